"""One message: why it was sent, what became of it, and what to do now: send it again, or tell the person oneself."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.deliveries.blueprint import MESSAGE, blueprint
from tracker.blueprints.deliveries.forms import HandForm
from tracker.blueprints.deliveries.views import MessageView, view
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.messages import MessageKind, MessageState
from tracker.domain.permissions import Permission
from tracker.extensions import db
from tracker.queries.deliveries.rows import Copy, copies_of, message_row
from tracker.services.delivery.handing import HANDABLE, drop, mark_handed
from tracker.services.delivery.resending import UNSENT, send_again
from tracker.web import clock, pages
from tracker.web.attempts import attempt, tried
from tracker.web.guards import requires
from tracker.web.scope import scope
from tracker.web.words import explain


@dataclass
class MessagePage:
    """What the template writes."""

    view: MessageView
    before: Copy | None
    later: list[Copy]
    form: HandForm

    @property
    def can_send(self) -> bool:
        """Whether sending it again makes sense: not while it or a copy waits, nor what was spoken."""
        row = self.view.row
        waits = row.state in UNSENT or any(copy.state in UNSENT for copy in self.later)
        reachable = row.state is not MessageState.TO_HAND or bool(row.person_email)
        return row.kind is not MessageKind.URGE and not waits and reachable

    @property
    def can_hand(self) -> bool:
        """Whether a person may deliver it."""
        return self.view.row.state in HANDABLE and self.view.row.person is not None

    @property
    def address_changed(self) -> bool:
        """Whether the person has another address than the one to which it went."""
        row = self.view.row
        return bool(row.person_email and row.address and row.person_email != row.address)


def _page(message_id: int, form: HandForm) -> MessagePage:
    here = scope()
    row = message_row(here.actor, here.org.id, message_id)
    return MessagePage(view(row), *copies_of(here.actor, row), form)


@blueprint.get(MESSAGE)
@requires(Permission.DELIVER)
def show(message_id: int) -> ResponseReturnValue:
    """Its page."""
    return render_template("deliveries/show.html", page=_page(message_id, HandForm(formdata=None)))


@blueprint.post(MESSAGE + "/again")
@requires(Permission.DELIVER)
def again(message_id: int) -> ResponseReturnValue:
    """Send it once more, to the present address."""
    here = scope()
    row = message_row(here.actor, here.org.id, message_id)
    try:
        copy = send_again(here.actor, clock.now(), row.id)
    except (Invalid, Conflict) as error:
        db.session.rollback()
        flash(explain(error), "error")
        return redirect(url_for("deliveries.show", message_id=message_id))
    by_hand = copy.state is MessageState.TO_HAND
    flash(_("本人没有邮箱，已转入待转达。") if by_hand else _("已经重新排队，马上发出。"), "success")
    return redirect(pages.safe_next(url_for("deliveries.show", message_id=copy.id)))


@blueprint.post(MESSAGE + "/handed")
@requires(Permission.DELIVER)
def hand(message_id: int) -> ResponseReturnValue:
    """Record that the person was told."""
    here, form = scope(), HandForm()
    row = message_row(here.actor, here.org.id, message_id)
    now, note = clock.now(), form.note.data or ""
    if form.validate_on_submit() and attempt(form, mark_handed, here.actor, now, row.id, form.way, note):
        flash(_("已记下。"), "success")
        return redirect(pages.safe_next(url_for("deliveries.show", message_id=message_id)))
    return render_template("deliveries/show.html", page=_page(message_id, form)), 400


@blueprint.post(MESSAGE + "/dropped")
@requires(Permission.DELIVER)
def drop_one(message_id: int) -> ResponseReturnValue:
    """Nobody need be told any more."""
    here = scope()
    row = message_row(here.actor, here.org.id, message_id)
    if tried(drop, here.actor, clock.now(), [row.id]):
        flash(_("已记下，不用转达了。"), "success")
    return redirect(pages.safe_next(url_for("deliveries.show", message_id=message_id)))
