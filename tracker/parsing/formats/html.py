"""Web pages: the article, not the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .txt import decoded

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_NOISE = "script,style,noscript,template,iframe,object,svg,form,button,select,nav,footer,header,aside"
_HINTS = (
    ".TRS_Editor", "#UCAP-CONTENT", ".trs_editor_view", "#zoom", "#Zoom", "#article_content", "#articleContent",
    ".article-content", ".article_content", ".pages_content", ".TRS_UEDITOR", "#vsb_content", ".v_news_content",
    ".xxgk_content", ".news_content", ".detail-content", ".con_content", "#content_body", ".artcontent", "#fontzoom",
    "#NewsContent",
    ".article",
    "article",
)  # fmt: skip
_TITLE_HINTS = ('meta[name="ArticleTitle"]', 'meta[name="articletitle"]', 'meta[property="og:title"]')
_BLOCKS = frozenset(
    {
        "p", "div", "section", "article", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6",
        "table", "tr", "tbody", "thead", "blockquote", "pre", "center", "header", "main", "figure", "hr",
    }
)  # fmt: skip
_CONTAINERS = _BLOCKS | {"html", "body", "td", "th", "font", "span", "form"}
_SITE_NAME = re.compile(r"\s*[_|\-—–]+\s*[^_|\-—–]*(?:政府|网|门户|平台|信息公开|局|委|区|县|市|镇)[^_|\-—–]*$")
_ENOUGH = 200
_SPACES = re.compile(r"[ \t\r\n\f]+")


def text_of(data: bytes) -> str:
    """The title and the article of a page, one line per paragraph, nothing fetched."""
    declared = _CHARSET.search(data[:4096])
    tree = LexborHTMLParser(decoded(data, declared.group(1).decode("ascii") if declared else None))
    title = _title(tree)
    for node in tree.css(_NOISE):
        node.decompose()
    article = _Weights(tree).article() if tree.root is not None else None
    lines = [line for line in _text(article).split("\n") if line.strip()] if article else []
    head = "".join("".join(lines[:4]).split())
    if title and "".join(title.split()) not in head:
        lines.insert(0, title)
    return "\n".join(lines)


def _title(tree: LexborHTMLParser) -> str:
    for hint in _TITLE_HINTS:
        node = tree.css_first(hint)
        if node is not None and (content := (node.attributes.get("content") or "").strip()):
            return content
    for selector in ("h1", "title"):
        node = tree.css_first(selector)
        if node is not None and (text := _SPACES.sub(" ", node.text()).strip()):
            return _SITE_NAME.sub("", text) or text
    return ""


class _Weights:
    """How much text outside links every element holds, found in one walk without recursion."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._nodes: list[LexborNode] = []
        self._parents: list[int] = []
        self._weights: list[int] = []
        stack: list[tuple[LexborNode, int, bool]] = [(tree.root, -1, False)] if tree.root is not None else []
        while stack:
            node, parent, linked = stack.pop()
            linked = linked or node.tag == "a"
            index = len(self._nodes)
            self._nodes.append(node)
            self._parents.append(parent)
            self._weights.append(self._own(node, linked))
            stack.extend((child, index, linked) for child in node.iter(include_text=True))
        for index in range(len(self._nodes) - 1, 0, -1):
            self._weights[self._parents[index]] += self._weights[index]
        self._index = {node.mem_id: index for index, node in enumerate(self._nodes)}

    def _own(self, node: LexborNode, linked: bool) -> int:
        return len((node.text(deep=False) or "").strip()) if node.tag == "-text" and not linked else 0

    def article(self) -> LexborNode | None:
        """The box that a known name marks, else the smallest block that holds most of the text."""
        for hint in _HINTS:
            marked = [self._index[node.mem_id] for node in self._tree.css(hint) if node.mem_id in self._index]
            best = max(marked, key=self._weights.__getitem__, default=None)
            if best is not None and self._weights[best] >= _ENOUGH:
                return self._nodes[best]
        return self._densest()

    def _densest(self) -> LexborNode | None:
        heaviest: dict[int, int] = {}
        for index in range(1, len(self._nodes)):
            block = self._nodes[index].tag in _CONTAINERS
            known = heaviest.get(self._parents[index])
            if block and (known is None or self._weights[index] > self._weights[known]):
                heaviest[self._parents[index]] = index
        best = 0
        while best in heaviest and self._weights[heaviest[best]] >= 0.7 * self._weights[best] > 0:
            best = heaviest[best]
        return self._nodes[best] if self._nodes else None


def _text(node: LexborNode) -> str:
    return "".join(_parts(node)).replace("\xa0", " ")


def _parts(node: LexborNode) -> Iterator[str]:
    """Text in order; blocks and <br> end lines, cells of a row are parted by tabs. Walks without recursion."""
    stack: list[tuple[LexborNode | None, str]] = [(node, "")]
    while stack:
        current, text = stack.pop()
        if current is None:
            yield text
            continue
        tag = current.tag
        if tag == "-text":
            yield _SPACES.sub(" ", current.text(deep=False) or "")
        elif tag == "br":
            yield "\n"
        else:
            end = "\n" if tag in _BLOCKS else "\t" if tag in {"td", "th"} else ""
            yield "\n" if tag in _BLOCKS else ""
            stack.append((None, end))
            stack.extend((child, "") for child in reversed(list(current.iter(include_text=True))))
