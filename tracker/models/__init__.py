"""Tables, constraints and relationships. Importing this package registers every table."""

from tracker.models.events import Event
from tracker.models.organisations import Organisation, Theme, Unit
from tracker.models.people import Membership, MembershipRole, SignInAttempt, User
from tracker.models.reports import Edition, ItemAnswer, Reading, Report, ReportItem
from tracker.models.tasks import Source, Task, TaskAnswer

__all__ = [
    "Edition", "Event", "ItemAnswer", "Membership", "MembershipRole", "Organisation", "Reading", "Report", "ReportItem",
    "SignInAttempt", "Source", "Task", "TaskAnswer", "Theme", "Unit", "User",
]  # fmt: skip
