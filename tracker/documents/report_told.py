"""What is told of a sentence, in the words of an office."""

from collections.abc import Iterator, Sequence

from tracker.domain.drafts import SentenceKind

from . import report_words as words
from .report_notes import NumberNote, RefNote, SourceNote
from .text import clean_line

_MOST_PARTS = 12
_SHORT = 60


def standing(note: SourceNote) -> str:
    """Its kind and whose words it has: 成效 · 人工改写."""
    whose = words.BY_HAND if note.by_hand else words.EDITED if note.edited else words.COMPOSED
    return f"{words.KINDS[note.kind]} · {whose}"


def doubts(note: SourceNote) -> list[str]:
    """What somebody must still do about it."""
    flagged = [words.FLAGS[note.flag]] if note.flag else []
    return [*flagged, *(f"待补：{clean_line(gap)}" for gap in note.gaps), *_unsupported(note)]


def sources(note: SourceNote, most: int | None = None) -> list[str]:
    """A line for each, at most so many with a line that counts the others."""
    if not note.refs:
        return [words.NO_SOURCE] if note.kind is SentenceKind.BOILERPLATE else [words.MISSING_SOURCE]
    told = [_source(ref) for ref in note.refs[:most]]
    return [*told, *_others(len(note.refs) - len(told))]


def numbers(note: SourceNote) -> list[str]:
    """A line for each: 行政执法培训 6次：合计，3月5日 2次＋6月18日 4次."""
    return [_number(number) for number in note.numbers]


def evidence(note: SourceNote, most: int | None = None) -> list[str]:
    """A line for each file."""
    told = [clean_line(name) for name in note.evidence[:most]]
    return [*told, *_others(len(note.evidence) - len(told))]


def _unsupported(note: SourceNote) -> Iterator[str]:
    if note.kind is not SentenceKind.BOILERPLATE and not note.refs and not note.gaps:
        yield words.MISSING_SOURCE


def _source(ref: RefNote) -> str:
    quote = clean_line(ref.quote)
    short = f"{quote[:_SHORT]}……" if len(quote) > _SHORT else quote
    said = f"：“{short}”" if quote else ""
    return f"{words.TYPES[ref.type]} {clean_line(ref.name)}{said}"


def _number(number: NumberNote) -> str:
    parts = "＋".join(map(clean_line, number.parts[:_MOST_PARTS]))
    more = f"等{len(number.parts)}项" if len(number.parts) > _MOST_PARTS else ""
    how = f"{words.WAYS[number.way]}，{parts}{more}" if parts else words.WAYS[number.way]
    return f"{clean_line(number.name)} {clean_line(number.written)}：{how}".strip()


def _others(count: int) -> Sequence[str]:
    return [f"另有{count}项，见文后来源对照表"] if count > 0 else []
