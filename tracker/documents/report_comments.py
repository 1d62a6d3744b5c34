"""Comments on the sentences of the working edition."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from docx.document import Document as WordDocument

from tracker.domain.report_text import Line, Run

from . import report_told as told
from .report_notes import SourceNote
from .wordxml import fill_comments, paragraph, run

AUTHOR, _INITIALS = "年轮", "年轮"
_GAP = '<w:highlight w:val="yellow"/>'
_MOST = 6


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence of the report: its number in order of appearance, its words, and what is known of it."""

    number: int
    text: str
    note: SourceNote


def marked(lines: Iterable[Line], notes: Iterable[SourceNote]) -> dict[str, Marked]:
    """The sentences by slot in the order in which they stand, of which there are notes."""
    known = {note.slot: note for note in notes}
    words: dict[str, str] = {}
    for part in (part for line in lines for part in line.runs if part.slot in known):
        words[str(part.slot)] = words.get(str(part.slot), "") + part.text
    return {slot: Marked(number, words[slot], known[slot]) for number, slot in enumerate(words, start=1)}


def commented(line: Line, sentences: Mapping[str, Marked], done: set[str]) -> str:
    """The runs of the line: a sentence that is not in `done` yet gets its comment, 【待补】 is highlighted."""
    return "".join(_anchored(slot, list(runs), sentences, done) for slot, runs in groupby(line.runs, lambda r: r.slot))


def add_comments(document: WordDocument, sentences: Iterable[Marked], day: date | None) -> None:
    """The texts of the comments that the anchors of `commented` name."""
    fill_comments(document, (_comment(sentence, day) for sentence in sentences))


def _anchored(slot: str | None, runs: list[Run], sentences: Mapping[str, Marked], done: set[str]) -> str:
    content = "".join(run(part.text, _GAP if part.is_gap else "") for part in runs)
    if slot is None or slot not in sentences or slot in done:
        return content
    done.add(slot)
    key = f'w:id="{sentences[slot].number}"'
    mark = f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference {key}/></w:r>'
    return f"<w:commentRangeStart {key}/>{content}<w:commentRangeEnd {key}/>{mark}"


def _comment(sentence: Marked, day: date | None) -> str:
    when = f' w:date="{day.isoformat()}T00:00:00Z"' if day else ""
    lines = "".join(paragraph("CommentText", run(line)) for line in _lines(sentence))
    return f'<w:comment w:id="{sentence.number}" w:author="{AUTHOR}" w:initials="{_INITIALS}"{when}>{lines}</w:comment>'


def _lines(sentence: Marked) -> Iterator[str]:
    note = sentence.note
    yield f"第{sentence.number}句　{told.standing(note)}"
    yield from told.doubts(note)
    yield from (f"来源：{line}" for line in told.sources(note, _MOST))
    yield from (f"数字：{line}" for line in told.numbers(note))
    yield from (f"佐证：{line}" for line in told.evidence(note, _MOST))
