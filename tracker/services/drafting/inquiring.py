"""Asking somebody for what a draft lacks (请补), and the answer, which stands beside the sentence.

ask(actor, now, sentence_id, person_id, question) -> Inquiry
answer(actor, now, inquiry_id, text) -> Inquiry               # by the person asked, or a coordinator for them
take_answer(actor, now, inquiry_id, version, text="") -> DraftSentence    # version: of the sentence

Errors of all: NotFound, NotAllowed, Invalid("draft_frozen"), of texts Invalid("required"), Invalid("too_long").
"""

from datetime import datetime

from sqlalchemy import select

from tracker.domain.drafts import EDITABLE
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, can
from tracker.drafting.gaps import gap_text, labels_in
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, Inquiry
from tracker.queries.directory import directory_of
from tracker.queries.drafting.draft_notices import asked_key
from tracker.queries.scope import may_see, visible
from tracker.services.days import local_day
from tracker.services.drafting.editing import write
from tracker.services.drafting.taking import refuse_absent, take_sentence
from tracker.services.drafting.wording import wording
from tracker.services.events import change, record
from tracker.services.notices import notify
from tracker.services.tasks.taking import words


def ask(actor: Actor, now: datetime, sentence_id: int, person_id: int, question: str) -> Inquiry:
    """Ask a person of the organisation about a sentence; they are told, by message too.

    Invalid with field "person_id": person_unknown, asked_self, asked_already (they have not answered yet).
    """
    row, draft = take_sentence(actor, sentence_id)
    refuse_absent(row)
    said = words(question, "question")
    _check_person(actor, now, draft, row, person_id)
    inquiry = Inquiry(
        org_id=draft.org_id, draft_id=draft.id, sentence_id=row.id, person_id=person_id, question=said,
        asked_by_id=actor.user_id, asked_at=now,
    )  # fmt: skip
    db.session.add(inquiry)
    record(actor, now, "inquiry_asked", inquiry, after={"person_id": person_id, "text": said})
    notify(actor, now, [person_id], NoticeReason.DRAFT_ASKED, draft=draft, text=said, key=asked_key(inquiry.id))
    db.session.commit()
    return inquiry


def _check_person(actor: Actor, now: datetime, draft: Draft, row: DraftSentence, person_id: int) -> None:
    person = directory_of(actor, draft.org_id, local_day(now)).people.get(person_id)
    if person is None or not person.active:
        raise Invalid("person_unknown", field="person_id")
    if person_id == actor.user_id:
        raise Invalid("asked_self", field="person_id")
    mine = (may_see(actor, Inquiry), Inquiry.sentence_id == row.id, Inquiry.person_id == person_id)
    if db.session.scalar(select(Inquiry.id).where(*mine, Inquiry.answered_at.is_(None)).limit(1)) is not None:
        raise Invalid("asked_already", field="person_id")


def answer(actor: Actor, now: datetime, inquiry_id: int, text: str) -> Inquiry:
    """Answer, or put one's own answer in better words. Conflict("inquiry_answered") if somebody else has answered."""
    inquiry, draft = _take(actor, inquiry_id)
    is_asked = actor.user_id is not None and actor.user_id == inquiry.person_id
    if not (is_asked or can(actor, Permission.DRAFT, Subject(draft.org_id))):
        raise NotAllowed("not_allowed", permission=Permission.DRAFT.value)
    if inquiry.answered_at is not None and inquiry.answered_by_id != actor.user_id:
        raise Conflict("inquiry_answered")
    said = words(text, "text")
    changed = change(actor, now, "inquiry_answered", inquiry, {"answer": said})
    inquiry.answered_at, inquiry.answered_by_id = now, actor.user_id
    if changed:
        notify(actor, now, [inquiry.asked_by_id], NoticeReason.DRAFT_ANSWERED, draft=draft, text=said)
    db.session.commit()
    return inquiry


def take_answer(actor: Actor, now: datetime, inquiry_id: int, version: int, text: str = "") -> DraftSentence:
    """Put an answer into the text: `text`, or the answer in place of the first 【待补】, else behind the sentence."""
    inquiry, _draft = _take(actor, inquiry_id)
    row, _draft = take_sentence(actor, inquiry.sentence_id, version)
    refuse_absent(row)
    if inquiry.answered_at is None:
        raise Invalid("not_answered")
    write(actor, now, row, wording(text.strip() or with_answer(row.text, inquiry.answer)), "answer_taken")
    db.session.commit()
    return row


def with_answer(text: str, said: str) -> str:
    """The sentence with the answer where something is missing; an answer alone where nothing else stands."""
    labels = labels_in(text)
    if not labels:
        return text + said
    mark = gap_text(labels[0])
    if text.strip("。") == mark:
        return said
    return text.replace(mark, said.rstrip("。；"), 1)


def _take(actor: Actor, inquiry_id: int) -> tuple[Inquiry, Draft]:
    """The question, and its draft locked: of two who answer at once the second waits."""
    mine = visible(actor, Inquiry).where(Inquiry.id == inquiry_id)
    draft_id = db.session.scalar(mine.with_only_columns(Inquiry.draft_id))
    if draft_id is None:
        raise NotFound("not_found")
    draft = db.session.scalars(visible(actor, Draft).where(Draft.id == draft_id).with_for_update(key_share=True)).one()
    inquiry = db.session.scalars(mine, execution_options={"populate_existing": True}).one()
    if draft.stage not in EDITABLE:
        raise Invalid("draft_frozen", stage=draft.stage.value)
    return inquiry, draft
