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
    ".article-content", ".article_content", ".pages_content", ".view.TRS_UEDITOR", "#vsb_content", ".v_news_content",
    ".xxgk_content", ".news_content", ".detail-content", ".con_content", "#content_body", ".artcontent", "#fontzoom",
    "#NewsContent", ".article", "article",
)  # fmt: skip
_TITLE_HINTS = ('meta[name="ArticleTitle"]', 'meta[name="articletitle"]', 'meta[property="og:title"]')
_BLOCKS = frozenset(
    {
        "p", "div", "section", "article", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table",
        "tr", "tbody", "thead", "blockquote", "pre", "center", "header", "main", "figure", "hr",
    }
)  # fmt: skip
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
    article = _hinted(tree) or _densest(tree)
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


def _hinted(tree: LexborHTMLParser) -> LexborNode | None:
    for hint in _HINTS:
        best = max(tree.css(hint), key=_weight, default=None)
        if best is not None and _weight(best) >= _ENOUGH:
            return best
    return None


def _weight(node: LexborNode) -> int:
    return len(node.text().strip())


def _densest(tree: LexborHTMLParser) -> LexborNode | None:
    """The smallest block that holds most of the text that stands in no link."""
    best = tree.body
    if best is None:
        return tree.root
    total = _own(best)
    while total:
        child = max((node for node in best.iter() if node.tag in _BLOCKS or node.tag == "td"), key=_own, default=None)
        if child is None or _own(child) < 0.7 * total:
            return best
        best = child
    return best


def _own(node: LexborNode) -> int:
    return _weight(node) - sum(_weight(link) for link in node.css("a"))


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
