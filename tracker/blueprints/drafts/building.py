"""The editor's page put together from what is kept of a draft."""

from tracker.blueprints.drafts.checked import Checked, checked
from tracker.blueprints.drafts.chosen import Chosen
from tracker.blueprints.drafts.notes import Notice, Refusal
from tracker.blueprints.drafts.page import Page, Wish
from tracker.domain.drafts import DraftStage
from tracker.domain.people import Role
from tracker.models import Draft
from tracker.queries.directory import directory_of
from tracker.queries.drafting.choices import Choice, sources_to_choose
from tracker.queries.drafting.draft import text_of
from tracker.queries.drafting.draft_versions import latest_version
from tracker.queries.drafting.evidence import support_of_sentence
from tracker.queries.drafting.inquiries import inquiries_of
from tracker.queries.drafting.sentences import Sheet, sheet_of
from tracker.queries.drafting.touches import Touch, last_stage, last_touch
from tracker.queries.posts import holders_of
from tracker.web import clock
from tracker.web.scope import scope

SENT_BACK = ("draft_sent_back", "draft_discussed", "signature_asked")


def build(draft: Draft, wish: Wish, notice: Notice | None = None, refused: Refusal | None = None) -> Page:
    """The page of a draft."""
    here, today = scope(), clock.today()
    sheet, last = sheet_of(here.actor, draft), latest_version(here.actor, draft)
    found = checked(here.actor, draft, sheet, today)
    return Page(
        here, draft, sheet, text_of(here.actor, draft, sheet), found.findings,
        directory_of(here.actor, here.org.id, today), wish, number=(last.number if last else 0) + 1,
        touch=last_touch(here.actor, draft), sent_back=_sent_back(draft),
        leaders=frozenset(holders_of(here.actor, here.org.id, Role.LEADER, today)),
        choices=_choices(draft, wish), chosen=_chosen(draft, sheet, wish, found), notice=notice, refusal=refused,
    )  # fmt: skip


def _sent_back(draft: Draft) -> Touch | None:
    """Why it came back, while that is the last that was done with it."""
    if draft.stage is not DraftStage.FIRST:
        return None
    last = last_stage(scope().actor, draft, SENT_BACK)
    return last if last and last.verb == "draft_sent_back" else None


def _choices(draft: Draft, wish: Wish) -> list[Choice]:
    return sources_to_choose(scope().actor, draft) if wish.side == "add" else []


def _chosen(draft: Draft, sheet: Sheet, wish: Wish, found: Checked) -> Chosen | None:
    row = next((row for row in (*sheet.rows, *sheet.aside) if row.id == wish.sentence_id), None)
    if row is None:
        return None
    actor = scope().actor
    own = [other for other in sheet.rows if other.section == row.section]
    asked = [one for one in inquiries_of(actor, draft) if one.sentence_id == row.id]
    return Chosen(row, own, support_of_sentence(actor, row.id), asked, found.verdicts)
