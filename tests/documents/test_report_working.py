"""The working edition: where each sentence comes from."""

from dataclasses import replace

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn

from tests.documents.report_examples import NOTES, PLAN, PROBLEM, REPORT, TRAINING, opened
from tracker.documents import PrintEdition, SourceNote
from tracker.documents.report_words import FLAGS, KINDS, TYPES, WAYS
from tracker.domain.drafts import Flag, SentenceKind, SourceType, Way

DOCUMENT = opened(REPORT, PrintEdition.WORKING, NOTES)
COMMENTS = [comment.text for comment in DOCUMENT.comments]


def test_it_says_that_it_is_internal() -> None:
    assert DOCUMENT.sections[0].header.paragraphs[0].text == "工作底稿·内部使用"


def test_each_sentence_has_a_comment_anchored_on_its_words() -> None:
    assert len(COMMENTS) == len(NOTES)
    body = DOCUMENT.element.body
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [mark.get(qn("w:id")) for mark in body.iter(qn(f"w:{kind}"))] == ["1", "2", "3", "4", "5"]
    start = body.findall(f".//{qn('w:commentRangeStart')}")[1]
    assert start.getnext().find(qn("w:t")).text == TRAINING


def test_a_comment_names_sources_numbers_and_evidence() -> None:
    assert COMMENTS[1].split("\n") == [
        "第2句　成效 · 由工作汇总",
        "来源：进展 2026-007 周敏 2026-03-05：“开展行政执法培训2次，参训60人次”",
        "来源：进展 2026-007 周敏 2026-09-20：“开展行政执法培训4次，参训120余人次”",
        "数字：行政执法培训 6次：合计，2026-03-05 2次＋2026-09-20 4次",
        "佐证：执法培训签到表.pdf",
    ]


def test_a_comment_says_what_must_still_be_done() -> None:
    assert COMMENTS[2].split("\n") == [
        "第3句　成效 · 人工改写",
        "依据有变化",
        "没有依据",
        "来源：没有依据",
    ]
    assert "待补：原因" in COMMENTS[3]


def test_what_is_missing_is_highlighted() -> None:
    marked = [run.text for found in DOCUMENT.paragraphs for run in found.runs if run.font.highlight_color]
    assert marked == ["【待补：原因】"]
    runs = [run for found in DOCUMENT.paragraphs for run in found.runs if run.font.highlight_color]
    assert runs[0].font.highlight_color == WD_COLOR_INDEX.YELLOW


def test_a_table_tells_of_each_sentence() -> None:
    rows = [[cell.text for cell in row.cells] for row in DOCUMENT.tables[0].rows]
    assert rows[0] == ["序号", "句子", "类别", "数字及来历", "来源", "佐证材料"]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "4", "5"]
    assert rows[2][1] == TRAINING
    assert rows[4][1] == f"{PROBLEM}【待补：原因】。"


def test_a_table_tells_who_does_what_next_year_until_when() -> None:
    rows = [[cell.text for cell in row.cells] for row in DOCUMENT.tables[1].rows]
    assert rows[0] == ["序号", "工作安排", "对应问题", "责任单位", "责任人", "完成时限", "量化目标"]
    assert rows[1] == ["1", f"{PLAN}。", PROBLEM, "综合行政执法队", "周敏", "2027年11月30日", "评查2次"]


def test_an_item_without_owner_or_date_says_that_they_are_to_be_settled() -> None:
    bare = SourceNote("plan:measure:problem:task:7", SentenceKind.PLAN)
    rows = opened(REPORT, PrintEdition.WORKING, (bare,)).tables[1].rows
    assert [cell.text for cell in rows[1].cells][3:] == ["待定", "待定", "待定", ""]


def test_tables_lie_across_and_repeat_their_heads() -> None:
    section = DOCUMENT.sections[-1]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    assert all(list(table.rows[0]._tr.iter(qn("w:tblHeader"))) for table in DOCUMENT.tables)


def test_a_sentence_with_many_sources_has_them_all_in_the_table_and_few_in_the_comment() -> None:
    note = replace(NOTES[1], refs=[*NOTES[1].refs] * 10)
    document = opened(REPORT, PrintEdition.WORKING, (note,))
    comment = next(iter(document.comments)).text
    assert comment.count("来源：进展") == 6
    assert "另有14项，见文后来源对照表" in comment
    assert document.tables[0].rows[1].cells[4].text.count("进展") == 20


def test_without_notes_it_is_the_text_alone() -> None:
    document = opened(REPORT, PrintEdition.WORKING)
    assert (len(document.tables), list(document.comments)) == (0, [])


def test_every_kind_of_source_has_a_name() -> None:

    assert set(TYPES) == set(SourceType)
    assert (set(KINDS), set(WAYS), set(FLAGS)) == (set(SentenceKind), set(Way), set(Flag))
