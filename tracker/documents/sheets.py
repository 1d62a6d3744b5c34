"""The sheets that go round on paper (纸质签批): what each says, as plain values; paper.render makes the .docx."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.slips import SlipColour
from tracker.domain.tasks import Priority, TaskKind
from tracker.domain.work import EvidenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """What every sheet says about its task. Empty texts are printed as 无, missing dates as room to write them.

    `number` is the one people use (2026-007), `url` the task's full address, at most some 300 characters; `quote`
    stands verbatim; `source` says where: 《…报告》二、（一）1. `due_on` is the present date, `first_due_on` the first.
    """

    org: str
    number: str
    url: str
    title: str
    kind: TaskKind
    quote: str
    source: str
    lead_unit: str
    priority: Priority = Priority.NORMAL
    supporting_units: tuple[str, ...] = ()
    owner: str = ""
    sponsor: str = ""
    first_due_on: date | None = None
    due_on: date | None = None
    target: str = ""
    printed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentSheet:
    """事项交办单: hands a task over. `requirements` is what the coordinator asks for; empty leaves room to write it."""

    task: TaskFacts
    requirements: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionSheet:
    """延期申请审批单: asks for `asked_due_on` instead of the task's `due_on`.

    `is_late` says that it was asked for after `due_on` (逾期补报); None leaves both boxes open.
    `before` counts the extensions granted so far.
    """

    task: TaskFacts
    reason: str
    progress: str
    asked_due_on: date | None
    asked_on: date | None = None
    is_late: bool | None = None
    before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """An accepted piece of progress and the day on which it was made."""

    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """A piece of evidence: its name, what it is, and its own number (云府发〔2026〕3号) if it has one."""

    name: str
    kind: EvidenceKind
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingSheet:
    """事项销号审批表: asks for the signature that a task is done.

    `figures` are lines such as 开展法治培训6次; `is_late` goes by the first due date, None leaves both boxes open.
    """

    task: TaskFacts
    results: tuple[ResultLine, ...] = ()
    figures: tuple[str, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()
    submitted_on: date | None = None
    is_late: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipSheet:
    """督办单. `number` is its own (督〔2026〕3号), `url` its full address; `late_days` those on the day it was issued.

    An empty `demand` is what the colour usually asks, an empty `issuer` the office's rule. Without a `reply` there is
    room to write one.
    """

    task: TaskFacts
    number: str
    url: str
    colour: SlipColour
    issued_on: date
    reply_by: date
    late_days: int = 0
    progress: str = ""
    problem: str = ""
    demand: str = ""
    issuer: str = ""
    reply: str = ""
    replied_by: str = ""
    replied_on: date | None = None
    withdrawn: str = ""


Sheet = AssignmentSheet | ExtensionSheet | ClosingSheet | SlipSheet
