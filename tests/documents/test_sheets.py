"""What the sheets to sign on paper say, read back from the files."""

from dataclasses import replace

import pytest

from tests.documents.examples import ASSIGNMENT, BARE, CLOSING, EXTENSION, NAMES, SHEETS, TASK
from tests.documents.reading import cells, opened
from tracker.documents import AssignmentSheet, ClosingSheet, EvidenceLine, ExtensionSheet, ResultLine, Sheet
from tracker.domain.tasks import Priority, TaskKind
from tracker.domain.work import EvidenceKind

SIGN_HERE = "签名：　　　　　　　　年　　月　　日"


@pytest.mark.parametrize(("sheet", "name"), list(zip(SHEETS, NAMES, strict=True)), ids=NAMES)
def test_a_sheet_begins_with_its_name_the_office_and_the_number(sheet: Sheet, name: str) -> None:
    title, line = [paragraph.text for paragraph in opened(sheet).paragraphs][:2]
    assert title == name
    assert line == "青禾县云溪镇人民政府\t编号：2026-007"


@pytest.mark.parametrize("sheet", SHEETS, ids=NAMES)
def test_every_sheet_quotes_the_source_and_names_who_answers(sheet: Sheet) -> None:
    said = cells(sheet)
    assert list(said)[:3] == ["事项名称", "事项原文", "出处"]
    assert said["事项原文"] == TASK.quote
    assert said["出处"] == TASK.source
    assert said["牵头单位"] == "综合行政执法队"
    assert said["配合单位"] == "司法所、党政综合办公室"
    assert (said["承办人"], said["责任领导"]) == ("周敏", "陈立群")
    assert said["首定时限"] == "2026年6月30日"
    assert said["量化目标"] == "执法培训不少于6次，案卷评查合格率95%以上"


def test_the_assignment_says_what_is_wanted_and_by_when() -> None:
    said = cells(ASSIGNMENT)
    assert (said["事项类别"], said["缓急程度"]) == ("问题整改", "急件")
    assert said["完成时限"] == "2026年9月30日"
    assert said["办理要求"] == ASSIGNMENT.requirements
    assert list(said)[-3:] == ["督办员拟办意见", "责任领导签批意见", "承办单位签收意见"]


def test_the_extension_names_both_dates_the_reason_and_the_progress() -> None:
    said = cells(EXTENSION)
    assert (said["原定时限"], said["申请延至"]) == ("2026年9月30日", "2026年11月30日")
    assert (said["申请日期"], said["此前已批延期"]) == ("2026年9月22日", "1次")
    assert (said["申请理由"], said["目前进展"]) == (EXTENSION.reason, EXTENSION.progress)
    assert said["是否逾期补报"] == "□是　　■否"


def test_the_leader_writes_the_new_date_on_the_extension() -> None:
    assert cells(EXTENSION)["责任领导签批意见"] == f"□同意延至　　　年　　月　　日　　□不同意\n{SIGN_HERE}"


def test_the_closing_lists_results_with_their_days_figures_and_evidence() -> None:
    said = cells(CLOSING)
    assert (
        said["办理结果"].split("\n")[0] == "（1）2026年3月5日，召开执法队伍建设专题会，印发年度培训计划，明确每月一训。"
    )
    assert said["成效数据"].split("\n") == [
        "（1）开展执法培训6次，参训180余人次",
        "（2）评查案卷23件，合格率95.7%",
        "（3）新增持证人员5名",
    ]
    assert said["佐证材料"].split("\n")[:2] == [
        "（1）执法队伍建设专题会议纪要（会议纪要，云府纪〔2026〕4号）",
        "（2）执法培训签到表（1—6期）（签到表）",
    ]
    assert (said["提交日期"], said["是否逾期"]) == ("2026年9月21日", "■是　　□否")


@pytest.mark.parametrize("sheet", [EXTENSION, CLOSING], ids=NAMES[1:])
def test_office_coordinator_and_leader_sign_in_this_order(sheet: Sheet) -> None:
    said = cells(sheet)
    assert list(said)[-3:] == ["承办单位意见", "督办员审核意见", "责任领导签批意见"]
    assert all(said[label].endswith(SIGN_HERE) for label in list(said)[-3:])


def test_what_is_missing_is_said_or_left_to_be_written() -> None:
    said = cells(ClosingSheet(task=BARE))
    assert all(said[label] == "无" for label in ("配合单位", "量化目标", "办理结果", "成效数据", "佐证材料"))
    assert said["首定时限"] == said["完成时限"] == said["提交日期"] == "　　　　年　　月　　日"
    assert said["承办人"] == said["责任领导"] == ""
    assert said["是否逾期"] == "□是　　□否"


def test_an_extension_without_a_date_leaves_room_for_one() -> None:
    said = cells(ExtensionSheet(task=BARE, reason="", progress="", asked_due_on=None))
    assert said["申请延至"] == "　　　　年　　月　　日"
    assert said["申请理由"] == said["目前进展"] == "无"


def test_requirements_can_be_written_by_hand() -> None:
    sheet = AssignmentSheet(task=TASK)
    assert cells(sheet)["办理要求"] == ""
    row = next(row for row in opened(sheet).tables[0].rows if row.cells[0].text == "办理要求")
    assert row.height is not None
    assert row.height.mm >= 15


def test_a_single_result_is_not_numbered() -> None:
    sheet = replace(CLOSING, results=(ResultLine(text="全部办结"),), figures=(" ", "培训6次"))
    assert cells(sheet)["办理结果"] == "全部办结"
    assert cells(sheet)["成效数据"] == "培训6次"


@pytest.mark.parametrize("kind", EvidenceKind)
def test_every_kind_of_evidence_has_a_word(kind: EvidenceKind) -> None:
    said = cells(replace(CLOSING, evidence=(EvidenceLine(name="材料", kind=kind),)))["佐证材料"]
    assert not said.isascii()
    assert kind.value not in said


@pytest.mark.parametrize("kind", TaskKind)
@pytest.mark.parametrize("priority", Priority)
def test_every_kind_and_priority_of_a_task_has_a_word(kind: TaskKind, priority: Priority) -> None:
    said = cells(replace(ASSIGNMENT, task=replace(TASK, kind=kind, priority=priority)))
    assert not (said["事项类别"] + said["缓急程度"]).isascii()
