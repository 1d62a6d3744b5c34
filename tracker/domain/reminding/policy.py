"""What an office wants to be reminded of, when, and who is told when a task stays late. Data, with inheritance."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import time
from enum import StrEnum
from typing import Any

from tracker.domain.errors import Invalid
from tracker.domain.slips import REPLY_DAYS, SlipColour

LONGEST = 365
MOST_STEPS = 12


class Audience(StrEnum):
    """Somebody by their place beside a task, found in the unit tree when it comes to it."""

    OWNER = "owner"
    UNIT_HEAD = "unit_head"
    SPONSOR = "sponsor"
    COORDINATOR = "coordinator"
    LEADER_IN_CHARGE = "leader_in_charge"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class EscalationStep:
    """So many working days after the date, these people are told; with a colour, a slip is issued."""

    after: int
    to: tuple[Audience, ...]
    colour: SlipColour | None = None


ESCALATION = (
    EscalationStep(3, (Audience.OWNER, Audience.UNIT_HEAD), SlipColour.BLUE),
    EscalationStep(10, (Audience.OWNER, Audience.UNIT_HEAD, Audience.SPONSOR), SlipColour.YELLOW),
    EscalationStep(
        20, (Audience.OWNER, Audience.SPONSOR, Audience.COORDINATOR, Audience.LEADER_IN_CHARGE), SlipColour.RED
    ),
    EscalationStep(30, (Audience.COORDINATOR, Audience.COUNTY)),
)
"""The usual steps; every place has its own. Source: three-colour slips, see docs/glossary.md."""


@dataclass(frozen=True, slots=True)
class ReminderPolicy:
    """Days are of the calendar unless they are called working days; 0 switches a rule off where that makes sense.

    `lead_days`: before the date (`lead_in_working_days`). `on_due_day`: on the date itself. `overdue_every`: after the
    first working day late, again so often. `receipt_after`: working days until an unreceived task is called for.
    `decision_after`: the same for what waits to be accepted, verified or decided. `repeat_every`: working days between
    further calls of both kinds. `quarter_leads`, `report_leads`: before the quarterly checkpoint, before the report is
    due to superiors and to the public. `reply_days`: working days to answer a slip. Nobody is disturbed on rest days
    (unless `on_rest_days`), before `quiet_until` and from `quiet_from` on. `longest_pause`: days for which a person may
    pause reminders. `link_days`: how long a link in a message works.
    """

    lead_days: tuple[int, ...] = (30, 15, 7, 3, 1)
    lead_in_working_days: bool = False
    on_due_day: bool = True
    overdue_every: int = 7
    receipt_after: int = 3
    decision_after: int = 3
    repeat_every: int = 5
    quarter_leads: tuple[int, ...] = (5, 0)
    report_leads: tuple[int, ...] = (30, 15, 7, 3, 1, 0)
    escalation: tuple[EscalationStep, ...] = ESCALATION
    reply_days: int = REPLY_DAYS
    on_rest_days: bool = False
    quiet_until: time = time(8, 30)
    quiet_from: time = time(17, 30)
    longest_pause: int = 30
    link_days: int = 14

    @classmethod
    def read(cls, *stored: Mapping[str, Any]) -> "ReminderPolicy":
        """The policy of an organisation: what it stores itself goes before what those above it store.

        What cannot be read, and hours that together with those from above would be none, are as if not stored.
        """
        policy = cls()
        for row in stored:
            values = _readable(row)
            found = replace(policy, **values)
            if found.quiet_until >= found.quiet_from:
                found = replace(found, quiet_until=policy.quiet_until, quiet_from=policy.quiet_from)
            policy = found
        return policy

    def stored(self, inherited: "ReminderPolicy") -> dict[str, Any]:
        """The JSON for the row: only what differs from the policy that the organisation would have without it."""
        mine, theirs = _plain(self), _plain(inherited)
        return {name: value for name, value in mine.items() if value != theirs[name]}

    def check(self) -> None:
        """Raise Invalid with the field at fault: days in range and not too many, quiet hours that leave some over,
        escalation steps that grow in days and never fall in colour.
        """
        for name in ("lead_days", "quarter_leads", "report_leads"):
            _check_days(name, getattr(self, name))
        for name in _NUMBERS:
            _in_range(name, getattr(self, name), least=1 if name in _NEEDED else 0)
        if self.quiet_until >= self.quiet_from:
            raise Invalid("quiet_all_day", field="quiet_from")
        _check_escalation(self.escalation)


_NUMBERS = (
    "overdue_every", "receipt_after", "decision_after", "repeat_every", "reply_days", "longest_pause", "link_days",
)  # fmt: skip
_NEEDED = frozenset({"repeat_every", "reply_days", "link_days"})


def _check_days(name: str, days: Sequence[int]) -> None:
    for day in days:
        _in_range(name, day)
    if len(days) > MOST_STEPS:
        raise Invalid("too_many_steps", field=name, most=MOST_STEPS)


def _in_range(name: str, value: int, least: int = 0) -> None:
    if not least <= value <= LONGEST:
        raise Invalid("days_out_of_range", field=name, most=LONGEST)


def _check_escalation(steps: Sequence[EscalationStep]) -> None:
    _check_days("escalation", [step.after for step in steps])
    if any(
        after <= before for before, after in zip((0, *(s.after for s in steps)), (s.after for s in steps), strict=False)
    ):
        raise Invalid("escalation_not_growing", field="escalation")
    if any(not step.to for step in steps):
        raise Invalid("escalation_to_nobody", field="escalation")
    ranks = [list(SlipColour).index(step.colour) for step in steps if step.colour]
    if ranks != sorted(ranks):
        raise Invalid("escalation_colour_falls", field="escalation")


def _plain(policy: ReminderPolicy) -> dict[str, Any]:
    """As JSON keeps it: times as "08:30", tuples as lists."""
    values = asdict(policy)
    for name in ("quiet_until", "quiet_from"):
        values[name] = values[name].isoformat("minutes")
    for name in ("lead_days", "quarter_leads", "report_leads"):
        values[name] = sorted(set(values[name]), reverse=True)
    values["escalation"] = [{**step, "to": list(step["to"])} for step in values["escalation"]]
    return values


def _readable(row: Any) -> dict[str, Any]:
    """What a row stores and can be meant: a row that was damaged must not silence its office, and all in its tree."""
    found: dict[str, Any] = {}
    for field in fields(ReminderPolicy) if isinstance(row, Mapping) else ():
        if field.name in row:
            with suppress(ValueError, TypeError, KeyError, AttributeError, Invalid):
                found[field.name] = _checked(field.name, _revived(field.name, row[field.name]))
    return found


def _checked(name: str, value: Any) -> Any:
    """The value, if it could stand in a policy; hours are asked as a pair later."""
    if name not in {"quiet_until", "quiet_from"}:
        replace(ReminderPolicy(), **{name: value}).check()
    return value


def _revived(name: str, value: Any) -> Any:
    if name in {"quiet_until", "quiet_from"}:
        return time.fromisoformat(value).replace(tzinfo=None)
    if name in {"lead_days", "quarter_leads", "report_leads"}:
        return tuple(value)
    if name == "escalation":
        return tuple(_step(row) for row in value)
    return value


def _step(row: Mapping[str, Any]) -> EscalationStep:
    colour = SlipColour(row["colour"]) if row.get("colour") else None
    return EscalationStep(row["after"], tuple(Audience(one) for one in row["to"]), colour)
