"""Whether news is still so when a message is about to carry it."""

from datetime import date

import pytest

from tracker.domain.notices import GROUP_OF, NoticeReason
from tracker.domain.reminding.news import ABOUT_NO_TASK, STILL_SO, Situation, still_so
from tracker.domain.tasks import ENDED, TaskState

DUE = date(2026, 9, 30)


def test_every_reason_that_messages_carry_says_when_it_ends() -> None:
    assert set(STILL_SO) | ABOUT_NO_TASK == set(GROUP_OF)
    assert not set(STILL_SO) & ABOUT_NO_TASK


@pytest.mark.parametrize("reason", sorted(STILL_SO))
@pytest.mark.parametrize("state", sorted(ENDED))
def test_nothing_is_said_of_a_task_that_has_ended(reason: NoticeReason, state: TaskState) -> None:
    now = Situation(
        state, is_owner=True, is_sponsor=True, is_coordinator=True, asked=True, task_due_on=DUE, due_on=DUE,
    )  # fmt: skip
    assert not still_so(reason, now)


@pytest.mark.parametrize("reason", [NoticeReason.DUE_SOON, NoticeReason.OVERDUE, NoticeReason.ESCALATED])
def test_a_date_that_was_put_off_is_chased_no_longer(reason: NoticeReason) -> None:
    assert still_so(reason, Situation(TaskState.IN_PROGRESS, task_due_on=DUE, due_on=DUE))
    assert not still_so(reason, Situation(TaskState.IN_PROGRESS, task_due_on=date(2026, 10, 30), due_on=DUE))
