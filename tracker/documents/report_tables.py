"""The tables after the working edition: where each sentence comes from, and next year's items with owner and date."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from tracker.domain.drafts import SentenceKind

from . import report_told as told
from .page_number import add_footer
from .report_comments import Marked
from .text import chinese_date, clean_line
from .wordxml import paragraph, run

_TWIPS_OF_MM = 1440 / 25.4
_WIDTH_MM = 257
_SOURCES = ("来源对照表", {"序号": 12, "句子": 68, "类别": 24, "数字及来历": 50, "来源": 62, "佐证材料": 41})
_PLANS = (
    "明年工作安排（内部表）",
    {"序号": 12, "工作安排": 86, "对应问题": 50, "责任单位": 32, "责任人": 22, "完成时限": 25, "量化目标": 30},
)
_ROOM = "待定"


def begin_tables(document: WordDocument) -> None:
    """Begin pages across for the tables."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = Mm(25)
    section.left_margin = section.right_margin = Mm(20)
    section.footer_distance = Mm(15)
    add_footer(section, width=Mm(_WIDTH_MM))


def tables(sentences: Sequence[Marked]) -> Iterator[str]:
    """Both of them; nothing without sentences."""
    if sentences:
        yield from _source_table(sentences)
        yield from _plan_table(sentences)


def _source_table(sentences: Iterable[Marked]) -> Iterator[str]:
    yield from _table(*_SOURCES, (_source_row(sentence) for sentence in sentences))


def _plan_table(sentences: Iterable[Marked]) -> Iterator[str]:
    """A row for each item of next year; nothing without any."""
    plans = [sentence for sentence in sentences if sentence.note.kind is SentenceKind.PLAN]
    if plans:
        yield paragraph("TableText")
        yield from _table(*_PLANS, (_plan_row(row, sentence) for row, sentence in enumerate(plans, start=1)))
    yield paragraph("TableText")


def _source_row(sentence: Marked) -> list[Sequence[str]]:
    note = sentence.note
    kind = [*told.standing(note).split(" · "), *told.doubts(note)]
    numbers = told.numbers(note)
    return [[str(sentence.number)], [sentence.text], kind, numbers, told.sources(note), told.evidence(note)]


def _plan_row(row: int, sentence: Marked) -> list[Sequence[str]]:
    note = sentence.note
    due = chinese_date(note.due_on) if note.due_on else _ROOM
    who = (clean_line(note.unit) or _ROOM, clean_line(note.owner) or _ROOM)
    return [[text] for text in (str(row), sentence.text, note.answers, *who, due, note.target)]


def _table(title: str, columns: Mapping[str, int], rows: Iterable[list[Sequence[str]]]) -> Iterator[str]:
    yield paragraph("TableTitle", run(title))
    widths = [_twips(width) for width in columns.values()]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row([[name] for name in columns], widths, "TableHead", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
    body = "".join(_row(cells, widths, "TableText", "<w:trPr><w:cantSplit/></w:trPr>") for cells in rows)
    looks = f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    yield f"<w:tbl><w:tblPr>{looks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"


def _row(cells: Iterable[Sequence[str]], widths: Sequence[int], style: str, properties: str = "") -> str:
    written = "".join(_cell(lines, width, style) for lines, width in zip(cells, widths, strict=True))
    return f"<w:tr>{properties}{written}</w:tr>"


def _cell(lines: Sequence[str], width: int, style: str) -> str:
    content = "".join(paragraph(style, run(line)) for line in lines) or paragraph(style)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _twips(millimetres: int) -> int:
    return round(millimetres * _TWIPS_OF_MM)
