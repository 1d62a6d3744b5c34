"""How a person wants to be reminded, within what the office's policy allows: fewer days ahead, no e-mail.

The date itself, what is overdue and what goes up the line are not for choosing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.domain.errors import Invalid
from tracker.domain.reminding.policy import ReminderPolicy


@dataclass(frozen=True, slots=True)
class Wishes:
    """`lead_days`: the days ahead that are wanted, None for all of the policy's. `by_email`: else in-app only."""

    lead_days: tuple[int, ...] | None = None
    by_email: bool = True

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Wishes":
        """From a person's row."""
        days = stored.get("lead_days")
        return cls(tuple(days) if days is not None else None, bool(stored.get("by_email", True)))

    def stored(self) -> dict[str, Any]:
        """The JSON for the row."""
        days = None if self.lead_days is None else sorted(set(self.lead_days), reverse=True)
        return {"lead_days": days, "by_email": self.by_email}

    def check(self, policy: ReminderPolicy) -> None:
        """Raise Invalid if days are wanted that the policy does not know."""
        if set(self.lead_days or ()) - set(policy.lead_days):
            raise Invalid("choice_unknown", field="lead_days")

    def leads(self, policy: ReminderPolicy) -> tuple[int, ...]:
        """The days ahead on which this person is reminded."""
        if self.lead_days is None:
            return policy.lead_days
        return tuple(day for day in policy.lead_days if day in self.lead_days)
