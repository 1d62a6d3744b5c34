"""Tables, constraints and relationships. Importing this package registers every table."""

from tracker.models.events import Event
from tracker.models.evidence import Evidence
from tracker.models.extensions import ExtensionRequest
from tracker.models.indicators import Indicator, TaskTarget
from tracker.models.links import ReportLink
from tracker.models.messages import Message
from tracker.models.notices import Notice
from tracker.models.organisations import Organisation, Theme, Unit
from tracker.models.people import Membership, MembershipRole, SignInAttempt, User
from tracker.models.reminders import Absence, Bot, Heartbeat
from tracker.models.reports import Edition, ItemAnswer, Reading, Report, ReportItem
from tracker.models.slips import SupervisionNotice
from tracker.models.tasks import Source, Task, TaskAnswer
from tracker.models.work import Figure, ProgressUpdate, WorkEntry, WorkRecord

__all__ = [
    "Absence", "Bot", "Edition", "Event", "Evidence", "ExtensionRequest", "Figure", "Heartbeat", "Indicator",
    "ItemAnswer", "Membership", "MembershipRole", "Message", "Notice", "Organisation",
    "ProgressUpdate", "Reading", "Report", "ReportItem", "ReportLink", "SignInAttempt", "Source", "SupervisionNotice",
    "Task", "TaskAnswer", "TaskTarget", "Theme", "Unit", "User", "WorkEntry", "WorkRecord",
]  # fmt: skip
