"""What differs from place to place: an organisation's settings, kept as JSON in its row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.domain.errors import Invalid
from tracker.domain.lights import Thresholds
from tracker.domain.people import OrgKind

LONGEST = 365


@dataclass(frozen=True, slots=True)
class OrgSettings:
    """Days before the due date from which a task shows yellow or blue; whether a task must be received (签收) first."""

    yellow_days: int = Thresholds().yellow_days
    blue_days: int = Thresholds().blue_days
    receipt_required: bool = True

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "OrgSettings":
        """The settings of a row, `{"light": {"yellow_days", "blue_days"}, "receipt_required"}`; all have defaults."""
        named = {**stored.get("light", {}), **stored}
        return cls(**{name: named[name] for name in cls.__slots__ if name in named})

    @property
    def thresholds(self) -> Thresholds:
        """For `tracker.domain.lights.cutoffs`."""
        return Thresholds(self.yellow_days, self.blue_days)

    def stored(self) -> dict[str, Any]:
        """The JSON for the row."""
        return {
            "light": {"yellow_days": self.yellow_days, "blue_days": self.blue_days},
            "receipt_required": self.receipt_required,
        }

    def check(self) -> None:
        """Raise Invalid unless 0 ≤ yellow < blue ≤ 365: blue announces, yellow presses."""
        for name in ("yellow_days", "blue_days"):
            if not 0 <= getattr(self, name) <= LONGEST:
                raise Invalid("days_out_of_range", field=name, most=LONGEST)
        if self.blue_days <= self.yellow_days:
            raise Invalid("blue_before_yellow", field="blue_days")


FIRST_UNITS: Mapping[OrgKind, tuple[str, str]] = {
    OrgKind.COUNTY: ("sfj", "司法局"),
    OrgKind.TOWN: ("dzb", "党政综合办公室"),
}
"""The unit (code, name) with which an organisation begins: the office that usually coordinates."""
