"""What the pages around a task share: the task, who may do what with it, and whom one may choose."""

from dataclasses import dataclass
from functools import cached_property

from flask_babel import LazyString

from tracker.domain.permissions import Permission, Subject, can, require
from tracker.models import Task
from tracker.queries.dealings import task_by_number
from tracker.queries.directory import Directory, active, directory_of
from tracker.services.tasks.taking import subject_of
from tracker.web import clock
from tracker.web.scope import Scope, scope


@dataclass
class Dealing:
    """A task about which something is to be entered."""

    here: Scope
    task: Task

    @property
    def number(self) -> str:
        """2026-007."""
        return f"{self.task.plan_year}-{self.task.number:03d}"

    @property
    def subject(self) -> Subject:
        """What the permission table is asked about."""
        return subject_of(self.task)

    def may(self, permission: Permission) -> bool:
        """Whether the table allows this person the act."""
        return can(self.here.actor, permission, self.subject)

    @cached_property
    def directory(self) -> Directory:
        """The names of the organisation."""
        return directory_of(self.here.actor, self.here.org.id, clock.today())

    def people_choices(self, nobody: LazyString) -> list[tuple[str, str]]:
        """Everybody who sits in the organisation today, below a first entry for none of them."""
        return [("", str(nobody)), *((str(entry.id), entry.name) for entry in active(self.directory.people))]


def dealing(number: int, permission: Permission | None) -> Dealing:
    """The task of this address; NotAllowed unless the table allows `permission` (None: the service asks)."""
    here = scope()
    about = Dealing(here, task_by_number(here.actor, here.org.id, here.year, number))
    if permission is not None:
        require(here.actor, permission, about.subject)
    return about
