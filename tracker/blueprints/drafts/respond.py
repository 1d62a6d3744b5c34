"""Answers of the editor: the page (or, for a script, the parts that change), or the way back to it after an act."""

from collections.abc import Callable
from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from tracker.blueprints.drafts.building import build
from tracker.blueprints.drafts.notes import Notice, refusal
from tracker.blueprints.drafts.page import SIDES, Page, Wish
from tracker.blueprints.drafts.periods import period_named
from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.extensions import db
from tracker.models import Draft
from tracker.queries.drafting.draft import draft_by_id
from tracker.services.drafting.taking import draft_id_of
from tracker.web.babel import wants_fragment
from tracker.web.scope import scope


def wish_of(sentence_id: int | None = None) -> Wish:
    """What the address asks for; after an act, the sentence that it concerned."""
    args, side = request.args, request.args.get("side", "sentence")
    chosen = sentence_id or args.get("s", type=int)
    everything, editing = "all" in args, "edit" in args
    return Wish(chosen, args.get("sec", ""), side if side in SIDES else "sentence", everything, editing)


def show(page: Page, status: int = 200, only: str = "") -> ResponseReturnValue:
    """The page; a script gets its parts (or the one that it asked for), without the sections that it has already."""
    if not wants_fragment():
        return make_response(render_template("drafts/show.html", page=page, draft=page.draft), status)
    have = dict(part.partition("=")[::2] for part in request.headers.get("X-Have", "").split(";"))
    parts = render_template("drafts/_parts.html", page=page, draft=page.draft, have=have, only=only)
    response = make_response(parts, status)
    response.headers["Vary"], response.headers["X-Part"] = "HX-Request", "draft"
    return response


def attempt(
    draft_id: int, act: str, use_case: Callable[[], Any], *, part: str = "", sentence_id: int | None = None
) -> ResponseReturnValue:
    """Run a use case on a draft here; `use_case` may return the id of the sentence to go on with.

    Done: on to the page; refused: the page again, with the reason (at the form `part`) and what was typed.
    """
    draft_here(draft_id)
    try:
        result = use_case()
    except (Invalid, Conflict) as error:
        return _refused(draft_id, error, part or act, sentence_id)
    except StaleDataError:
        return _refused(draft_id, Conflict("changed_meanwhile"), part or act, sentence_id)
    return done(draft_here(draft_id), Notice(act, result if isinstance(result, int) else sentence_id))


def draft_here(draft_id: int) -> Draft:
    """A draft of the organisation and year in the address; NotFound otherwise."""
    draft = draft_by_id(scope().actor, draft_id)
    if (draft.org_id, draft.year) != (scope().org.id, scope().year):
        raise NotFound("not_found")
    return draft


def of_sentence(sentence_id: int) -> int:
    """The draft to which a sentence belongs; NotFound if there is no such sentence."""
    return draft_id_of(scope().actor, sentence_id)


def _refused(draft_id: int, error: Invalid | Conflict, part: str, sentence_id: int | None) -> ResponseReturnValue:
    db.session.rollback()
    found = refusal(error, part, sentence_id, request.form)
    return show(build(draft_here(draft_id), wish_of(sentence_id), refused=found), error.status)


def done(draft: Draft, notice: Notice) -> ResponseReturnValue:
    """Back to the editor, at the sentence that changed or was made."""
    if wants_fragment():
        return show(build(draft, wish_of(notice.sentence_id), notice))
    said: dict[str, Any] = {"done": notice.act, "s": notice.sentence_id, "all": "1" if "all" in request.args else None}
    anchor = "ev" if notice.sentence_id else None
    return redirect(url_for("drafts.show", period=period_named(draft.period), _anchor=anchor, **said), 303)
