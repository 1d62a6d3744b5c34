"""What a report says of work that was behind is known again in the next year, whatever it was."""

import pytest

from tracker.domain.periods import Period
from tracker.drafting.promised import is_work_behind, promised
from tracker.drafting.verdicts import SAID_OF, UNFINISHED, end_of

PAIRS = [*SAID_OF.values(), UNFINISHED]


@pytest.mark.parametrize("period", [Period.YEAR, Period.HALF, Period.Q1])
@pytest.mark.parametrize("work", [work for work, _fault in PAIRS])
def test_work_that_was_behind_is_the_work_itself_a_year_later(work: str, period: Period) -> None:
    said = f"古街消防巡查工作{work.format(end=end_of(period))}"
    assert is_work_behind(said)
    assert promised(said) == "古街消防巡查"


@pytest.mark.parametrize("period", [Period.YEAR, Period.HALF, Period.Q1])
@pytest.mark.parametrize("fault", [fault for _work, fault in PAIRS])
def test_a_problem_that_was_left_is_the_problem_itself_a_year_later(fault: str, period: Period) -> None:
    said = f"村级公示更新不及时，{fault.format(end=end_of(period))}"
    assert promised(said) == "村级公示更新不及时"
    assert not is_work_behind(said)


def test_words_of_an_item_that_only_sound_like_it_stay() -> None:
    assert promised("应诉材料送达迟缓，个别案件未能完成") == "应诉材料送达迟缓，个别案件未能完成"
