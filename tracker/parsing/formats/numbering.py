"""Automatic numbers of Word lists, rendered as Word shows them (一、 （一） 1. ① …)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tracker.parsing.numerals import chinese

from .wordxml import attribute, child, children, path_value

_CHINESE = frozenset(
    {
        "chineseCounting", "chineseCountingThousand", "japaneseCounting", "japaneseDigitalTenThousand",
        "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital", "koreanDigital2",
    }
)  # fmt: skip
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_PLACE = re.compile(r"%(\d)")
_STEPS = 10


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    style: str


class Numbering:
    """Counts the lists of one document; ask `prefix` for its paragraphs in order."""

    def __init__(self, numbering: ET.Element | None, styles: ET.Element | None) -> None:
        self._levels = {attribute(a, "abstractNumId"): _levels(a) for a in children(numbering, "abstractNum")}
        self._lists = {attribute(n, "numId"): path_value(n, "abstractNumId") or "" for n in children(numbering, "num")}
        self._restarts = {attribute(n, "numId"): _overrides(n) for n in children(numbering, "num")}
        self._styles = {attribute(style, "styleId"): style for style in children(styles, "style")}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def prefix(self, paragraph: ET.Element) -> str:
        """The number in front of the paragraph; counts it. "" for none and for bullets."""
        number_id, index = self._numbered(child(paragraph, "pPr"))
        abstract = self._lists.get(number_id, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(index)
        if level is None or level.form == "bullet":
            return ""
        counts = self._counted(number_id, abstract, index, level)
        return _PLACE.sub(lambda place: _shown(levels, counts, int(place.group(1)) - 1), level.text)

    def _counted(self, number_id: str, abstract: str, index: int, level: _Level) -> dict[int, int]:
        """Counts of the list after this paragraph; lists of one kind count on unless they say where to start."""
        counts = self._counts.setdefault(abstract, {})
        if number_id not in self._begun:
            self._begun.add(number_id)
            counts.update({at: start - 1 for at, start in self._restarts.get(number_id, {}).items()})
        counts[index] = counts.get(index, level.start - 1) + 1
        for deeper in [at for at in counts if at > index]:
            del counts[deeper]
        return counts

    def _numbered(self, properties: ET.Element | None) -> tuple[str, int]:
        """(list id, level) of a paragraph: its own, or that of its style or of a style that one is based on."""
        own = child(properties, "numPr")
        if own is not None:
            return path_value(own, "numId") or "", int(path_value(own, "ilvl") or 0)
        name = path_value(properties, "pStyle")
        for _ in range(_STEPS):
            style = self._styles.get(name or "")
            number = child(child(style, "pPr"), "numPr")
            if number is not None and (number_id := path_value(number, "numId")):
                return number_id, self._level_of(number_id, name or "", path_value(number, "ilvl"))
            name = path_value(style, "basedOn")
        return "", 0

    def _level_of(self, number_id: str, style: str, stated: str | None) -> int:
        levels = self._levels.get(self._lists.get(number_id, ""), {})
        linked = next((index for index, level in levels.items() if level.style == style), 0)
        return int(stated) if stated else linked


def _levels(abstract: ET.Element) -> dict[int, _Level]:
    return {
        int(attribute(level, "ilvl") or 0): _Level(
            path_value(level, "numFmt") or "decimal",
            path_value(level, "lvlText") or "",
            int(path_value(level, "start") or 1),
            path_value(level, "pStyle") or "",
        )
        for level in children(abstract, "lvl")
    }


def _overrides(number: ET.Element) -> dict[int, int]:
    return {
        int(attribute(override, "ilvl") or 0): int(start)
        for override in children(number, "lvlOverride")
        if (start := path_value(override, "startOverride"))
    }


def _shown(levels: dict[int, _Level], counts: dict[int, int], index: int) -> str:
    level = levels.get(index)
    if level is None:
        return ""
    value = counts.get(index, level.start)
    if level.form in _CHINESE:
        return chinese(value)
    if level.form in _CIRCLED and 1 <= value <= 20:
        return chr(ord("①") + value - 1)
    if level.form in {"upperLetter", "lowerLetter"} and 1 <= value <= 26:
        return chr((65 if level.form == "upperLetter" else 97) + value - 1)
    return "" if level.form == "none" else str(value)
