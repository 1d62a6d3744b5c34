"""Answers of the review: the page (or, for a script, the part that changes), or the way back to it after an act."""

from collections.abc import Callable
from typing import Any

from flask import make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from tracker.blueprints.imports.notes import Notice, Refusal, refusal
from tracker.blueprints.imports.page import Page, cards_of
from tracker.blueprints.imports.views import Wish, staying
from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.permissions import Permission
from tracker.domain.reports import CLOSED_READINGS
from tracker.extensions import db
from tracker.models import ReportItem
from tracker.queries import imports as queries
from tracker.queries.directory import directory_of
from tracker.queries.editions import comparison_of
from tracker.web import clock
from tracker.web.babel import wants_fragment
from tracker.web.form_values import is_number
from tracker.web.scope import scope


def build(reading_id: int, wish: Wish, notice: Notice | None = None, refused: Refusal | None = None) -> Page:
    """The page of a reading that the actor may see; NotFound otherwise."""
    found = queries.review_page(scope().actor, reading_id)
    if found.reading.org_id != scope().org.id:
        raise NotFound("not_found")
    may = scope().allows(Permission.REVIEW) and found.reading.state not in CLOSED_READINGS
    directory = directory_of(scope().actor, scope().org.id, clock.today())
    page = Page(found, cards_of(found), directory, wish, editable=may, notice=notice, refusal=refused)
    page.comparison = comparison_of(scope().actor, found.reading)
    page.reread = queries.last_reread(scope().actor, found.reading)
    return page


def wish(item_id: int | None = None, after_id: int | None = None, **how: bool) -> Wish:
    """What is asked for, in the order and with the filter that the address names."""
    args = request.args
    return Wish(item_id, after_id, order=args.get("order", ""), only=args.get("only", ""), **how)


def show(page: Page, status: int = 200) -> ResponseReturnValue:
    """The page; a script gets the workbench alone and is told so."""
    template = "imports/_bench.html" if wants_fragment() else "imports/review.html"
    response = make_response(render_template(template, page=page, reading=page.reading, url_for=staying), status)
    response.headers["Vary"] = "HX-Request"
    if wants_fragment():
        response.headers["X-Part"] = "review"
    return response


def attempt(
    reading_id: int, act: str, use_case: Callable[[], Any], *, item_id: int | None = None, part: str = "item"
) -> ResponseReturnValue:
    """Run a use case. Done: on to `done`; refused: the page again, with the reason beside what was typed.

    NotFound for a reading of another organisation and for items of another reading than the address says.
    """
    if not queries.is_in(scope().actor, scope().org.id, reading_id, _concerned(item_id)):
        raise NotFound("not_found")
    try:
        result = use_case()
    except (Invalid, Conflict) as error:
        return _refused(reading_id, error, item_id, part)
    except StaleDataError:
        return _refused(reading_id, Conflict("changed_meanwhile"), item_id, part)
    return done(reading_id, _notice(act, item_id, result))


def _concerned(item_id: int | None) -> set[int]:
    """The items that the address and the form name."""
    selected = (value.partition(":")[0] for value in request.form.getlist("item"))
    return {int(key) for key in selected if is_number(key)} | ({item_id} if item_id else set())


def _refused(reading_id: int, error: Invalid | Conflict, item_id: int | None, part: str) -> ResponseReturnValue:
    db.session.rollback()
    splitting = request.endpoint == "imports.split"
    asked = wish(item_id or request.form.get("at", type=int), splitting=splitting, listing="list" in request.args)
    return show(build(reading_id, asked, refused=refusal(error, part, item_id, request.form)), error.status)


def _notice(act: str, item_id: int | None, result: Any) -> Notice:
    """The notice of an act; `result` is the item or the items that it changed or made."""
    results = result if isinstance(result, list) else [result] if isinstance(result, ReportItem) else []
    act = "followed" if act == "confirmed" and not results else act
    made = results[0].id if results and isinstance(results[0], ReportItem) and act not in MANY else None
    return Notice(act, item_id or made, len(results), made)


MANY = frozenset({"selected"})
MOVES_ON = frozenset({"accepted", "rejected", "sure"})


def done(reading_id: int, notice: Notice) -> ResponseReturnValue:
    """Back to the review: at the next item to decide after a decision, else at the item that changed or was made.

    A script saves each field as it changes; to say so each time would drown what can be undone.
    """
    at = notice.made_id or notice.item_id or request.form.get("at", type=int)
    place = "after" if notice.act in MOVES_ON else "item"
    if wants_fragment():
        listing = "list" in request.args
        asked = wish(after_id=at, listing=listing) if place == "after" else wish(at, listing=listing)
        return show(build(reading_id, asked, None if notice.act == "saved" else notice))
    said: dict[str, Any] = {"done": notice.act, "was": notice.item_id, "now": notice.made_id, "n": notice.count or None}
    return redirect(staying("imports.review", reading_id=reading_id, _anchor="current", **(said | {place: at})), 303)
