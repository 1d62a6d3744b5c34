"""Problems from work that failed, each with its cause, and what is planned for each of them."""

from datetime import date
from typing import Any

import pytest

from tests.drafting.years import YEAR, entry, figure, note, problem, record, task, year
from tracker.domain.drafts import GapKind, SourceType
from tracker.domain.outcomes import Outcome, Why
from tracker.domain.outlines import Outline
from tracker.domain.reports import ItemKind
from tracker.domain.rollup import Rollup
from tracker.domain.work import Duty
from tracker.drafting.compose import compose
from tracker.drafting.model import Composed

LATE: dict[str, Any] = {"outcome": Outcome.PARTLY, "why": Why.STILL_OPEN}


def part(rollup: Rollup, section: str) -> list[Composed]:
    return [one for one in compose(rollup, Outline()).sentences if one.section == section]


def texts(rollup: Rollup, section: str) -> list[str]:
    return [one.text for one in part(rollup, section)]


def test_work_that_is_not_done_is_a_problem_with_the_reason_of_its_extension() -> None:
    late = task("落实普法责任制", delays=("编制普法清单的人手不够",), **LATE)
    assert texts(year(late), "problems") == [
        "落实普法责任制工作进展滞后，至年底尚未完成，主要原因是编制普法清单的人手不够。"
    ]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("持续推进领导干部学法用法", "领导干部学法用法工作进展滞后"),
        ("开展涉企行政执法专项自查", "涉企行政执法专项自查工作进展滞后"),
        ("继续加强行政执法规范化建设", "加强行政执法规范化建设工作进展滞后"),
        ("做好迎检材料准备工作", "迎检材料准备工作进展滞后"),
        ("推进会筹备", "推进会筹备工作进展滞后"),
        ("开展普法", "开展普法工作进展滞后"),
    ],
)
def test_work_behind_is_named_without_the_verb_that_says_it_goes_on(title: str, said: str) -> None:
    [found] = texts(year(task(title, **LATE)), "problems")
    assert found.startswith(f"{said}，至年底尚未完成")


def test_a_problem_that_stays_is_named_as_it_was() -> None:
    told = entry("逐村检查一遍。", task=1, difficulties="公开栏没有建好，公示没有地方贴")
    rollup = year(problem("重点领域公开不够及时", told, id=1))
    [found] = part(rollup, "problems")
    assert found.text == "重点领域公开不够及时，至年底尚未整改到位，主要原因是公开栏没有建好，公示没有地方贴。"
    assert [(ref.type, ref.quote) for ref in found.refs] == [
        (SourceType.TASK, "重点领域公开不够及时"), (SourceType.UPDATE, "公开栏没有建好，公示没有地方贴"),
    ]  # fmt: skip


def test_nobody_said_why_asks_the_owner() -> None:
    [found] = part(year(problem("案卷质量不高")), "problems")
    assert found.text.endswith("主要原因是【待补：原因】。")
    assert [(gap.kind, gap.person_id, gap.unit_id) for gap in found.gaps] == [(GapKind.CAUSE, 7, 3)]


@pytest.mark.parametrize(
    ("outcome", "why", "said"),
    [
        (Outcome.PARTLY, Why.TARGET_MISSED, "未达到年度目标"),
        (Outcome.NOT_KEPT, Why.NOTHING_DONE, "尚未取得实质进展"),
        (Outcome.NOT_KEPT, Why.SUSPENDED, "推进受阻"),
        (Outcome.KEPT, Why.CLOSED_LATE, "未按期完成"),
    ],
)
def test_what_went_wrong_is_said(outcome: Outcome, why: Why, said: str) -> None:
    assert said in texts(year(task("优化政务服务", outcome=outcome, why=why)), "problems")[0]


def test_returned_work_is_a_problem_with_the_reason_of_the_return() -> None:
    [text] = texts(year(task("优化政务服务", returns=("没有照片，请补上",))), "problems")
    assert text == "优化政务服务工作质量有待提高，报送材料曾被退回补正，主要原因是没有照片。"


def test_work_done_in_time_is_no_problem() -> None:
    assert texts(year(task("优化政务服务")), "problems") == ["【待补：存在的不足和原因】。"]


def test_a_note_on_a_task_speaks_for_it() -> None:
    rollup = year(problem("案卷质量不高", id=5), notes=[note("案卷说理照搬条文", "培训偏重讲条文", task_id=5)])
    assert texts(rollup, "problems") == ["案卷说理照搬条文，主要原因是培训偏重讲条文。"]


def test_a_note_that_names_its_cause_is_asked_for_none() -> None:
    [found] = part(year(notes=[note("案卷说理照搬条文，主要是培训偏重讲条文")]), "problems")
    assert (found.text, found.gaps) == ("案卷说理照搬条文，主要是培训偏重讲条文。", ())


