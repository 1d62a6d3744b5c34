"""One plan year of a town while it is written, and the events of its tasks."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from tracker.domain.people import Via
from tracker.models import Event, Task
from tracker.services.seeding.bulk import Writer
from tracker.services.seeding.towns import Town


@dataclass(frozen=True, slots=True)
class Year:
    """One plan year of a town while it is written."""

    writer: Writer
    random: Random
    town: Town
    plan_year: int

    @property
    def made(self) -> datetime:
        """When its tasks were confirmed."""
        return datetime(self.plan_year, 2, 3, 1, tzinfo=UTC)

    def at(self, days: int) -> datetime:
        """An instant so many days later."""
        return self.made + timedelta(days=days)

    def day(self, days: int) -> date:
        """The day of that instant."""
        return self.at(days).date()


def add_event(year: Year, days: int, verb: str, task_id: int, after: dict[str, Any]) -> None:
    """Something that the coordinator did to a task so many days after it was made."""
    year.writer.add(
        Event, org_id=year.town.org_id, at=year.at(days), actor_id=year.town.people[0], via=Via.CLI, verb=verb,
        subject_type=Task.__tablename__, subject_id=task_id, before={}, after=after, reason="", request_id="",
    )  # fmt: skip
