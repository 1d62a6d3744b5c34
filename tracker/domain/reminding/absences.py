"""Who is away, and who is told in their place: what may be recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.errors import Invalid
from tracker.domain.working_days import ONE_DAY

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is away from and to a day, both included. Without a delegate their reminders pause."""

    person_id: int
    from_on: date
    to_on: date
    delegate_id: int | None = None

    @property
    def days(self) -> int:
        """How many days, rest days too."""
        return (self.to_on - self.from_on).days + 1

    def meets(self, other: "Away") -> bool:
        """Whether both are away on some day."""
        return self.from_on <= other.to_on and other.from_on <= self.to_on

    def touches(self, other: "Away") -> bool:
        """Whether no day lies between them."""
        return self.from_on <= other.to_on + ONE_DAY and other.from_on <= self.to_on + ONE_DAY


def check_absence(wanted: Away, known: Sequence[Away], today: date, longest_pause: int) -> None:
    """Raise Invalid with the field at fault. `known`: the absences that are not taken back, of the person and of the
    delegate, and those in which the person stands in for others.
    """
    _check_days(wanted, today)
    meeting = [away for away in known if away.meets(wanted)]
    if any(away.person_id == wanted.person_id for away in meeting):
        raise Invalid("absence_overlaps", field="from_on")
    if any(away.delegate_id == wanted.person_id for away in meeting):
        raise Invalid("stands_in_then", field="from_on")
    if wanted.delegate_id is None:
        _check_pause(wanted, known, longest_pause)
    elif wanted.delegate_id == wanted.person_id:
        raise Invalid("delegate_is_self", field="delegate_id")
    elif any(away.person_id == wanted.delegate_id for away in meeting):
        raise Invalid("delegate_away", field="delegate_id")


def _check_days(wanted: Away, today: date) -> None:
    if wanted.to_on < wanted.from_on:
        raise Invalid("absence_backwards", field="to_on")
    if wanted.to_on < today:
        raise Invalid("absence_over", field="to_on")
    for name in ("from_on", "to_on"):
        if abs(getattr(wanted, name) - today) > LONGEST:
            raise Invalid("absence_too_far", field=name)


def _check_pause(wanted: Away, known: Sequence[Away], longest: int) -> None:
    """Pauses one after the other count as one: else any limit could be stepped over."""
    pauses = [away for away in known if away.person_id == wanted.person_id and away.delegate_id is None]
    if not longest:
        raise Invalid("pause_not_allowed", field="delegate_id")
    if _run(wanted, pauses).days > longest:
        raise Invalid("pause_too_long", field="to_on", most=longest)


def _run(whole: Away, pauses: list[Away]) -> Away:
    """The pause with all that lead up to it and follow it without a day between."""
    for pause in sorted(pauses, key=lambda away: away.from_on):
        if pause.touches(whole):
            rest = [other for other in pauses if other is not pause]
            first, last = min(whole.from_on, pause.from_on), max(whole.to_on, pause.to_on)
            return _run(Away(whole.person_id, first, last), rest)
    return whole
