"""Taking hold of the rows that a use case changes."""

from typing import TypeVar

from sqlalchemy import Select
from sqlalchemy.exc import IntegrityError

from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Organisation
from tracker.models.mixins import Tenant, Versioned
from tracker.queries.scope import visible, visible_organisations

T = TypeVar("T", bound=Tenant)


def take(actor: Actor, model: type[T], row_id: int, version: int | None = None) -> T:
    """The row, in the version that the person saw; NotFound if the actor may not know of it, Conflict if it changed."""
    row = db.session.scalar(visible(actor, model).where(model.id == row_id))
    if row is None:
        raise NotFound("not_found")
    if isinstance(row, Versioned):
        check_version(row, version)
    return row


def take_organisation(actor: Actor, org_id: int, version: int | None = None) -> Organisation:
    """The organisation, locked until the end of the transaction: rules about all its people hold one act at a time."""
    chosen = visible_organisations(actor).where(Organisation.id == org_id).with_for_update()
    org = db.session.scalar(chosen, execution_options={"populate_existing": True})
    if org is None:
        raise NotFound("not_found")
    check_version(org, version)
    return org


def check_version(row: Versioned, version: int | None) -> None:
    """Raise Conflict if the row is no longer the one that the person saw; None means that nobody saw it before."""
    if version is not None and row.version_id != version:
        raise Conflict("changed_meanwhile")


def flush_unique(code: str, field: str) -> None:
    """Write to the database; the unique column that refuses a second writer at the same moment is `field`."""
    try:
        db.session.flush()
    except IntegrityError as error:
        db.session.rollback()
        raise Invalid(code, field=field) from error


def refuse_taken(found: Select[int], code: str, field: str) -> None:
    """Raise Invalid if another row holds a unique value already. Says nothing about whose row it is."""
    if db.session.scalar(found.limit(1)) is not None:
        raise Invalid(code, field=field)
