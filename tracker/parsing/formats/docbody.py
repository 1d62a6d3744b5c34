"""The main story of an old Word document, in the markup of today's: paragraphs, rows, cells, fields, changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from .doclists import numbered

_PARAGRAPH, _CELL, _LINE, _PAGE = "\r", "\x07", "\x0b", "\x0c"
_FIELD, _SHOWN, _FIELD_END = "\x13", "\x14", "\x15"
_SHOWN_AS = {"\x1e": "-", "\xa0": " ", "\t": "\t", _LINE: "\n"}
_MERGED = {"continue", "continued"}


class Look:
    """What formats say of a place in the story; nothing where there are none."""

    def __init__(self, formats: Any, styles: dict[int, str]) -> None:
        self._characters = list(formats.character_spans) if formats is not None else []
        self._paragraphs = list(formats.paragraph_spans) if formats is not None else []
        self._starts = [span.cp_start for span in self._characters]
        self._begins = [span.cp_start for span in self._paragraphs]
        self._run = (0, 0, False)  # characters come in runs: (first place, place after, whether unseen)
        self.styles = styles

    def unseen(self, place: int) -> bool:
        """Whether the character was deleted under tracked changes, or is hidden."""
        if not self._run[0] <= place < self._run[1]:
            index = bisect_right(self._starts, place) - 1
            end = self._starts[index + 1] if index + 1 < len(self._starts) else place + 1
            look = _at(self._characters, self._starts, place)
            hidden = look is not None and bool(look.revision_deleted or look.hidden)
            whole = look is not None and self._characters[index].cp_end >= end
            self._run = (place, end if whole else place + 1, hidden)
        return self._run[2]

    def breaks_inside(self, place: int) -> bool:
        """Whether a page break there stands inside a paragraph."""
        index = bisect_right(self._begins, place) - 1
        return index >= 0 and place + 1 < self._paragraphs[index].cp_end

    def paragraph(self, place: int) -> Any:
        """Properties of the paragraph that ends there, None for unknown."""
        return _at(self._paragraphs, self._begins, place)


def _at(spans: list[Any], starts: list[int], place: int) -> Any:
    index = bisect_right(starts, place) - 1
    return spans[index].properties if index >= 0 and place < spans[index].cp_end else None


@dataclass(slots=True)
class _Story:
    """The body in the making: `words` of the paragraph, `cell` and `row` of the table under way."""

    look: Look
    body: ET.Element = field(default_factory=lambda: ET.Element("body"))
    words: list[str] = field(default_factory=list)
    cell: list[ET.Element] = field(default_factory=list)
    row: list[ET.Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)

    def add(self, letter: str, place: int) -> None:
        if letter in (_FIELD, _SHOWN, _FIELD_END):
            self._field(letter)
        elif letter in (_PARAGRAPH, _CELL) or (letter == _PAGE and not self.look.breaks_inside(place)):
            self._end(letter, place)
        elif not any(self.fields) and not self.look.unseen(place):
            shown = _SHOWN_AS.get(letter, letter if letter >= " " else "")
            self.words.append(shown)

    def _field(self, letter: str) -> None:
        """A field shows its result, not its instruction."""
        if letter == _FIELD:
            self.fields.append(True)
        elif self.fields and letter == _SHOWN:
            self.fields[-1] = False
        elif self.fields:
            self.fields.pop()

    def _end(self, letter: str, place: int) -> None:
        look = self.look.paragraph(place)
        if look is not None and look.table_terminating:
            self._end_row(look)
            return
        paragraph = self._paragraph(look, kept=not self.look.unseen(place))
        in_table = letter == _CELL or (look is not None and look.in_table)
        if not in_table:
            self.close()
            self.body.append(paragraph)
            return
        if letter == _CELL and not self.cell and not self.words and look is None and self.row:
            self._end_row(None)
            return
        self.cell.append(paragraph)
        if letter == _CELL:
            self.row.append(_cell(self.cell))
            self.cell = []

    def _paragraph(self, look: Any, *, kept: bool) -> ET.Element:
        paragraph = ET.Element("p")
        properties = ET.SubElement(paragraph, "pPr")
        if look is not None:
            if look.style_id in self.look.styles:
                ET.SubElement(properties, "pStyle", {"val": self.look.styles[look.style_id]})
            numbered(properties, look)
        if not kept:
            ET.SubElement(ET.SubElement(properties, "rPr"), "del")
        ET.SubElement(paragraph, "t").text = "".join(self.words)
        self.words = []
        return paragraph

    def _end_row(self, look: Any) -> None:
        self.words = []
        table = self.body[-1] if len(self.body) and self.body[-1].tag == "tbl" else ET.SubElement(self.body, "tbl")
        row = ET.SubElement(table, "tr")
        definitions = look.table_row.cell_definitions if look is not None and look.table_row else ()
        for k, cell in enumerate(self.row):
            merged = definitions[k] if k < len(definitions) else None
            if merged is not None and merged.vertical_merge in _MERGED:
                ET.SubElement(ET.SubElement(cell, "tcPr"), "vMerge")
            row.append(cell)
        self.row = []

    def close(self) -> None:
        """What is left of a row or cell that never ended."""
        if self.cell:
            self.row.append(_cell(self.cell))
            self.cell = []
        if self.row:
            self._end_row(None)


def _cell(paragraphs: list[ET.Element]) -> ET.Element:
    cell = ET.Element("tc")
    cell.extend(paragraphs)
    return cell


def body_of(letters: Iterable[tuple[str, int]], look: Look) -> ET.Element:
    """The body with its paragraphs and tables; `letters` are characters with their places in the story."""
    story = _Story(look)
    for letter, place in letters:
        story.add(letter, place)
    if story.words:
        story.add(_PARAGRAPH, -1)
    story.close()
    return story.body
