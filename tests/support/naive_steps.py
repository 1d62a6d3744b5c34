"""What a date causes, worked out again from the rules by counting days one by one: to compare the program with.

Written by hand from the State Council's notice for 2026 and from the policy's words; shares no code with the program.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache

from tracker.domain.reminding.policy import EscalationStep, ReminderPolicy

DAY = timedelta(days=1)


def _days(first: tuple[int, int, int], last: tuple[int, int, int]) -> set[date]:
    begin, end = date(*first), date(*last)
    return {begin + n * DAY for n in range((end - begin).days + 1)}


HOLIDAYS = (
    _days((2026, 1, 1), (2026, 1, 3)) | _days((2026, 2, 15), (2026, 2, 23)) | _days((2026, 4, 4), (2026, 4, 6))
    | _days((2026, 5, 1), (2026, 5, 5)) | _days((2026, 6, 19), (2026, 6, 21)) | _days((2026, 9, 25), (2026, 9, 27))
    | _days((2026, 10, 1), (2026, 10, 7))
    | _days((2025, 10, 1), (2025, 10, 8)) | _days((2027, 1, 1), (2027, 1, 1))
)  # fmt: skip
WORKED = {
    date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10),
    date(2025, 10, 11),
}  # fmt: skip
"""Weekends on which people work."""


@cache
def works(day: date) -> bool:
    """Whether offices are open."""
    return day in WORKED or (day.weekday() < 5 and day not in HOLIDAYS)


@cache
def worked(since: date, until: date) -> int:
    """Working days after `since` up to and including `until`."""
    return sum(works(since + n * DAY) for n in range(1, (until - since).days + 1))


def disturbs(local: datetime, policy: ReminderPolicy) -> bool:
    """Whether anything may be sent at this hour."""
    if not works(local.date()) and not policy.on_rest_days:
        return False
    return policy.quiet_until <= local.time() < policy.quiet_from


def _brought_forward(day: date, policy: ReminderPolicy) -> date:
    while not policy.on_rest_days and not works(day):
        day -= DAY
    return day


def _ahead(due: date, lead: int, policy: ReminderPolicy) -> date:
    if not policy.lead_in_working_days:
        return due - lead * DAY
    day = due
    while lead:
        day -= DAY
        lead -= works(day)
    return day


def countdown(due: date, leads: Iterable[int], today: date, policy: ReminderPolicy, *, working: bool) -> int | None:
    """The lead that counts today: of those whose day has come the one nearest to the date."""
    if today > due:
        return None
    days = {lead: _ahead(due, lead, policy) if working else due - lead * DAY for lead in leads}
    come = [lead for lead, day in days.items() if _brought_forward(day, policy) <= today]
    return min(come, default=None)


@cache
def deadline(due: date, today: date, policy: ReminderPolicy, wanted: tuple[int, ...] | None) -> tuple[str, str] | None:
    """Reason and step of a task's date today."""
    if today <= due:
        chosen = {lead for lead in policy.lead_days if lead and (wanted is None or lead in wanted)}
        lead = countdown(due, chosen | ({0} if policy.on_due_day else set()), today, policy, working=True)
        return None if lead is None else ("due_soon" if lead else "due_today", str(lead))
    first = due + DAY
    while not works(first):
        first += DAY
    if today < first:
        return None
    every = policy.overdue_every
    return "overdue", f"+{(today - first).days // every if every else 0}"


@cache
def escalation(due: date, today: date, policy: ReminderPolicy) -> EscalationStep | None:
    """The last step up the line that so many working days have reached."""
    late = worked(due, today) if today > due else 0
    reached = [rule for rule in policy.escalation if rule.after <= late]
    return max(reached, key=lambda rule: rule.after, default=None)


@cache
def waiting(since: date, today: date, after: int, every: int) -> str | None:
    """Which call it is for something that waits since a day."""
    count = worked(since, today)
    return f"+{(count - after) // every}" if after and count >= after else None


CHECKPOINTS = {1: (3, 25), 2: (6, 25), 3: (9, 25), 4: (12, 10)}


def quarter(today: date, policy: ReminderPolicy) -> tuple[date, str] | None:
    """The checkpoint of today's quarter and the lead that counts."""
    due = date(today.year, *CHECKPOINTS[(today.month + 2) // 3])
    lead = countdown(due, policy.quarter_leads, today, policy, working=False)
    return None if lead is None else (due, str(lead))


def quarter_begins(today: date) -> date:
    """The first day of today's quarter."""
    return date(today.year, (today.month + 2) // 3 * 3 - 2, 1)


def reports(today: date, policy: ReminderPolicy) -> list[tuple[str, date, str]]:
    """Reason, date and lead of the countdowns to the year's report."""
    found = []
    for reason, due in (("report_due", date(today.year, 3, 1)), ("publication_due", date(today.year, 4, 1))):
        lead = countdown(due, policy.report_leads, today, policy, working=False)
        found += [(reason, due, str(lead))] if lead is not None else []
    return found
