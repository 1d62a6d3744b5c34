"""A corrected edition beside the tasks made before: what changed, and what a person says of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm.exc import StaleDataError

from tracker.blueprints.imports.blueprint import ITEM, READING, blueprint
from tracker.blueprints.imports.notes import sentence
from tracker.domain.editions import Run, runs
from tracker.domain.errors import Conflict, DomainError, NotAllowed, NotFound
from tracker.domain.permissions import Permission
from tracker.domain.reports import CLOSED_READINGS
from tracker.domain.tasks import Move
from tracker.extensions import db
from tracker.models import Reading
from tracker.queries import imports as queries
from tracker.queries.editions import Compared, Comparison, comparison_of
from tracker.services import imports
from tracker.services.tasks import move
from tracker.web.clock import now
from tracker.web.form_values import number
from tracker.web.guards import requires
from tracker.web.scope import scope

EDITION = READING + "/edition"
SAID = {
    "same": _l("没变的都接到了原来的事项上。"),
    "words": _l("接着办，原文已换成这一版的，旧的留在记录里。"),
    "as_it_was": _l("接着办，事项的原文照旧。"),
    "apart": _l("记下了：不是一件事。新的这一条照常审核。"),
    "kept": _l("记下了：这一版虽然删去，事项仍然办。"),
    "suspended": _l("事项已中止。"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the comparison with the runs of both texts."""

    row: Compared
    old: list[Run]
    new: list[Run]


@blueprint.get(EDITION)
@requires(Permission.VIEW_REVIEWS)
def compare(reading_id: int) -> ResponseReturnValue:
    """This edition and the tasks of those before it, side by side."""
    return _page(_reading(reading_id))


@blueprint.post(EDITION + "/same")
@requires(Permission.REVIEW)
def follow_same(reading_id: int) -> ResponseReturnValue:
    """All that did not change goes on with its task."""
    return _attempt(reading_id, "same", lambda: imports.follow_same(scope().actor, now(), reading_id))


@blueprint.post(ITEM + "/follow")
@requires(Permission.REVIEW)
def follow(reading_id: int, item_id: int) -> ResponseReturnValue:
    """One item goes on with its task, which takes over the new words or keeps its own."""
    form, words = request.form, request.form.get("words") == "new"

    def use_case() -> object:
        numbers = [number(form, name) for name in ("version", "task_id", "task_version")]
        return imports.follow(scope().actor, now(), item_id, *numbers, words=words)

    return _attempt(reading_id, "words" if words else "as_it_was", use_case, item_id)


@blueprint.post(ITEM + "/apart")
@requires(Permission.REVIEW)
def tell_apart(reading_id: int, item_id: int) -> ResponseReturnValue:
    """不是一件事: the item is new, the task gone from this edition."""
    form = request.form

    def use_case() -> object:
        numbers = number(form, "version"), number(form, "task_id")
        return imports.tell_apart(scope().actor, now(), item_id, *numbers)

    return _attempt(reading_id, "apart", use_case, item_id)


@blueprint.post(EDITION + "/keep")
@requires(Permission.REVIEW)
def keep(reading_id: int) -> ResponseReturnValue:
    """仍然办: the task goes on, although this edition leaves it out."""
    return _attempt(
        reading_id, "kept", lambda: imports.keep(scope().actor, now(), reading_id, number(request.form, "task_id"))
    )


@blueprint.post(EDITION + "/suspend")
@requires(Permission.REVIEW)
def suspend(reading_id: int) -> ResponseReturnValue:
    """中止 a task that this edition leaves out, with a reason."""
    form = request.form

    def use_case() -> object:
        task_id, version = number(form, "task_id"), number(form, "task_version")
        found = comparison_of(scope().actor, _reading(reading_id))
        if found is None or task_id not in {row.task.id for row in found.rows if row.task and not row.item}:
            raise Conflict("not_left_out")
        return move(scope().actor, now(), task_id, version, Move.SUSPEND, form.get("reason", ""))

    return _attempt(reading_id, "suspended", use_case)


def _reading(reading_id: int) -> Reading:
    """The reading, if it is one of the organisation of the address."""
    reading = queries.reading_by_id(scope().actor, reading_id)
    if reading.org_id != scope().org.id:
        raise NotFound("not_found")
    return reading


def _attempt(
    reading_id: int, said: str, use_case: Callable[[], Any], item_id: int | None = None
) -> ResponseReturnValue:
    """Run a use case and go back to the comparison; refused, the page says why, and what was typed is there."""
    if not queries.is_in(scope().actor, scope().org.id, reading_id, {item_id} if item_id else set()):
        raise NotFound("not_found")
    try:
        use_case()
    except StaleDataError:
        return _refused(reading_id, Conflict("changed_meanwhile"))
    except (NotAllowed, DomainError) as error:
        if isinstance(error, NotFound):
            raise
        return _refused(reading_id, error)
    flash(str(SAID[said]), "success")
    return redirect(url_for("imports.compare", reading_id=reading_id), 303)


def _refused(reading_id: int, error: DomainError) -> ResponseReturnValue:
    db.session.rollback()
    return _page(_reading(reading_id), error), error.status


def _page(reading: Reading, error: DomainError | None = None) -> str:
    found = comparison_of(scope().actor, reading) or Comparison(())
    may = scope().allows(Permission.REVIEW) and reading.state not in CLOSED_READINGS
    return render_template(
        "imports/compare.html",
        reading=reading,
        edition=reading.edition,
        found=found,
        lines=[_line(row) for row in found.rows],
        editable=may,
        refused=sentence(error) if error else "",
        typed=request.form,
    )


def _line(row: Compared) -> Line:
    old, new = row.task.quote if row.task else "", row.item.text if row.item else ""
    return Line(row, *runs(old, new)) if old and new else Line(row, [Run(old, False)], [Run(new, False)])
