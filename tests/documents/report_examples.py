"""A report of a made-up town, and what is known of its sentences."""

import io
from collections.abc import Sequence
from datetime import date

from docx import Document
from docx.document import Document as WordDocument

from tracker.documents import NumberNote, PrintEdition, RefNote, SourceNote, report_docx
from tracker.domain.drafts import Flag, SentenceKind, SourceType, Way
from tracker.domain.report_text import Line, Rank, ReportText, Run

TRAINING = "全年开展行政执法培训6次，参训180余人次。"
PROBLEM = "行政执法案卷制作不够规范，主要原因是"
PLAN = "开展案卷评查，每半年通报一次结果"
REPORT = ReportText(
    title="青禾县云溪镇人民政府关于2026年度法治政府建设情况的报告",
    addressee="青禾县人民政府",
    lines=(
        Line(Rank.TEXT, (Run("2026年，云溪镇扎实推进法治政府建设。", "preamble:0"), Run("现将有关情况报告如下："))),
        Line(Rank.PART, (Run("一、推进法治政府建设的主要举措和成效"),), "measures"),
        Line(Rank.THEME, (Run("（一）健全行政执法工作体系"),), "measures:T4"),
        Line(Rank.TEXT, (Run(TRAINING, "total:training"), Run("镇村干部学法制度得到落实。", "task:3")), "measures:T4"),
        Line(Rank.PART, (Run("二、存在的不足和原因"),), "problems"),
        Line(
            Rank.TEXT,
            (
                Run("一是"),
                Run(PROBLEM, "problem:task:7"),
                Run("【待补：原因】", "problem:task:7", is_gap=True),
                Run("。", "problem:task:7"),
            ),
            "problems",
        ),
        Line(Rank.PART, (Run("三、2027年推进法治政府建设的主要安排"),), "plans"),
        Line(Rank.TEXT, (Run("一是"), Run(f"{PLAN}。", "plan:measure:problem:task:7")), "plans"),
        Line(Rank.TEXT, (Run("特此报告。", "closing:0"),), "closing"),
    ),
    signatory="青禾县云溪镇人民政府",
    dated_on=date(2027, 1, 15),
)
NOTES = (
    SourceNote("preamble:0", SentenceKind.BOILERPLATE),
    SourceNote(
        "total:training",
        SentenceKind.RESULT,
        refs=(
            RefNote(SourceType.UPDATE, "2026-007 周敏 2026-03-05", "开展行政执法培训2次，参训60人次"),
            RefNote(SourceType.UPDATE, "2026-007 周敏 2026-09-20", "开展行政执法培训4次，参训120余人次"),
        ),
        numbers=(NumberNote("行政执法培训", "6次", Way.SUM, ("2026-03-05 2次", "2026-09-20 4次")),),
        evidence=("执法培训签到表.pdf",),
    ),
    SourceNote("task:3", SentenceKind.RESULT, edited=True, flag=Flag.SOURCES_CHANGED),
    SourceNote(
        "problem:task:7",
        SentenceKind.PROBLEM,
        refs=(RefNote(SourceType.TASK, "2026-007 行政执法案卷制作不够规范"),),
        gaps=("原因",),
    ),
    SourceNote(
        "plan:measure:problem:task:7",
        SentenceKind.PLAN,
        refs=(RefNote(SourceType.TASK, "2026-007 行政执法案卷制作不够规范"),),
        by_hand=True,
        owner="周敏",
        unit="综合行政执法队",
        due_on=date(2027, 11, 30),
        target="评查2次",
        answers=PROBLEM,
    ),
)


def opened(
    text: ReportText, edition: PrintEdition, notes: Sequence[SourceNote] = (), *, is_final: bool = False
) -> WordDocument:
    """The report as a word processor opens it."""
    return Document(io.BytesIO(report_docx(text, edition, notes, is_final=is_final)))


def words_of(document: WordDocument) -> list[str]:
    """Its paragraphs outside of tables that are not empty; a title is one line."""
    return [paragraph.text.replace("\n", "") for paragraph in document.paragraphs if paragraph.text]
