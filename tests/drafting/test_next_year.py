"""What one report says becomes a task, and the next report tells of it without saying everything twice."""

from tests.drafting.years import entry, problem, task, year
from tracker.domain.outcomes import Outcome, Why
from tracker.domain.outlines import Outline
from tracker.domain.rollup import Rollup
from tracker.drafting.compose import compose

STATED = "村级公开栏更新不够及时，至年底尚未整改到位，主要原因是专人配备不足"
MEASURE = "针对村级公开栏更新不够及时的问题，落实专人按月更新"


def texts(rollup: Rollup, section: str) -> list[str]:
    return [one.text for one in compose(rollup, Outline()).sentences if one.section == section]


def test_how_things_stood_a_year_ago_and_why_is_said_anew() -> None:
    again = year(problem(STATED, entry("完成两个村公开栏改造", difficulties="改造经费没有到位")))
    assert texts(again, "problems") == ["村级公开栏更新不够及时，至年底尚未整改到位，主要原因是改造经费没有到位。"]


def test_last_years_cause_is_no_answer_this_year() -> None:
    [text] = texts(year(problem(STATED)), "problems")
    assert text.endswith("，主要原因是【待补：原因】。")
    assert "专人配备不足" not in text


def test_a_measure_is_told_without_the_problem_that_it_was_made_for() -> None:
    told = entry("两个村已经落实专人，按月更新", next_step="其余村年内落实")
    work = year(task(MEASURE, told, outcome=Outcome.PARTLY, why=Why.STILL_OPEN))
    assert texts(work, "measures:T4") == ["落实专人按月更新，两个村已经落实专人，按月更新。"]
    assert texts(work, "problems")[0].startswith("落实专人按月更新工作进展滞后，至年底尚未完成")
    assert texts(work, "plans") == ["继续落实专人按月更新，其余村年内落实。"]


def test_a_problem_that_stays_for_years_is_told_in_the_same_words() -> None:
    said = STATED
    for _year in range(3):
        [text] = texts(year(problem(said, entry("完成一个村改造", difficulties="专人配备不足"))), "problems")
        assert text.rstrip("。") == said
        said = text.rstrip("。")


def test_work_that_was_behind_is_still_work() -> None:
    stated = "继续加强行政执法规范化建设，配齐执法装备工作进展滞后，至年底尚未完成，主要原因是经费没有到位"
    work = year(problem(stated, entry("购置执法记录仪并逐台登记", difficulties="经费没有到位")))
    assert texts(work, "problems") == [f"{stated}。"]
    assert texts(work, "plans") == ["继续加强行政执法规范化建设，配齐执法装备。"]
    assert "继续加强行政执法规范化建设，配齐执法装备，购置执法记录仪并逐台登记。" in texts(work, "measures:T4")


def test_a_problem_of_somebody_elses_words_is_left_as_it_is() -> None:
    for stated in ("部分项目未按期完成", "行政执法力量不足，部分案件办理进展滞后"):
        [text] = texts(year(problem(stated, entry("配备执法人员", difficulties="编制不足"))), "problems")
        assert text.startswith(f"{stated}，至年底尚未整改到位")
