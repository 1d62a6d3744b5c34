"""Reminding somebody of one task oneself (催办): words to copy, a link if one is asked for, and the record of it."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.deliveries.blueprint import blueprint
from tracker.blueprints.deliveries.forms import UrgeForm
from tracker.blueprints.deliveries.urge_text import urge_text
from tracker.domain.permissions import Permission
from tracker.domain.reminding.news import IN_HAND
from tracker.domain.tasks import ENDED
from tracker.models import Task
from tracker.queries.deliveries.links import copied_link
from tracker.queries.directory import Directory, directory_of
from tracker.queries.tasks import task_id
from tracker.services.delivery.addresses import Addresses
from tracker.services.delivery.linking import link_for_owner
from tracker.services.delivery.urging import people_to_urge, urge
from tracker.services.links import token_of
from tracker.services.rows import take
from tracker.web import clock
from tracker.web.attempts import attempt, tried
from tracker.web.guards import requires
from tracker.web.scope import Scope, scope

TASK = "/tasks/<int:number>"


@dataclass
class UrgePage:
    """What the template writes. `link`: whole address of the link that was made, "" for none; `may_link`: whether the
    reader may make one.
    """

    org: str
    task: Task
    directory: Directory
    form: UrgeForm
    link: str = ""
    may_link: bool = False

    @property
    def text(self) -> str:
        """The words to copy."""
        return urge_text(self.task, self.directory.person(self.task.owner_id), self.org, self.link)

    @property
    def is_open(self) -> bool:
        """Whether there is anything to remind of."""
        return self.task.state not in ENDED and bool(people_to_urge(self.task))

    @property
    def can_link(self) -> bool:
        """Whether the reader may make a link by which the owner could report."""
        return self.may_link and not self.link and self.task.owner_id is not None and self.task.state in IN_HAND


def _page(here: Scope, number: int, form: UrgeForm) -> UrgePage:
    may_link = here.allows(Permission.SIGN_PAPER)
    task = take(here.actor, Task, task_id(here.actor, here.org.id, here.year, number))
    directory = directory_of(here.actor, here.org.id, clock.today())
    form.offer(directory, people_to_urge(task))
    return UrgePage(here.org.code, task, directory, form, _link(here, task) if may_link else "", may_link)


def _link(here: Scope, task: Task) -> str:
    given = request.args.get("link", "")
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        return ""
    salt = copied_link(here.actor, int(given), task.id, clock.now())
    return Addresses().report(token_of(salt)) if salt else ""


@blueprint.route(TASK, methods=["GET", "POST"])
@requires(Permission.SUPERVISE)
def urge_owner(number: int) -> ResponseReturnValue:
    """Words to copy; and the form that records who was reminded how."""
    here, form = scope(), UrgeForm()
    page = _page(here, number, form)
    if form.validate_on_submit():
        whom, note = int(form.person_id.data), form.note.data or ""
        if attempt(form, urge, here.actor, clock.now(), page.task.id, whom, form.way, note):
            flash(_("已记下这次催办，办理经过里可以看到。"), "success")
            return redirect(url_for("tasks.show", number=number))
        page = _page(here, number, form)
    return render_template("deliveries/urge.html", page=page), 400 if form.errors else 200


@blueprint.post(TASK + "/link")
@requires(Permission.SIGN_PAPER)
def make_link(number: int) -> ResponseReturnValue:
    """A link for the owner, to be copied."""
    here = scope()
    key = task_id(here.actor, here.org.id, here.year, number)
    made: list[int] = []
    tried(lambda: made.append(link_for_owner(here.actor, clock.now(), key).id))
    return redirect(url_for("deliveries.urge_owner", number=number, link=made[0] if made else None))
