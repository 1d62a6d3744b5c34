"""The text of an element as a browser shows it: paragraphs, lines, rows of tables, numbers of lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from .counting import counted
from .htmltables import Table
from .markup import number_value

LINK, LINK_END = "\ue000", "\ue001"
_MARKS = str.maketrans("", "", LINK + LINK_END)
_BLOCKS = frozenset(
    {
        "p", "div", "section", "article", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6",
        "table", "tr", "tbody", "thead", "tfoot", "caption", "blockquote", "pre", "center", "header", "main",
        "figure", "hr", "footer", "aside", "nav", "address", "fieldset", "form",
    }
)  # fmt: skip
BREAKS = _BLOCKS | {"br"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LINES = re.compile(r"\r\n?|\n")
_KEPT = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHINESE = re.compile(r"list-style(?:-type)?\s*:[^;]*(?:cjk-ideographic|chinese)", re.IGNORECASE)


def text_in(root: LexborNode, seen: Callable[[LexborNode], bool]) -> str:
    """The element's text; words of links stand between LINK and LINK_END. Walks without recursion."""
    page = _Page()
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            page.words(node.text_content or "")
        elif leaving:
            page.leave(tag, linked=tag == "a" and bool(node.attributes.get("href")))
        elif seen(node):
            page.enter(tag, node)
            stack.append((node, True))
            below = node.last_child
            while below is not None:
                stack.append((below, False))
                below = below.prev
    return page.text()


@dataclass(slots=True)
class _List:
    """A numbered list: the form of its numbers and the next one; "" for bullets and lists without marks."""

    form: str
    following: int = 1


@dataclass(slots=True)
class _Page:
    out: list[list[str]] = field(default_factory=lambda: [[]])
    tables: list[Table] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)

    def words(self, text: str) -> None:
        text = text.translate(_MARKS)
        kept = bool(self.kept) and self.kept[-1]
        self.out[-1].append(_LINES.sub("\n", text) if kept else _SPACES.sub(" ", text))

    def enter(self, tag: str, node: LexborNode) -> None:
        given = node.attributes
        style = given.get("style") or ""
        self.kept.append(tag == "pre" or bool(_KEPT.search(style)) or (bool(self.kept) and self.kept[-1]))
        if tag in BREAKS:
            self.out[-1].append("\n")
        if tag == "a" and given.get("href"):
            self.out[-1].append(LINK)
        elif tag in {"ol", "ul"}:
            self.lists.append(_List(_form(tag, given.get("type") or "", style), number_value(given.get("start"), 1)))
        elif tag == "li" and self.lists:
            self._number(given.get("value"), style)
        elif tag == "table":
            self.tables.append(Table())
        elif tag == "tr" and self.tables:
            self.tables[-1].begin_row()
        elif tag in {"td", "th"} and self.tables:
            self.tables[-1].begin_cell(number_value(given.get("colspan"), 1), number_value(given.get("rowspan"), 1))
            self.out.append([])

    def leave(self, tag: str, *, linked: bool) -> None:
        self.kept.pop()
        if tag == "a" and linked:
            self.out[-1].append(LINK_END)
        elif tag in {"ol", "ul"} and self.lists:
            self.lists.pop()
        elif tag in {"td", "th"} and self.tables and len(self.out) > 1:
            self.tables[-1].end_cell("".join(self.out.pop()))
        elif tag == "table" and self.tables:
            self.out[-1].append(self.tables.pop().text())
        if tag in _BLOCKS:
            self.out[-1].append("\n")

    def _number(self, stated: str | None, style: str) -> None:
        numbers = self.lists[-1]
        if not numbers.form:
            return
        value = number_value(stated, numbers.following)
        numbers.following = value + 1
        if not _UNMARKED.search(style):
            self.out[-1].append(counted(numbers.form, value) + ("、" if numbers.form == "chineseCounting" else "."))

    def text(self) -> str:
        return "".join(part for parts in self.out for part in parts).replace("\xa0", " ")


def _form(tag: str, kind: str, style: str) -> str:
    if tag == "ul" or _UNMARKED.search(style):
        return ""
    return "chineseCounting" if _CHINESE.search(style) else _FORMS.get(kind, "decimal")
