"""From the codes and accounts that people type to rows."""

from tracker.domain.errors import Invalid, NotFound
from tracker.domain.people import Actor
from tracker.models import Organisation
from tracker.queries.directory import active, by_key, directory_of
from tracker.queries.people import organisation_by_code
from tracker.web import clock


def organisation(actor: Actor, code: str) -> Organisation:
    """The organisation with this code; Invalid("org_unknown")."""
    try:
        return organisation_by_code(actor, code)
    except NotFound as error:
        raise Invalid("org_unknown", field="org", org=code) from error


def unit_id(actor: Actor, org_id: int, code: str) -> int:
    """The active unit with this code; Invalid("unit_code_unknown", known: the codes that there are)."""
    units = active(directory_of(actor, org_id, clock.today()).units)
    unit = by_key(units, code)
    if unit is None:
        raise Invalid("unit_code_unknown", field="lead_unit", unit=code, known=[entry.key for entry in units])
    return unit.id


def person_id(actor: Actor, org_id: int, account: str | None, field: str) -> int | None:
    """The active person of the organisation with this account; None stays None. Invalid("account_unknown")."""
    if account is None:
        return None
    person = by_key(active(directory_of(actor, org_id, clock.today()).people), account)
    if person is None:
        raise Invalid("account_unknown", field=field, account=account)
    return person.id
