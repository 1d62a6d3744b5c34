"""佐证清单 and 整改台账, read back from their parts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.reading import attributes, grid, part
from tracker.documents import EvidenceRow, NumberNote, RectificationRow, evidence_ledger, rectification_ledger
from tracker.domain.drafts import SentenceKind, SourceType, Way
from tracker.domain.outcomes import Outcome
from tracker.domain.tasks import TaskState

ORG, DAY = "青禾县云溪镇人民政府", date(2026, 12, 31)
PROBLEM = RectificationRow(
    number="2026-007",
    state=TaskState.CLOSED,
    problem="行政执法队伍专业能力有待提升",
    goal="执法培训不少于6次",
    measures=("加大执法培训力度", "开展案卷评查"),
    sponsor="陈立群",
    lead_unit="综合行政执法队",
    supporting_units=("司法所", "党政综合办公室"),
    owner="周敏",
    due_on=date(2026, 9, 30),
    first_due_on=date(2026, 6, 30),
    progress=((date(2026, 3, 5), "印发年度培训计划"), (date(2026, 9, 20), "完成全年6次集中培训")),
    evidence=("执法培训签到表.pdf", "现场照片.jpg"),
    closed_on=date(2026, 10, 9),
    closed_by="陈立群",
    is_late=True,
    extensions=1,
)
BARE = RectificationRow("2026-008", "宣传形式单一", TaskState.IN_PROGRESS)
PROOF = EvidenceRow(
    number=3,
    part="（一）健全行政执法工作体系",
    sentence="全年开展行政执法培训6次。",
    kind=SentenceKind.RESULT,
    numbers=(NumberNote("行政执法培训", "6次", Way.SUM, ("2次",)),),
    type=SourceType.UPDATE,
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
        "2026-10-09\n陈立群", "事项 2026-007\n逾期办结\n延期1次",
    ]  # fmt: skip


def test_what_is_not_known_stays_empty() -> None:
    row = texts(rectification_ledger(ORG, 2026, DAY, [BARE]))[3]
    assert row == ["1", "宣传形式单一", *[""] * 7, "未完成", "", "", "事项 2026-008"]


@pytest.mark.parametrize(
    ("state", "outcome", "done"),
    [
        (TaskState.SUBMITTED, None, "未完成"),
        (TaskState.SUSPENDED, None, "已中止"),
        (TaskState.MERGED, None, "已并入"),
        (TaskState.CLOSED, Outcome.PARTLY, "部分完成"),
        (TaskState.CLOSED, Outcome.CARRIED_OVER, "结转下年"),
        (TaskState.IN_PROGRESS, Outcome.KEPT, "已完成"),
    ],
)
def test_a_persons_word_on_the_outcome_stands_before_the_state(
    state: TaskState, outcome: Outcome | None, done: str
) -> None:
    assert texts(rectification_ledger(ORG, 2026, DAY, [replace(BARE, state=state, outcome=outcome)]))[3][9] == done


def test_only_the_latest_progress_is_told_in_full() -> None:
    row = replace(PROBLEM, left_out=4)
    assert texts(rectification_ledger(ORG, 2026, DAY, [row]))[3][8].startswith("（此前4条从略）\n2026-03-05")


def test_a_sentence_without_sources_says_whether_it_needs_one() -> None:
    bare = EvidenceRow(1, "", "现将有关情况报告如下：", SentenceKind.BOILERPLATE)
    rows = texts(evidence_ledger("报告", ORG, DAY, [bare, replace(bare, kind=SentenceKind.RESULT)]))
    assert [row[5] for row in rows[3:]] == ["无（套语，不写数字）", "没有依据"]
    assert rows[3][1] == "导语和结语"


def test_the_evidence_ledger_has_a_row_for_each_file() -> None:
    rows = texts(evidence_ledger("云溪镇2026年度法治政府建设情况的报告", ORG, DAY, [PROOF]))
    assert rows[2] == [
        "序号", "部分", "句子", "数字", "怎么来的", "事项", "进展日期", "填报人", "佐证材料", "编号", "SHA-256", "位置",
    ]  # fmt: skip
    assert rows[3] == [
        "3", "（一）健全行政执法工作体系", "全年开展行政执法培训6次。", "行政执法培训 6次", "合计：本条2次",
        "进展 2026-007 行政执法队伍专业能力有待提升", "46086", "周敏", "执法培训签到表.pdf", "云府纪〔2026〕4号",
        "3f" * 32,
        "https://fazhi.qinghe.example/o/yunxi/2026/tasks/7",
    ]  # fmt: skip


def test_ledgers_print_across_with_their_headings_on_every_page() -> None:
    book = evidence_ledger("报告", ORG, DAY, [PROOF])
    setup = attributes(book, "pageSetup")
    assert (setup["paperSize"], setup["orientation"], setup["fitToHeight"]) == ("9", "landscape", "0")
    assert attributes(book, "pane")["topLeftCell"] == "A4"
    assert attributes(book, "autoFilter")["ref"] == "A3:L4"
    names = {found.attrib["name"]: found.text for found in part(book, "xl/workbook.xml").iter() if found.text}
    assert names["_xlnm.Print_Titles"] == "报告佐证清单!$3:$3"
    assert names["_xlnm.Print_Area"] == "报告佐证清单!$A$1:$J$4"


@pytest.mark.parametrize("text", ["=1+1", "+86 571", "-见附件", "@周敏", '=HYPERLINK("http://a.example")', "007"])
def test_texts_stay_texts_whatever_they_begin_with(text: str) -> None:
    assert grid(rectification_ledger(ORG, 2026, DAY, [replace(BARE, problem=text)]))[3][1] == ("s", text)
    assert grid(evidence_ledger(text, ORG, DAY, [replace(PROOF, sentence=text)]))[3][2] == ("s", text)


def test_equal_ledgers_are_equal_files() -> None:
    assert rectification_ledger(ORG, 2026, DAY, [PROBLEM]) == rectification_ledger(ORG, 2026, DAY, [PROBLEM])


def test_a_year_without_problems_is_a_ledger_without_rows() -> None:
    assert len(texts(rectification_ledger(ORG, 2026, DAY, []))) == 3


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60), st.integers())
def test_any_text_can_be_written(text: str, number: int) -> None:
    assert rectification_ledger(text, 2026, DAY, [replace(BARE, problem=text, measures=(text, text))])
    assert evidence_ledger(text, text, DAY, [replace(PROOF, number=number, part=text, source=text, filename=text)])
