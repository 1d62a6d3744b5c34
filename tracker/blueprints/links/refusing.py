"""Links that do not open: what has happened, and a way on. Scripts are told the same in a sentence."""

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from tracker.blueprints.auth import leave
from tracker.blueprints.links.blueprint import LINK, blueprint, slow_guesses
from tracker.blueprints.links.entering import SomebodyElse, about_of, enter
from tracker.blueprints.tasks.dealing import Dealing
from tracker.blueprints.tasks.reporting import wants_json
from tracker.domain.errors import DomainError
from tracker.domain.links import ABOUT_TASK, LinkState
from tracker.extensions import db
from tracker.queries.links import coordinators_of
from tracker.services.links import LinkOver, LinkUnknown, Opened
from tracker.web import clock
from tracker.web.forms import Form
from tracker.web.guards import by_link
from tracker.web.link_words import ENDINGS
from tracker.web.sessions import current_reach
from tracker.web.words import explain

LONGEST_TEXT = 4000


@blueprint.errorhandler(LinkUnknown)
def unknown(error: LinkUnknown) -> ResponseReturnValue:
    """No such link. Nothing tells whether one like it exists."""
    return _told(error, explain(DomainError("link_unknown"))) or (render_template("links/unknown.html"), error.status)


@blueprint.errorhandler(LinkOver)
def over(error: LinkOver) -> ResponseReturnValue:
    """The link was real: why it opens nothing any more, and whom to ask."""
    db.session.rollback()
    opened = error.opened
    return _told(error, str(ENDINGS[opened.state].title)) or (_ended(opened), error.status)


def _ended(opened: Opened) -> str:
    about = about_of(opened)
    names = coordinators_of(opened.actor, opened.task.org_id, clock.today())
    task = about.task if opened.state in ABOUT_TASK else None
    may_sign_in = opened.state not in {LinkState.INACTIVE, LinkState.UNSEATED}
    ending = ENDINGS[opened.state]
    return render_template(
        "links/over.html", about=about, ending=ending, task=task, names=names, may_sign_in=may_sign_in, typed=_typed()
    )


@blueprint.errorhandler(SomebodyElse)
def somebody_else(error: SomebodyElse) -> ResponseReturnValue:
    """The link is another's than who is signed in here."""
    return _told(error, explain(error)) or (_foreign(about_of(error.opened)), error.status)


def _foreign(about: Dealing) -> str:
    org, task = about.here.org.code, about.task
    theirs = url_for("tasks.show", org=org, year=task.plan_year, number=task.number)
    own = theirs if org in current_reach().rows else url_for("home.index")
    token = (request.view_args or {})["token"]
    return render_template("links/foreign.html", about=about, own_url=own, token=token, typed=_typed())


def _typed() -> str:
    """What somebody wrote before they were refused; "" if the form is too large to be read for that."""
    try:
        return request.form.get("text", "").strip()[:LONGEST_TEXT]
    except RequestEntityTooLarge:
        return ""


@blueprint.post(LINK + "/leave")
@by_link
@slow_guesses
def sign_out(token: str) -> ResponseReturnValue:
    """Whoever is signed in leaves, and the link opens. Asks for the CSRF token: this one acts on the session."""
    try:
        enter(token)
    except SomebodyElse:
        if Form().validate():
            leave()
    return redirect(url_for("links.report", token=token))


def _told(error: DomainError, sentence: str) -> ResponseReturnValue | None:
    """For scripts; they read `errors` of a form and `error` of a file."""
    return (jsonify(errors=[sentence], error=sentence), error.status) if wants_json() else None
