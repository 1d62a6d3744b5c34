"""Automatic numbers of Word lists, rendered as Word shows them (一、 （一） 1. ① …)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from .counting import counted
from .markup import attribute, child, children, is_on, number_value, path_value

_PLACE = re.compile(r"%(\d)")
_STEPS = 10
_NONE = "0"


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list; `after`: the level (from 1) whose numbers start it again, 0 for none, None for any above."""

    form: str
    text: str
    start: int
    style: str
    legal: bool
    after: int | None


class Numbering:
    """Counts the lists of one document; ask `prefix` for its paragraphs in order."""

    def __init__(self, numbering: ET.Element | None, styles: ET.Element | None) -> None:
        self._styles = {attribute(style, "styleId"): style for style in children(styles, "style")}
        self._lists = {attribute(n, "numId"): path_value(n, "abstractNumId") or "" for n in children(numbering, "num")}
        abstracts = {attribute(a, "abstractNumId"): a for a in children(numbering, "abstractNum")}
        own = {key: _levels(abstract) for key, abstract in abstracts.items()}
        self._levels = {
            number: own.get(self._linked(abstracts, abstract), {}) for number, abstract in self._lists.items()
        }
        self._restarts: dict[str, dict[int, int]] = {}
        for number in children(numbering, "num"):
            self._override(attribute(number, "numId"), number)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def _linked(self, abstracts: dict[str, ET.Element], abstract: str) -> str:
        """The list that holds the levels: a list may only name a style that names the list."""
        style = self._styles.get(path_value(abstracts.get(abstract), "numStyleLink") or "")
        number = path_value(child(child(style, "pPr"), "numPr"), "numId")
        return self._lists.get(number or "", abstract)

    def _override(self, number: str, entry: ET.Element) -> None:
        for override in children(entry, "lvlOverride"):
            level = number_value(attribute(override, "ilvl"))
            own = child(override, "lvl")
            if own is not None:
                self._levels[number] = {**self._levels[number], level: _level(own)}
            if start := path_value(override, "startOverride"):
                self._restarts.setdefault(number, {})[level] = number_value(start)

    def prefix(self, paragraph: ET.Element) -> str:
        """The number in front of the paragraph; counts it. "" for none and for bullets."""
        number_id, index = self._numbered(child(paragraph, "pPr"))
        levels = self._levels.get(number_id, {}) if number_id != _NONE else {}
        level = levels.get(index)
        if level is None or level.form == "bullet":
            return ""
        counts = self._counted(number_id, index, levels)
        return _PLACE.sub(lambda place: _shown(level, levels, counts, int(place.group(1)) - 1), level.text)

    def _counted(self, number_id: str, index: int, levels: dict[int, _Level]) -> dict[int, int]:
        """Counts of the list after this paragraph; lists of one kind count on unless they say where to start."""
        counts = self._counts.setdefault(self._lists[number_id], {})
        if number_id not in self._begun:
            self._begun.add(number_id)
            counts.update({at: start - 1 for at, start in self._restarts.get(number_id, {}).items()})
        counts[index] = counts.get(index, levels[index].start - 1) + 1
        for deeper in [at for at in counts if at > index and _starts_again(levels.get(at), index)]:
            del counts[deeper]
        return counts

    def _numbered(self, properties: ET.Element | None) -> tuple[str, int]:
        """(list id, level) of a paragraph: its own, or that of its style or of a style that one is based on."""
        own = child(properties, "numPr")
        style_number, style_level = self._of_style(path_value(properties, "pStyle") or "")
        if own is None:
            return style_number, style_level
        number, level = path_value(own, "numId"), path_value(own, "ilvl")
        return style_number if number is None else number, style_level if level is None else number_value(level)

    def _of_style(self, name: str) -> tuple[str, int]:
        for _ in range(_STEPS):
            style = self._styles.get(name)
            number = child(child(style, "pPr"), "numPr")
            if number is not None and (number_id := path_value(number, "numId")):
                return number_id, self._level_of(number_id, name, path_value(number, "ilvl"))
            name = path_value(style, "basedOn") or ""
        return "", 0

    def _level_of(self, number_id: str, style: str, stated: str | None) -> int:
        levels = self._levels.get(number_id, {})
        linked = next((index for index, level in levels.items() if level.style == style), 0)
        return number_value(stated) if stated else linked


def _levels(abstract: ET.Element) -> dict[int, _Level]:
    return {number_value(attribute(level, "ilvl")): _level(level) for level in children(abstract, "lvl")}


def _level(level: ET.Element) -> _Level:
    restart = path_value(level, "lvlRestart")
    return _Level(
        _form(level),
        path_value(level, "lvlText") or "",
        number_value(path_value(level, "start"), 1),
        path_value(level, "pStyle") or "",
        is_on(child(level, "isLgl")),
        None if restart is None else number_value(restart),
    )


def _form(level: ET.Element) -> str:
    """The number format; newer ones stand in a choice with an older one to fall back to."""
    form = path_value(level, "numFmt")
    if form is None:
        form = path_value(level, "AlternateContent", "Fallback", "numFmt")
    return form or "decimal"


def _starts_again(deeper: _Level | None, index: int) -> bool:
    """Whether a number at level `index` lets that deeper level start again."""
    if deeper is None or deeper.after is None:
        return True
    return index < deeper.after


def _shown(level: _Level, levels: dict[int, _Level], counts: dict[int, int], index: int) -> str:
    part = levels.get(index)
    if part is None:
        return ""
    value = counts.get(index, part.start)
    return str(value) if level.legal else counted(part.form, value)
