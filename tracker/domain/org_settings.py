"""What differs from place to place: an organisation's settings, kept as JSON in its row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.domain.errors import Invalid
from tracker.domain.lights import Thresholds
from tracker.domain.people import OrgKind
from tracker.domain.working_days import WorkCalendar

LONGEST = 365
MOST_EXTENSIONS = 9
_DEFAULT = Thresholds()


@dataclass(frozen=True, slots=True)
class OrgSettings:
    """The thresholds of the lights (see `tracker.domain.lights.Thresholds`); whether a task must be received (签收)
    first; how often a date may be put off; days on which the office works or rests against the official calendar.
    """

    yellow_days: int = _DEFAULT.yellow_days
    blue_days: int = _DEFAULT.blue_days
    in_working_days: bool = _DEFAULT.in_working_days
    yellow_points: int = _DEFAULT.yellow_points
    red_points: int = _DEFAULT.red_points
    quarterly_check: bool = _DEFAULT.quarterly_check
    receipt_required: bool = True
    most_extensions: int = 2
    calendar: Mapping[date, bool] = field(default_factory=dict)

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "OrgSettings":
        """The settings of a row, as `stored` writes them; all have defaults."""
        named = {**stored.get("light", {}), **stored}
        known = {name: named[name] for name in cls.__slots__ if name in named}
        days = {date.fromisoformat(day): works for day, works in known.get("calendar", {}).items()}
        return cls(**{**known, "calendar": days})

    @property
    def thresholds(self) -> Thresholds:
        """For `tracker.domain.lights.cutoffs`."""
        return Thresholds(**{name: getattr(self, name) for name in Thresholds.__slots__})

    @property
    def work_calendar(self) -> WorkCalendar:
        """The official calendar with the office's own days."""
        return WorkCalendar(self.calendar)

    def stored(self) -> dict[str, Any]:
        """The JSON for the row: `{"light": {…}, "receipt_required", "most_extensions", "calendar": {day: works}}`."""
        return {
            "light": {name: getattr(self, name) for name in Thresholds.__slots__},
            "receipt_required": self.receipt_required,
            "most_extensions": self.most_extensions,
            "calendar": {day.isoformat(): works for day, works in sorted(self.calendar.items())},
        }

    def check(self) -> None:
        """Raise Invalid unless 0 ≤ yellow < blue ≤ 365 days (blue announces, yellow presses), 0 < yellow < red ≤ 100
        points, and 0 ≤ extensions ≤ 9.
        """
        for name in ("yellow_days", "blue_days"):
            if not 0 <= getattr(self, name) <= LONGEST:
                raise Invalid("days_out_of_range", field=name, most=LONGEST)
        if self.blue_days <= self.yellow_days:
            raise Invalid("blue_before_yellow", field="blue_days")
        if not 0 < self.yellow_points < self.red_points <= 100:
            raise Invalid("points_out_of_order", field="red_points")
        if not 0 <= self.most_extensions <= MOST_EXTENSIONS:
            raise Invalid("number_out_of_range", field="most_extensions", most=MOST_EXTENSIONS)


FIRST_UNITS: Mapping[OrgKind, tuple[str, str]] = {
    OrgKind.COUNTY: ("sfj", "司法局"),
    OrgKind.TOWN: ("dzb", "党政综合办公室"),
}
"""The unit (code, name) with which an organisation begins: the office that usually coordinates."""
