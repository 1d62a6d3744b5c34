"""Last year's report: its promises are accounted for, and what is copied from it is marked."""

import pytest

from tests.drafting.checks.town import (
    HEARD,
    KEPT,
    LATE,
    OPINION,
    a_year,
    drafted,
    edited,
    findings,
    last_report,
    promised,
)
from tracker.domain.drafts import SentenceKind, SourceType
from tracker.domain.outcomes import Outcome
from tracker.domain.reports import ItemKind
from tracker.drafting.checks import Code, Severity, accounts
from tracker.drafting.model import Ref, Sentence

PROMISES = (
    promised(1, "完善重大执法决定法制审核目录", KEPT),
    promised(2, "规范执法案卷管理，组织案卷评查", LATE),
    promised(3, "建立村规民约审核机制", None),
)
OLD = "全镇组织综合执法人员对砂石堆场和沿河养殖开展联合检查，建立问题清单并逐一督促整改到位。"


def test_every_promise_is_accounted_for_with_its_outcome_and_where_it_is_told() -> None:
    year = a_year(last_report(*PROMISES))
    kept, late, unknown = accounts(year, drafted(year))
    assert (kept.outcome, kept.slots) == (Outcome.KEPT, (f"task:{KEPT}",))
    assert late.outcome is Outcome.CARRIED_OVER
    assert {f"task:{LATE}", f"problem:task:{LATE}", f"plan:task:{LATE}"} == set(late.slots)
    assert (unknown.outcome, unknown.slots, unknown.is_told) == (None, (), False)


def test_a_promise_of_which_nobody_knows_blocks() -> None:
    year = a_year(last_report(*PROMISES))
    (found,) = findings(Code.PROMISE_UNACCOUNTED, year)
    assert found.params == {"quote": "建立村规民约审核机制", "known": "no"}
    assert found.severity is Severity.BLOCKING


def test_a_promise_that_the_draft_passes_over_asks_for_a_look() -> None:
    year = a_year(last_report(*PROMISES[:2]))
    (found,) = findings(Code.PROMISE_UNACCOUNTED, year, [one for one in drafted(year) if one.slot != f"task:{KEPT}"])
    assert (found.params["quote"], found.severity) == ("完善重大执法决定法制审核目录", Severity.WARNING)


def test_a_sentence_by_hand_on_last_years_item_accounts_for_it() -> None:
    year = a_year(last_report(*PROMISES))
    refs = (Ref(SourceType.ITEM, 3, ""), Ref(SourceType.RECORD, 3, ""))
    told = Sentence("hand:1", "measures:T4", SentenceKind.RESULT, "村规民约均经法律顾问审核。", refs=refs, by_hand=True)
    assert not findings(Code.PROMISE_UNACCOUNTED, year, [*drafted(year), told])


def test_a_problem_of_last_year_without_a_task_does_not_block() -> None:
    year = a_year(last_report(promised(4, "执法力量不足", None, ItemKind.PROBLEM)))
    (found,) = findings(Code.PROMISE_UNACCOUNTED, year)
    assert found.severity is Severity.WARNING


def test_without_last_years_report_nothing_was_promised() -> None:
    assert accounts(a_year(), drafted(a_year())) == []
    assert not findings(Code.PROMISE_UNACCOUNTED, a_year())


def test_a_sentence_copied_from_last_year_is_marked_with_what_is_copied() -> None:
    year = a_year(last_report(text=f"一、主要举措\n{OLD}\n二、不足"))
    told = edited(drafted(year), OPINION, f"今年以来，{OLD}")
    (found,) = findings(Code.COPIED_FROM_LAST_YEAR, year, told)
    assert (found.slot, found.severity) == (OPINION, Severity.WARNING)
    assert found.params["quote"] == OLD.rstrip("。")


@pytest.mark.parametrize("change", [lambda old: old.replace("，", ",\n"), lambda old: old.replace("逐一", " 逐一 ")])
def test_other_marks_and_breaks_hide_no_copy(change: object) -> None:
    year = a_year(last_report(text=change(OLD)))  # type: ignore[operator]
    assert findings(Code.COPIED_FROM_LAST_YEAR, year, edited(drafted(year), OPINION, OLD))


def test_phrases_that_everybody_uses_are_no_copies() -> None:
    year = a_year(
        last_report(
            text="坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，扎实推进法治政府建设。"
        )
    )
    text = "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，审核重大执法决定。"
    assert not findings(Code.COPIED_FROM_LAST_YEAR, year, edited(drafted(year), OPINION, text))


def test_what_was_promised_last_year_may_be_told_in_its_words() -> None:
    quote = "完善重大执法决定法制审核目录"
    year = a_year(last_report(PROMISES[0], text=quote))
    assert not findings(Code.COPIED_FROM_LAST_YEAR, year)


def test_the_same_figure_once_more_asks_for_a_look() -> None:
    year = a_year(last_report(figures=[("参训人次", 158, "人次"), ("行政执法培训", 5, "次")]))
    (found,) = findings(Code.FIGURE_SAME_AS_LAST_YEAR, year)
    assert (found.slot, found.severity) == (HEARD, Severity.WARNING)
    assert found.params == {"name": "参训人次", "number": "158人次"}
