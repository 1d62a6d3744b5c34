"""What people enter about their work, as typed: progress on a task, a record of routine work, figures."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.domain.work import Duty, Qualifier


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure. `value` is a number or what was typed: "31", "30余", "1.2万"; see `tracker.domain.amounts`.

    Without `indicator_id` it belongs to the indicator that its name and unit mean, if there is one.
    """

    name: str
    value: str | Decimal
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    indicator_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewProgress:
    """Progress on a task, done on a day (today without one). `key` is the form's own number: sent twice, kept once.

    `author_id` is who did it, if a coordinator types it for somebody.
    """

    text: str
    done_on: date | None = None
    difficulties: str = ""
    needs_leader: bool = False
    next_step: str = ""
    percent: int | None = None
    figures: tuple[NewFigure, ...] = ()
    evidence_ids: tuple[int, ...] = ()
    author_id: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """Routine work of a unit from a day to a day (the same one without `to_on`). `people` names who took part."""

    unit_id: int
    theme_code: str | None
    from_on: date
    to_on: date | None
    text: str
    people: str = ""
    duty: Duty | None = None
    figures: tuple[NewFigure, ...] = ()
    evidence_ids: tuple[int, ...] = ()
    author_id: int | None = None
    key: str = ""
