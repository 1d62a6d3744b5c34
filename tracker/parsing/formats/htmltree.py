"""Where a page has its article: one walk that weighs every element by the text that a reader sees in it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from .htmltext import BREAKS

_NEVER = frozenset(
    {
        "head", "script", "style", "noscript", "template", "iframe", "object", "svg", "button", "select", "option",
        "textarea", "input", "canvas", "audio", "video",
    }
)  # fmt: skip
_AROUND = frozenset({"nav", "footer", "header", "aside"})
_HINTS = (
    "trs_editor", "ucap-content", "trs_ueditor", "trs_editor_view", "zoom", "article_content", "articlecontent",
    "article-content", "pages_content", "vsb_content", "v_news_content", "xxgk_content", "news_content",
    "newscontent", "detail-content", "con_content", "content_body", "artcontent", "fontzoom", "contenttext",
    "contenttextbox", "maintext", "content-text", "article-content-box", "xxgk_detail_content", "trs_word", "xl-xqnr",
    "xl_cont", "nrcontent", "article-body", "article",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(_HINTS)}
_BOXES = frozenset(
    {
        "html", "body", "div", "section", "article", "main", "table", "tbody", "tr", "td", "th", "center", "form",
        "font", "span", "dl", "dd",
    }
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ENOUGH, _PARAGRAPHS = 200, 3
_MOST = 0.7
_HALF = 0.5


class Tree:
    """The elements of a page in their order, each with its parent, its breaks, the weight of its text outside links."""

    def __init__(self, root: LexborNode) -> None:
        self._nodes: list[LexborNode] = []
        self._parents: list[int] = []
        self._weights: list[int] = []
        self._breaks: list[int] = []
        self._apart: list[int] = []
        self._named: dict[int, list[int]] = {}
        self._walk(root)
        for k in range(len(self._nodes) - 1, 0, -1):
            self._weights[self._parents[k]] += self._weights[k]
            self._breaks[self._parents[k]] += self._breaks[k]
        self._unseen = self._hidden()
        self._sink()

    def is_seen(self, node: LexborNode) -> bool:
        """Whether readers see the element as a part of the text: no script, nothing hidden, no frame of the page."""
        return node.tag not in _NEVER and node.mem_id not in self._unseen

    def _walk(self, root: LexborNode) -> None:
        stack = [(root, -1, False)]
        while stack:
            node, parent, linked = stack.pop()
            tag = node.tag or ""
            if tag in _NEVER:
                continue
            k = len(self._nodes)
            self._nodes.append(node)
            self._parents.append(parent)
            self._weights.append(0 if linked or tag != "-text" else len((node.text_content or "").strip()))
            self._breaks.append(tag in BREAKS)
            if tag != "-text":
                self._note(node, tag, k)
            below = node.first_child
            children = []
            while below is not None:
                children.append((below, k, linked or tag == "a"))
                below = below.next
            stack.extend(reversed(children))

    def _note(self, node: LexborNode, tag: str, k: int) -> None:
        given = node.attributes
        if tag in _AROUND or "hidden" in given or _HIDDEN.search(given.get("style") or ""):
            self._apart.append(k)
        names = f"{given.get('id') or ''} {given.get('class') or ''} {tag}".casefold().split()
        ranks = [_RANK[name] for name in names if name in _RANK]
        if ranks:
            self._named.setdefault(min(ranks), []).append(k)

    def _hidden(self) -> set[int]:
        """Frames and hidden elements, but for one that holds the text itself: some sites show it by a script."""
        total = self._weights[0] if self._weights else 0
        return {self._nodes[k].mem_id for k in self._apart if self._weights[k] <= _HALF * total}

    def _sink(self) -> None:
        """Take the weight of what is not seen out of what is around it."""
        lost = [0] * len(self._nodes)
        for k in range(len(self._nodes) - 1, 0, -1):
            if self._nodes[k].mem_id in self._unseen:
                lost[k] = self._weights[k]
            lost[self._parents[k]] += lost[k]
        self._weights = [weight - gone for weight, gone in zip(self._weights, lost, strict=True)]

    def article(self) -> list[LexborNode]:
        """The boxes that a known name marks, else the smallest box that holds most of the text."""
        for rank in sorted(self._named):
            boxes = self._outermost(self._named[rank])
            if sum(self._weights[k] for k in boxes) >= max(_ENOUGH, _HALF * self._weights[0] * (rank > _RANK["zoom"])):
                return [self._nodes[k] for k in boxes if self._weights[k]]
        return self._densest()

    def _outermost(self, found: list[int]) -> list[int]:
        """Those that stand in none of the others, in document order."""
        inside: set[int] = set()
        chosen = set(found)
        for k in range(len(self._nodes)):
            if self._parents[k] in inside or self._parents[k] in chosen:
                inside.add(k)
        return [k for k in found if k not in inside]

    def _densest(self) -> list[LexborNode]:
        heaviest: dict[int, int] = {}
        for k in range(1, len(self._nodes)):
            known = heaviest.get(self._parents[k])
            box = self._nodes[k].tag in _BOXES and self._breaks[k] >= _PARAGRAPHS
            if box and (known is None or self._weights[k] > self._weights[known]):
                heaviest[self._parents[k]] = k
        best = 0
        while best in heaviest and self._weights[heaviest[best]] >= _MOST * self._weights[best] > 0:
            best = heaviest[best]
        while self._nodes[best].tag in {"tbody", "tr"}:  # rows without their table are no rows
            best = self._parents[best]
        return self._nodes[best : best + 1]
