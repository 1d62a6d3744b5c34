"""Tables, constraints and relationships. Importing this package registers every table."""

from tracker.models.drafts import Draft, DraftSentence, DraftVersion, Inquiry, OutlineRow, SentenceSource
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
from tracker.models.ring import LongJob, Recurrence, YearNote
from tracker.models.slips import SupervisionNotice
from tracker.models.tasks import Source, Task, TaskAnswer
from tracker.models.work import Figure, ProgressUpdate, WorkEntry, WorkRecord

__all__ = [
    "Absence", "Bot", "Draft", "DraftSentence", "DraftVersion", "Edition", "Event", "Evidence", "ExtensionRequest",
    "Figure", "Heartbeat", "Indicator", "Inquiry", "ItemAnswer", "LongJob", "Membership", "MembershipRole", "Message",
    "Notice", "Organisation", "OutlineRow", "ProgressUpdate", "Reading", "Recurrence", "Report", "ReportItem",
    "ReportLink", "SentenceSource", "SignInAttempt", "Source", "SupervisionNotice", "Task", "TaskAnswer",
    "TaskTarget", "Theme", "Unit", "User", "WorkEntry", "WorkRecord", "YearNote",
]  # fmt: skip
