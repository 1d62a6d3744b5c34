"""佐证清单: for each sentence of a draft the work and the files on which it rests."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.drafts import SentenceKind, SourceType

from . import report_words as words
from .cells import Cell
from .ledger_book import Column, ledger_book
from .report_notes import NumberNote
from .text import chinese_date

NAME = "佐证清单"
_SHAPE = (
    Column("序号", 4, centred=True),
    Column("部分", 12),
    Column("句子", 34),
    Column("数字", 14),
    Column("怎么来的", 16),
    Column("事项", 20),
    Column("进展日期", 11, centred=True),
    Column("填报人", 8, centred=True),
    Column("佐证材料", 22),
    Column("编号", 13),
    Column("SHA-256", 66, is_printed=False),
    Column("位置", 60, is_printed=False),
)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A file behind a sentence; a source without files, or a sentence without sources, has one row as well.

    `number` counts the sentences. `numbers` are those to which the source contributes; their parts are what this one
    contributes. `source` names the source of `type`; `place` is the address of the page on which it stands.
    """

    number: int
    part: str
    sentence: str
    kind: SentenceKind
    numbers: Sequence[NumberNote] = ()
    type: SourceType | None = None
    source: str = ""
    on: date | None = None
    author: str = ""
    filename: str = ""
    reference: str = ""
    sha256: str = ""
    place: str = ""


def evidence_ledger(title: str, org: str, made_on: date, rows: Iterable[EvidenceRow]) -> bytes:
    """The .xlsx; `title` is that of the report."""
    facts = f"填报单位：{org}　　　　导出日期：{chinese_date(made_on)}"
    return ledger_book(f"{title}{NAME}", facts, _SHAPE, _cells(rows), made_on)


def _cells(rows: Iterable[EvidenceRow]) -> Iterator[Sequence[Cell]]:
    for row in rows:
        yield (
            row.number,
            row.part or words.NO_HEADING,
            row.sentence,
            "\n".join(f"{number.name} {number.written}".strip() for number in row.numbers),
            "\n".join(_how(number) for number in row.numbers),
            _source(row),
            row.on,
            row.author,
            row.filename,
            row.reference,
            row.sha256,
            row.place,
        )


def _how(number: NumberNote) -> str:
    """合计：本条2次."""
    own = "、".join(number.parts)
    return f"{words.WAYS[number.way]}：本条{own}" if own else words.WAYS[number.way]


def _source(row: EvidenceRow) -> str:
    if row.type is None:
        return words.NO_SOURCE if row.kind is SentenceKind.BOILERPLATE else words.MISSING_SOURCE
    return f"{words.TYPES[row.type]} {row.source}".strip()
