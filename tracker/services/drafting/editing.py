"""Changing the words of a sentence: the program's text stays beside a person's, and comes back when asked for.

edit(actor, now, sentence_id, version, text) -> DraftSentence
restore_text(actor, now, sentence_id, version) -> DraftSentence
settle_flag(actor, now, sentence_id, version) -> DraftSentence   # 看过了

Errors of all: NotFound, NotAllowed, Conflict("changed_meanwhile"), Invalid("draft_frozen"), Invalid of `wording`.
"""

from datetime import datetime

from tracker.domain.drafts import Flag
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import DraftSentence
from tracker.queries.drafting.sentences import fingerprint_of
from tracker.services.drafting.taking import merged_into, refuse_absent, take_sentence
from tracker.services.drafting.wording import made_kind, wording
from tracker.services.events import record


def edit(actor: Actor, now: datetime, sentence_id: int, version: int, text: str) -> DraftSentence:
    """Let a person's words stand. Whoever writes them has looked at the sources: what changed in them is settled."""
    row, _draft = take_sentence(actor, sentence_id, version)
    refuse_absent(row)
    tidy = wording(text)
    if tidy != row.text:
        write(actor, now, row, tidy, "sentence_edited")
    db.session.commit()
    return row


def restore_text(actor: Actor, now: datetime, sentence_id: int, version: int) -> DraftSentence:
    """Let the program's text stand again; what was merged into the sentence comes back by itself.

    Invalid("nothing_generated") for a sentence that a person added.
    """
    row, _draft = take_sentence(actor, sentence_id, version)
    refuse_absent(row)
    if row.by_hand:
        raise Invalid("nothing_generated")
    before = {"text": row.text, "kind": row.kind}
    for part in merged_into(actor, row):
        come_back(part)
    row.edited, row.kind = None, made_kind(row)
    renew(row)
    if before["text"] != row.text:
        after = {"text": row.text, "kind": row.kind}
        record(actor, now, "sentence_text_restored", row, before=before, after=after)
    db.session.commit()
    return row


def settle_flag(actor: Actor, now: datetime, sentence_id: int, version: int) -> DraftSentence:
    """看过了: the text stands as it is, beside the sources that it has now, or without those that are gone."""
    row, _draft = take_sentence(actor, sentence_id, version)
    if row.flag is not None:
        record(actor, now, "flag_settled", row, before={"flag": row.flag}, after={"flag": ""})
        for one in (row, *merged_into(actor, row)):
            _accept(one)
    db.session.commit()
    return row


def write(actor: Actor, now: datetime, row: DraftSentence, text: str, verb: str) -> None:
    """Put a person's words into a sentence and record the act. Without a commit: part of other acts too."""
    before = row.text
    row.edited = text
    _settle(actor, row)
    record(actor, now, verb, row, before={"text": before}, after={"text": text})


def come_back(row: DraftSentence) -> None:
    """A row that was merged into another stands by itself again, beside the sources that it has now."""
    row.merged_into_id = None
    if row.edited is None:
        renew(row)


def renew(row: DraftSentence) -> None:
    """What the text rests on is what its sources are now."""
    row.fingerprint = fingerprint_of(row)
    if row.flag is Flag.SOURCES_CHANGED:
        row.flag = None


def _accept(row: DraftSentence) -> None:
    """A person knows what has changed, or that nothing is left."""
    if row.flag is Flag.SUPPORT_LOST:
        row.flag, row.fingerprint = None, ""
    elif row.flag is Flag.SOURCES_CHANGED:
        renew(row)


def _settle(actor: Actor, row: DraftSentence) -> None:
    """Whoever writes has looked at the sources, also of what was merged; no words bring lost support back."""
    if row.flag is Flag.SOURCES_CHANGED or row.fingerprint:
        renew(row)
    for part in merged_into(actor, row):
        _accept(part)
