"""The steps that count today in one office, each worked out once: thousands of tasks share a few hundred dates."""

from collections.abc import Callable
from datetime import date
from functools import cache

from tracker.domain.notices import NoticeReason
from tracker.domain.quarters import bounds, quarter_of
from tracker.domain.reminding.policy import EscalationStep
from tracker.domain.reminding.steps import (
    Office,
    Step,
    deadline_step,
    escalation_step,
    quarter_step,
    report_steps,
    waiting_step,
)

Leads = tuple[int, ...] | None
"""Days ahead that a person wants; None for all of the policy's."""


class Reckoner:
    """The steps of an office on a day. `quarter` (None where no quarterly check is wanted) and `reports` are called for
    whatever the tasks.
    """

    def __init__(self, office: Office, today: date, *, quarterly: bool = True) -> None:
        self.office, self.today = office, today
        self.deadline: Callable[[date, Leads], Step | None] = cache(
            lambda due_on, leads: deadline_step(due_on, today, office, leads)
        )
        self.escalation: Callable[[date], tuple[Step, EscalationStep] | None] = cache(
            lambda due_on: escalation_step(due_on, today, office)
        )
        self._waiting: Callable[[date, NoticeReason], Step | None] = cache(self._call)
        self.quarter = quarter_step(today.year, quarter_of(today), today, office) if quarterly else None
        self.quarter_began = bounds(today.year, quarter_of(today))[0]
        self.reports = report_steps(today, office)

    def waiting(self, since: date | None, reason: NoticeReason) -> Step | None:
        """The call for what has waited since a day; None as long as that is not too long, or not known."""
        return self._waiting(since, reason) if since is not None else None

    def _call(self, since: date, reason: NoticeReason) -> Step | None:
        policy = self.office.policy
        after = policy.receipt_after if reason is NoticeReason.RECEIPT_OVERDUE else policy.decision_after
        return waiting_step(since, after, reason, self.today, self.office)
