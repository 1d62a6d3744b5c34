"""A quoted sentence in its context: whole sentences before and after it, with dots where the text goes on."""

import re
from dataclasses import dataclass

from tracker.domain.passages import is_heading, passage
from tracker.queries.tasks import AROUND, Quoted

WIDTH = 110
_END = re.compile(r"[。；！？]\s*|\n\s*(?=第?[（(]?[一二三四五六七八九十]+[）)、．.])")
_BREAK = re.compile(r"\s*\n\s*")
DOTS = "……"


@dataclass(frozen=True, slots=True)
class Context:
    """What the page shows: text before, the marked sentence, text after, and where that stands."""

    before: str
    marked: str
    after: str
    place: str
    quoted: Quoted


def context(quoted: Quoted) -> Context:
    """The sentence with its neighbours."""
    end = quoted.offset + quoted.length
    before = _before(quoted.piece[: quoted.offset], begins=quoted.offset < AROUND)
    after = _after(quoted.piece[end:], ends=len(quoted.piece) - end < AROUND)
    return Context(before, quoted.text, after, passage(quoted.heading_path, quoted.enumerator), quoted)


def _before(text: str, *, begins: bool) -> str:
    """Whole sentences at the end of `text`, at most WIDTH characters; from the last heading on, if one is near."""
    near = text[-WIDTH:]
    whole = begins and len(text) <= WIDTH
    ends = [match.end() for match in _END.finditer(near) if match.end() < len(near.rstrip())]
    start = 0 if whole or not ends else ends[0]
    paragraph = _after_heading(near[start:])
    if paragraph is not None:
        return _joined(paragraph)
    kept = _joined(near[start:])
    return kept if whole else DOTS + kept


def _after_heading(text: str) -> str | None:
    """What follows the last line that is a numbered heading; None if there is none."""
    lines = text.split("\n")
    headings = [index for index, line in enumerate(lines[:-1]) if is_heading(line)]
    return "\n".join(lines[headings[-1] + 1 :]) if headings else None


def _after(text: str, *, ends: bool) -> str:
    """Whole sentences at the beginning of `text`, at most WIDTH characters."""
    near = text[:WIDTH]
    if ends and len(text) <= WIDTH:
        return _joined(near)
    stops = [match.end() for match in _END.finditer(near)]
    return _joined(near[: stops[-1]] if stops else near) + DOTS


def _joined(text: str) -> str:
    """Line breaks of the layout taken out; spaces stay between Latin words alone."""
    return re.sub(r"[ \u3000]{2,}", "", _BREAK.sub("", text)).strip()
