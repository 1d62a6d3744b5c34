"""Tables, constraints and relationships. Importing this package registers every table."""

from tracker.models.events import Event
from tracker.models.evidence import Evidence
from tracker.models.extensions import ExtensionRequest
from tracker.models.indicators import Indicator, TaskTarget
from tracker.models.notices import Notice
from tracker.models.organisations import Organisation, Theme, Unit
from tracker.models.people import Membership, MembershipRole, SignInAttempt, User
from tracker.models.reports import Edition, ItemAnswer, Reading, Report, ReportItem
from tracker.models.tasks import Source, Task, TaskAnswer
from tracker.models.work import Figure, ProgressUpdate, WorkEntry, WorkRecord

__all__ = [
    "Edition", "Event", "Evidence", "ExtensionRequest", "Figure", "Indicator", "ItemAnswer", "Membership",
    "MembershipRole", "Notice", "Organisation", "ProgressUpdate", "Reading", "Report", "ReportItem", "SignInAttempt",
    "Source", "Task", "TaskAnswer", "TaskTarget", "Theme", "Unit", "User", "WorkEntry", "WorkRecord",
]  # fmt: skip
