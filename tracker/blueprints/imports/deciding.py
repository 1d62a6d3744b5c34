"""What a person says of one item: accepted, no task, its title and kind, who does it by when, what answers it."""

from collections.abc import Callable
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from tracker.blueprints.imports.blueprint import ITEM, blueprint
from tracker.blueprints.imports.fields import READERS, assignment
from tracker.blueprints.imports.respond import attempt
from tracker.domain.permissions import Permission
from tracker.domain.reports import Decision, ItemKind
from tracker.services import review
from tracker.web.clock import now
from tracker.web.form_values import number
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post(ITEM + "/accept")
@requires(Permission.REVIEW)
def accept(reading_id: int, item_id: int) -> ResponseReturnValue:
    """采纳: what was typed beside it is kept, and the suggestions that are shown count as chosen."""

    def use_case() -> Any:
        version = _save(item_id)
        return review.decide(scope().actor, now(), item_id, version, Decision.ACCEPTED)

    return attempt(reading_id, "accepted", use_case, item_id=item_id)


@blueprint.post(ITEM + "/reject")
@requires(Permission.REVIEW)
def reject(reading_id: int, item_id: int) -> ResponseReturnValue:
    """不是事项."""
    return attempt(reading_id, "rejected", _versioned(review.decide, item_id, Decision.REJECTED), item_id=item_id)


@blueprint.post(ITEM + "/reconsider")
@requires(Permission.REVIEW)
def reconsider(reading_id: int, item_id: int) -> ResponseReturnValue:
    """撤回: undecided again."""
    return attempt(reading_id, "restored", _versioned(review.decide, item_id, Decision.PENDING), item_id=item_id)


@blueprint.post(ITEM + "/save")
@requires(Permission.REVIEW)
def save(reading_id: int, item_id: int) -> ResponseReturnValue:
    """Keep the fields that the form speaks for: title and assignment."""
    return attempt(reading_id, "saved", lambda: _save(item_id) and None, item_id=item_id)


@blueprint.post(ITEM + "/kind")
@requires(Permission.REVIEW)
def move(reading_id: int, item_id: int) -> ResponseReturnValue:
    """Between problem and plan."""
    kind = ItemKind.PLAN if request.form.get("kind") == ItemKind.PLAN else ItemKind.PROBLEM
    return attempt(reading_id, "moved", _versioned(review.edit, item_id, kind=kind), item_id=item_id)


@blueprint.post(ITEM + "/doubt")
@requires(Permission.REVIEW)
def settle(reading_id: int, item_id: int) -> ResponseReturnValue:
    """没错: a doubt is none."""
    code = request.form.get("code", "")
    return attempt(reading_id, "settled", _versioned(review.settle_doubt, item_id, code), item_id=item_id)


@blueprint.post(ITEM + "/link")
@requires(Permission.REVIEW)
def link(reading_id: int, item_id: int) -> ResponseReturnValue:
    """The chosen plan item answers this problem."""
    return attempt(
        reading_id,
        "linked",
        lambda: review.link(scope().actor, now(), item_id, number(request.form, "plan_id")),
        item_id=item_id,
    )


@blueprint.post(ITEM + "/unlink")
@requires(Permission.REVIEW)
def unlink(reading_id: int, item_id: int) -> ResponseReturnValue:
    """It does not answer this problem after all."""
    return attempt(
        reading_id,
        "unlinked",
        lambda: review.unlink(scope().actor, now(), item_id, number(request.form, "unlink_id")),
        item_id=item_id,
    )


def _versioned(use_case: Callable[..., Any], item_id: int, *args: Any, **named: Any) -> Callable[[], Any]:
    """The use case on an item in the version that was shown."""
    return lambda: use_case(scope().actor, now(), item_id, number(request.form, "version"), *args, **named)


def _save(item_id: int) -> int:
    """Keep title and assignment as far as the form has them; the item's version afterwards."""
    version, names = number(request.form, "version"), request.form.get("fields", "").split()
    if "title" in names:
        title = request.form.get("title", "")
        version = review.edit(scope().actor, now(), item_id, version, title=title).version_id
    if READERS.keys() & set(names):
        changes = assignment(request.form, names)
        version = review.assign(scope().actor, now(), {item_id: version}, changes)[0].version_id
    return version
