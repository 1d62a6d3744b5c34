"""Answering a supervision slip, and withdrawing one. An answer says how it stands; it is no progress on the task."""

from datetime import datetime

from sqlalchemy import insert, select

from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor, Role
from tracker.domain.permissions import Permission, require
from tracker.domain.slips import SlipState
from tracker.domain.tasks import ENDED
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Evidence, Notice, SupervisionNotice, Task
from tracker.models.evidence import task_evidence
from tracker.queries.directory import directory_of
from tracker.queries.posts import holders_of
from tracker.queries.scope import may_see, visible
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.notices import notify
from tracker.services.rows import check_version
from tracker.services.tasks.taking import subject_of, take_with_task, words

CLOSED_TO = {SlipState.ANSWERED: "slip_answered", SlipState.WITHDRAWN: "slip_withdrawn"}


def answer_slip(
    actor: Actor,
    now: datetime,
    slip_id: int,
    version: int,
    text: str,
    author_id: int | None = None,
    *,
    sheet_id: int | None = None,
) -> SupervisionNotice:
    """Answer a slip, or record (`author_id`) what another person answers, on the signed paper `sheet_id` if on paper.

    The same answer sent twice counts once. Errors: NotAllowed (also own_slip), NotFound, Conflict: slip_answered,
    slip_withdrawn, changed_meanwhile; Invalid: required, too_long, slip_task_ended, slip_author_missing, own_slip,
    person_unknown, evidence_unknown, sheet_kind.
    """
    slip, task = take_with_task(actor, SupervisionNotice, slip_id)
    require(actor, Permission.ANSWER_SLIP, subject_of(task))
    said = words(text, "text")
    if slip.state is SlipState.ANSWERED and (slip.reply, slip.recorder_id) == (said, actor.user_id):
        return slip
    _check_open(slip, version)
    if task.state in ENDED:
        raise Invalid("slip_task_ended")
    slip.replied_by_id = _author(actor, now, slip, task, author_id)
    slip.signed_sheet_id = _attached(actor, task, sheet_id)
    slip.state, slip.reply, slip.replied_at, slip.recorder_id = SlipState.ANSWERED, said, now, actor.user_id
    record(actor, now, "slip_answered", task, after=_answered(slip), reason=said)
    _tell(actor, now, slip, task)
    db.session.commit()
    return slip


def withdraw_slip(actor: Actor, now: datetime, slip_id: int, version: int, reason: str) -> SupervisionNotice:
    """Take back a slip that nobody has answered, and tell whoever was told of it.

    Errors: those above without the author's.
    """
    slip, task = take_with_task(actor, SupervisionNotice, slip_id)
    require(actor, Permission.ISSUE_SLIP, subject_of(task))
    why = words(reason, "reason")
    if slip.state is SlipState.WITHDRAWN and slip.reason == why:
        return slip
    _check_open(slip, version)
    slip.state, slip.reason = SlipState.WITHDRAWN, why
    record(actor, now, "slip_withdrawn", task, after=_named(slip), reason=why)
    told = select(Notice.person_id).where(may_see(actor, Notice), Notice.slip_id == slip.id)
    notify(
        actor, now, db.session.scalars(told), NoticeReason.SLIP_WITHDRAWN, task=task, slip=slip, text=why,
        key=f"slip_withdrawn:{slip.id}",
    )  # fmt: skip
    db.session.commit()
    return slip


def _check_open(slip: SupervisionNotice, version: int) -> None:
    if slip.state in CLOSED_TO:
        raise Conflict(CLOSED_TO[slip.state])
    check_version(slip, version)


def _author(actor: Actor, now: datetime, slip: SupervisionNotice, task: Task, author_id: int | None) -> int | None:
    """Oneself, if one owns the task or heads its unit; or the person for whom a coordinator types. Never the issuer."""
    author_id = author_id or actor.user_id
    if author_id is not None and author_id == slip.issued_by_id:
        raise NotAllowed("own_slip") if author_id == actor.user_id else Invalid("own_slip", field="author_id")
    if author_id == actor.user_id:
        return _answers_itself(actor, task)
    require(actor, Permission.SIGN_PAPER, subject_of(task))
    author = directory_of(actor, task.org_id, local_day(now)).people.get(author_id or 0)
    if author is None or not author.active:
        raise Invalid("person_unknown", field="author_id")
    return author.id


def _answers_itself(actor: Actor, task: Task) -> int | None:
    """A coordinator who is neither owner nor head of the unit records answers, and gives none."""
    concerned = actor.user_id == task.owner_id or Role.UNIT_HEAD in actor.roles_at(task.lead_unit_id)
    if not concerned and not actor.operator:
        raise Invalid("slip_author_missing", field="author_id")
    return actor.user_id


def _attached(actor: Actor, task: Task, sheet_id: int | None) -> int | None:
    """The scan of a paper answer, put to the task's other signed sheets."""
    if sheet_id is None:
        return None
    mine = visible(actor, Evidence).where(Evidence.id == sheet_id, Evidence.org_id == task.org_id)
    sheet = db.session.scalar(mine)
    if sheet is None:
        raise Invalid("evidence_unknown", field="file")
    if sheet.kind is not EvidenceKind.SIGNED_SHEET:
        raise Invalid("sheet_kind", field="file")
    link = {"task_id": task.id, "evidence_id": sheet.id}
    if db.session.execute(select(task_evidence).filter_by(**link)).first() is None:
        db.session.execute(insert(task_evidence).values(link))
    return sheet.id


def _named(slip: SupervisionNotice) -> dict[str, object]:
    return {"slip_id": slip.id, "year": slip.year, "number": slip.number}


def _answered(slip: SupervisionNotice) -> dict[str, object]:
    """What the timeline says: who answered, if somebody else typed it, and the paper on which it stands."""
    told = _named(slip)
    if slip.replied_by_id != slip.recorder_id:
        told |= {"author_id": slip.replied_by_id, "recorder_id": slip.recorder_id}
    return told | ({"basis_id": slip.signed_sheet_id} if slip.signed_sheet_id else {})


def _tell(actor: Actor, now: datetime, slip: SupervisionNotice, task: Task) -> None:
    """Who issued it and the coordinators."""
    people = [slip.issued_by_id, *holders_of(actor, task.org_id, Role.COORDINATOR, local_day(now))]
    notify(
        actor, now, people, NoticeReason.SLIP_ANSWERED, task=task, slip=slip, text=slip.reply,
        key=f"slip_answered:{slip.id}",
    )  # fmt: skip