def test_a_failed_answer_to_a_problem_is_not_a_second_problem() -> None:
    rollup = year(problem("公开不够及时", id=1, answers=(2,)), task("完成公开栏改造", id=2, answered=(1,), **LATE))
    assert [one.slot for one in part(rollup, "problems")] == ["problem:task:1"]


def test_a_problem_is_answered_by_the_work_that_goes_on() -> None:
    told = entry("框架立好。", task=2, next_step="下周装玻璃和灯")
    rollup = year(
        problem("公开不够及时", id=1, answers=(2,)), task("完成公开栏改造", told, id=2, answered=(1,), **LATE)
    )
    [found] = part(rollup, "plans")
    assert (found.text, found.answers) == ("针对公开不够及时的问题，继续完成公开栏改造，装玻璃和灯。", "problem:task:1")
    assert (found.owner_id, found.unit_id) == (7, 3)


def test_a_problem_that_nobody_answers_asks_for_a_measure() -> None:
    [found] = part(year(problem("案卷质量不高")), "plans")
    assert found.text == "针对案卷质量不高的问题，【待补：改进措施】。"
    assert [(gap.kind, gap.person_id) for gap in found.gaps] == [(GapKind.MEASURE, 7)]


def test_what_is_carried_over_is_planned_with_its_date_and_target() -> None:
    over: dict[str, Any] = {"outcome": Outcome.CARRIED_OVER, "why": Why.STILL_OPEN, "due_on": date(YEAR + 1, 6, 30)}
    [found] = part(year(task("做实纠纷排查", target="每月一遍", **over)), "plans")
    assert (found.text, found.due_on, found.target) == ("继续做实纠纷排查。", date(YEAR + 1, 6, 30), "每月一遍")


def test_a_date_of_the_year_that_is_over_is_no_date_of_the_plan() -> None:
    over: dict[str, Any] = {"outcome": Outcome.CARRIED_OVER, "why": Why.GOES_ON, "due_on": date(YEAR, 12, 15)}
    assert part(year(task("做实纠纷排查", **over)), "plans")[0].due_on is None


def test_intentions_noted_through_the_year_are_plans() -> None:
    rollup = year(notes=[note("建立应诉登记制度", kind=ItemKind.PLAN)])
    assert texts(rollup, "plans") == ["建立应诉登记制度。"]


def test_sub_tasks_and_merged_tasks_are_told_with_their_main_one() -> None:
    merged = task("核对村级台账", outcome=Outcome.CARRIED_OVER, why=Why.MERGED)
    rollup = year(task("落实普法责任制", id=1, **LATE), task("编制普法清单", part_of_id=1, **LATE), merged)
    assert [one.slot for one in part(rollup, "problems")] == ["problem:task:1"]
    assert [one.slot for one in part(rollup, "plans")] == ["plan:measure:problem:task:1"]


def test_the_heads_own_work_is_counted_and_told() -> None:
    told = record("镇长主持会议，部署年度法治任务。", duty=Duty.DEPLOYED, theme="T0")
    more = record("党委书记部署普法工作。", duty=Duty.DEPLOYED, theme="T10", on=date(YEAR, 7, 1))
    assert texts(year(told, more), "responsibility") == [
        "党政主要负责人全年对重要工作亲自部署2次。", "镇长主持会议，部署年度法治任务。", "党委书记部署普法工作。",
    ]  # fmt: skip


def test_no_work_of_the_heads_asks_for_it() -> None:
    [found] = part(year(), "responsibility")
    assert [gap.kind for gap in found.gaps] == [GapKind.WORK]


def test_a_number_that_was_promised_and_never_reported_is_asked_for() -> None:
    told = task("整合涉企检查", entry("年度联合检查计划公布。", task=1), id=1, target="不超过4次")
    [found] = part(year(told), "measures:T4")
    assert found.text == "整合涉企检查，年度联合检查计划公布，实际完成【待补：完成数】。"
    assert [gap.kind for gap in found.gaps] == [GapKind.NUMBER]


def test_a_total_that_the_words_state_is_not_said_twice() -> None:
    told = entry("两批轮训村级调解员70人。", figure("培训", 70, "人"), task=1)
    [found] = part(year(task("提升调解本领", told, id=1)), "measures:T4")
    assert found.text == "提升调解本领，两批轮训村级调解员70人。"
    assert [amount.figure_ids for amount in found.amounts] == [(told.figures[0].figure_id,)]


def test_records_without_figures_are_told_up_to_a_number_and_the_rest_is_offered() -> None:
    work = [
        record(f"组织第{number}次法治赶集。", on=date(YEAR, 1, day))
        for number, day in zip("一二三", (1, 2, 3), strict=True)
    ]
    made = compose(year(*work), Outline(records_most=2))
    assert [one.text for one in made.sentences if one.section == "measures:T4"] == [
        "组织第一次法治赶集。", "组织第二次法治赶集。",
    ]  # fmt: skip
    assert [spare.ref.id for spare in made.spare] == [work[2].id]
