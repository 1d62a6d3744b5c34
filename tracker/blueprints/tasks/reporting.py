"""The page on which progress is reported or revised: the task, the form, its files, who will look at it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from tracker.blueprints.tasks.dealing import Dealing
from tracker.blueprints.tasks.progress_form import ProgressForm
from tracker.domain.errors import Conflict, DomainError, Invalid
from tracker.domain.lights import Light, light_of
from tracker.domain.permissions import Permission
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Evidence, ProgressUpdate
from tracker.queries.directory import active
from tracker.queries.evidence import several
from tracker.queries.lights import cutoffs_of
from tracker.queries.people import acceptors_of
from tracker.services.work import NewProgress
from tracker.storage.file_types import ENDINGS, MAX_SIZE
from tracker.web import clock
from tracker.web.forms import flatten_errors
from tracker.web.lights import light_word

ACCEPT = "image/*," + ",".join(ENDINGS)
Send = Callable[[NewProgress], object]


@dataclass
class Reporting:
    """What the template writes."""

    about: Dealing
    form: ProgressForm
    entry: ProgressUpdate | None = None
    files: list[Evidence] = field(default_factory=list)
    overtaken: bool = False

    accept = ACCEPT
    most = MAX_SIZE
    template = "tasks/progress.html"

    @property
    def light(self) -> Light:
        """The task's light."""
        return light_of(self.about.task, cutoffs_of(self.about.here.org, clock.today()))

    @property
    def light_word(self) -> str:
        """The word beside it."""
        return light_word(self.light, self.about.task, cutoffs_of(self.about.here.org, clock.today()))

    @property
    def draft(self) -> str:
        """The name under which a browser keeps what is typed: one per task, entry and person."""
        here, what = self.about.here, f"entry-{self.entry.id}" if self.entry else self.about.number
        return f"{here.org.code}/{what}/{here.actor.user_id}"

    @property
    def corrects(self) -> bool:
        """Whether an accepted entry is being corrected: it stays, a new one takes its place."""
        return self.entry is not None and self.entry.state is EntryState.ACCEPTED

    @property
    def back(self) -> str:
        """The task's page."""
        return url_for("tasks.show", year=self.about.task.plan_year, number=self.about.task.number)

    @property
    def upload(self) -> str:
        """Where a script sends files one by one."""
        return url_for("evidence.upload")

    def preview_of(self, file: Evidence) -> str:
        """The address of a small picture of a photo."""
        return url_for("evidence.preview", evidence_id=file.id)

    @property
    def may_upload(self) -> bool:
        """Whether this person may send files here."""
        return self.about.here.allows(Permission.UPLOAD)

    @property
    def may_type_for_others(self) -> bool:
        """Whether this person may say who did it."""
        return self.about.may(Permission.SIGN_PAPER) and self.entry is None

    @property
    def reviewers(self) -> str:
        """Who will look at it: the unit's head or a coordinator, never the author or the owner."""
        task, me = self.about.task, self.about.here.actor.user_id
        found = acceptors_of(self.about.here.actor, task.org_id, task.lead_unit_id, clock.today())
        others = [user_id for user_id in found if user_id not in {me, task.owner_id}]
        return _("或").join(self.about.directory.person(user_id) for user_id in others[:2])


def offer_authors(about: Dealing, form: ProgressForm) -> None:
    """A coordinator who opens the form of somebody else's task usually types for its owner."""
    people = [(str(entry.id), entry.name) for entry in active(about.directory.people)]
    form.offer_authors([("", ""), *people])
    task, me = about.task, about.here.actor.user_id
    if not form.is_submitted() and about.may(Permission.SIGN_PAPER):
        form.author_id.data = str(task.owner_id if task.owner_id in _ids(people) else me)


def _ids(people: list[tuple[str, str]]) -> set[int]:
    return {int(key) for key, _name in people}


def handled(page: Reporting, send: Send, done: str = "") -> ResponseReturnValue:
    """Show the form, or take what was sent: files first, so that none has to be sent twice whatever else is wrong.

    `done` is told on the next page.
    """
    form, here = page.form, page.about.here
    if not form.is_submitted():
        return _shown(page, 200)
    valid = not form.wants_more and form.validate()
    kept = form.keep_files(here.actor, clock.now(), here.org.id)
    if not valid or not kept:
        return _shown(page, 200 if form.wants_more and kept else 400)
    refusal = _refusal(send, form)
    if refusal is not None:
        form.refuse(refusal)
        if page.entry is not None:  # sent once more, the form speaks of what stands there now
            form.see(page.entry.version_id)
            page.overtaken = isinstance(refusal, Conflict)
        return _shown(page, refusal.status)
    if done:
        flash(done, "success")
    return (jsonify(next=page.back), 201) if wants_json() else redirect(page.back)


def _refusal(send: Send, form: ProgressForm) -> DomainError | None:
    try:
        send(form.progress())
    except (Invalid, Conflict) as error:
        refusal: DomainError = error
    except StaleDataError:
        refusal = Conflict("changed_meanwhile")
    else:
        return None
    db.session.rollback()
    return refusal


def _shown(page: Reporting, status: int) -> ResponseReturnValue:
    here, form = page.about.here, page.form
    if status >= 400 and wants_json():
        wrong = [f"figures-{number}-value" for number in form.row_errors]
        version = page.entry.version_id if page.entry else 0
        return jsonify(errors=_sentences(page), fields=wrong, version=version), status
    page.files = several(here.actor, here.org.id, form.evidence_ids) if form.evidence_ids else []
    return render_template(page.template, page=page, form=form, task=page.about.task), status


def _sentences(page: Reporting) -> list[str]:
    form, stored = page.form, page.entry.text if page.entry and page.overtaken else ""
    fields = [f"{item.label.text}：{' '.join(flatten_errors(item.errors))}" for item in form if item.errors]
    return [*form.form_errors, *([_("现在存着的是：%(text)s", text=stored)] if stored else []), *fields]


def wants_json() -> bool:
    """Whether a script asks."""
    return request.accept_mimetypes.best == "application/json"
