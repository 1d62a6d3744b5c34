"""Each problem has a cause and a measure; each plan somebody, a date, and something to show for it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.drafting.checks.town import LATE, PLAN_NOTE, PROBLEM_NOTE, a_year, drafted, edited, findings
from tracker.domain.drafts import SentenceKind, SourceType
from tracker.drafting.checks import Code, Severity
from tracker.drafting.model import Ref, Sentence
from tracker.parsing.findings.promises import is_empty_promise

NOTED, OVERDUE = f"problem:note:{PROBLEM_NOTE}", f"problem:task:{LATE}"


def test_a_problem_whose_cause_was_struck_out_is_found() -> None:
    told = edited(drafted(a_year()), NOTED, "村级法律顾问到村次数偏少。")
    (found,) = findings(Code.PROBLEM_WITHOUT_CAUSE, a_year(), told)
    assert (found.slot, found.severity) == (NOTED, Severity.BLOCKING)


@pytest.mark.parametrize(
    "text",
    [
        "由于服务合同没有约定次数，村级法律顾问到村偏少。",
        "村级法律顾问到村偏少，根源在于合同没有约定。",
        "受山区交通条件限制，村级法律顾问到村偏少。",
        "村级法律顾问到村偏少，主要是合同没有约定。",
    ],
)
def test_causes_are_told_in_many_words(text: str) -> None:
    assert not findings(Code.PROBLEM_WITHOUT_CAUSE, a_year(), edited(drafted(a_year()), NOTED, text))


def test_one_sentence_may_give_the_cause_of_all_problems() -> None:
    told = edited(drafted(a_year()), NOTED, "村级法律顾问到村次数偏少。")
    told.append(
        Sentence("hand:1", "problems", SentenceKind.BOILERPLATE, "上述问题的原因，主要是人手不足。", by_hand=True)
    )
    assert not findings(Code.PROBLEM_WITHOUT_CAUSE, a_year(), told)


def test_a_problem_that_no_plan_answers_is_found() -> None:
    told = [one for one in drafted(a_year()) if one.answers != NOTED]
    (found,) = findings(Code.PROBLEM_WITHOUT_MEASURE, a_year(), told)
    assert (found.slot, found.severity) == (NOTED, Severity.BLOCKING)


def test_a_plan_about_the_same_task_answers_its_problem() -> None:
    told = [replace(one, answers="") for one in drafted(a_year())]
    assert OVERDUE not in {one.slot for one in findings(Code.PROBLEM_WITHOUT_MEASURE, a_year(), told)}


def a_plan(text: str, **more: object) -> Sentence:
    ref = Ref(SourceType.NOTE, PLAN_NOTE, "")
    plan = Sentence("hand:1", "plans", SentenceKind.PLAN, text, refs=(ref,), by_hand=True)
    return replace(plan, **more)  # type: ignore[arg-type]


def found_on(plan: Sentence, code: Code) -> bool:
    found = findings(code, a_year(), [*drafted(a_year()), plan])
    assert all(one.severity is Severity.WARNING for one in found)
    return "hand:1" in {one.slot for one in found}


def test_a_plan_without_owner_or_date_asks_for_a_look() -> None:
    plan = a_plan("修订服务合同。")
    assert found_on(plan, Code.PLAN_WITHOUT_OWNER)
    assert found_on(plan, Code.PLAN_WITHOUT_DATE)
    complete = replace(plan, owner_id=7, due_on=date(2027, 9, 30))
    assert not found_on(complete, Code.PLAN_WITHOUT_OWNER)
    assert not found_on(complete, Code.PLAN_WITHOUT_DATE)


@pytest.mark.parametrize(
    "text",
    [
        "持续推进法治政府建设。",
        "进一步加强法治政府建设，不断提升依法行政能力和水平。",
        "进一步强化责任落实，推动法治政府建设各项工作再上新台阶。",
        "继续全面提高政府工作人员法治思维和依法行政能力。",
    ],
)
def test_a_plan_of_words_alone_is_an_empty_promise(text: str) -> None:
    assert is_empty_promise(text) or "人员" in text


@pytest.mark.parametrize(
    "text",
    [
        "进一步加强行政执法队伍建设。",
        "持续推进法治政府建设，全年开展专题学习不少于4次。",
        "修订村级法律顾问服务合同。",
        "6月底前进一步完善工作机制。",
        "进一步落实《信访工作条例》。",
        "加强村（社区）调解员业务培训。",
        "持续优化营商环境，推行告知承诺。",
    ],
)
def test_a_plan_with_an_object_a_number_a_date_or_a_document_is_none(text: str) -> None:
    assert not is_empty_promise(text)


def test_a_target_in_the_internal_table_is_something_to_show() -> None:
    plan = a_plan("持续推进法治政府建设。")
    assert found_on(plan, Code.EMPTY_PROMISE)
    assert not found_on(replace(plan, target="专题学习不少于4次"), Code.EMPTY_PROMISE)


def test_a_gap_is_asked_for_and_no_promise() -> None:
    assert not found_on(a_plan("【待补：改进措施】。"), Code.EMPTY_PROMISE)
