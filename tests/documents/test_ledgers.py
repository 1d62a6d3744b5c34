"""佐证台账 and 整改台账, read back from their parts."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.reading import attributes, grid, part
from tracker.documents import EvidenceRow, RectificationRow, evidence_ledger, rectification_ledger

ORG, DAY = "青禾县云溪镇人民政府", date(2026, 12, 31)
PROBLEM = RectificationRow(
    problem="行政执法队伍专业能力有待提升",
    goal="执法培训不少于6次",
    measures=("加大执法培训力度", "开展案卷评查"),
    sponsor="陈立群",
    lead_unit="综合行政执法队",
    supporting_units=("司法所", "党政综合办公室"),
    owner="周敏",
    due_on=date(2026, 9, 30),
    first_due_on=date(2026, 6, 30),
    progress=("2026-03-05 印发年度培训计划", "2026-09-20 完成全年6次集中培训"),
    done="已完成",
    evidence=("执法培训签到表.pdf", "现场照片.jpg"),
    closed_on=date(2026, 10, 9),
    closed_by="陈立群",
    remarks=("逾期办结",),
)
PROOF = EvidenceRow(
    number=3,
    part="（一）健全行政执法工作体系",
    sentence="全年开展行政执法培训6次。",
    numbers=("行政执法培训 6次",),
    how=("相加：本条2次",),
    source="2026-007 行政执法队伍专业能力有待提升",
    on=date(2026, 3, 5),
    author="周敏",
    filename="执法培训签到表.pdf",
    reference="云府纪〔2026〕4号",
    sha256="3f" * 32,
    place="https://fazhi.qinghe.example/o/yunxi/2026/tasks/7",
)


def texts(book: bytes) -> list[list[str]]:
    return [[value for _, value in row] for row in grid(book)]


def test_the_rectification_ledger_has_its_usual_columns() -> None:
    rows = texts(rectification_ledger(ORG, 2026, DAY, [PROBLEM]))
    assert rows[0][0] == "青禾县云溪镇人民政府2026年度法治政府建设整改台账"
    assert rows[1][0] == "填报单位：青禾县云溪镇人民政府　　　　统计至：2026年12月31日"
    assert [name.replace("\n", "") for name in rows[2]] == [
        "序号", "存在问题", "整改目标", "整改措施", "责任领导", "责任单位（牵头/配合）", "责任人", "整改时限",
        "进展情况（整改成效）", "是否完成", "佐证材料", "销号时间销号人", "备注",
    ]  # fmt: skip


def test_a_row_of_the_rectification_ledger_tells_all_of_a_problem() -> None:
    assert texts(rectification_ledger(ORG, 2026, DAY, [PROBLEM]))[3] == [
        "1", "行政执法队伍专业能力有待提升", "执法培训不少于6次", "1. 加大执法培训力度\n2. 开展案卷评查", "陈立群",
        "牵头：综合行政执法队\n配合：司法所、党政综合办公室", "周敏", "2026-09-30\n原定\n2026-06-30",
        "2026-03-05 印发年度培训计划\n2026-09-20 完成全年6次集中培训", "已完成", "执法培训签到表.pdf\n现场照片.jpg",
        "2026-10-09\n陈立群", "逾期办结",
    ]  # fmt: skip


def test_what_is_not_known_stays_empty() -> None:
    row = texts(rectification_ledger(ORG, 2026, DAY, [RectificationRow("宣传形式单一")]))[3]
    assert row == ["1", "宣传形式单一", *[""] * 11]


def test_the_evidence_ledger_has_a_row_for_each_file() -> None:
    rows = texts(evidence_ledger("云溪镇2026年度法治政府建设情况的报告", ORG, DAY, [PROOF]))
    assert rows[2] == [
        "序号", "部分", "句子", "数字", "怎么来的", "事项", "进展日期", "填报人", "佐证材料", "编号", "SHA-256", "位置",
    ]  # fmt: skip
    assert rows[3] == [
        "3", "（一）健全行政执法工作体系", "全年开展行政执法培训6次。", "行政执法培训 6次", "相加：本条2次",
        "2026-007 行政执法队伍专业能力有待提升", "46086", "周敏", "执法培训签到表.pdf", "云府纪〔2026〕4号", "3f" * 32,
        "https://fazhi.qinghe.example/o/yunxi/2026/tasks/7",
    ]  # fmt: skip


def test_ledgers_print_across_with_their_headings_on_every_page() -> None:
    book = evidence_ledger("报告", ORG, DAY, [PROOF])
    setup = attributes(book, "pageSetup")
    assert (setup["paperSize"], setup["orientation"], setup["fitToHeight"]) == ("9", "landscape", "0")
    assert attributes(book, "pane")["topLeftCell"] == "A4"
    assert attributes(book, "autoFilter")["ref"] == "A3:L4"
    names = {found.attrib["name"]: found.text for found in part(book, "xl/workbook.xml").iter() if found.text}
    assert names["_xlnm.Print_Titles"] == "报告佐证台账!$3:$3"
    assert names["_xlnm.Print_Area"] == "报告佐证台账!$A$1:$J$4"


@pytest.mark.parametrize("text", ["=1+1", "+86 571", "-见附件", "@周敏", '=HYPERLINK("http://a.example")', "007"])
def test_texts_stay_texts_whatever_they_begin_with(text: str) -> None:
    assert grid(rectification_ledger(ORG, 2026, DAY, [RectificationRow(text, owner=text)]))[3][1] == ("s", text)
    assert grid(evidence_ledger(text, ORG, DAY, [EvidenceRow(1, text, text)]))[3][2] == ("s", text)


def test_equal_ledgers_are_equal_files() -> None:
    assert rectification_ledger(ORG, 2026, DAY, [PROBLEM]) == rectification_ledger(ORG, 2026, DAY, [PROBLEM])


def test_a_year_without_problems_is_a_ledger_without_rows() -> None:
    assert len(texts(rectification_ledger(ORG, 2026, DAY, []))) == 3


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60), st.integers() | st.none())
def test_any_text_can_be_written(text: str, year: Any) -> None:
    assert rectification_ledger(text, 2026, DAY, [RectificationRow(text, measures=(text, text), remarks=(text,))])
    assert evidence_ledger(text, text, DAY, [EvidenceRow(year or 0, text, text, numbers=(text,), filename=text)])
