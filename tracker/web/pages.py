"""First pages: where a person begins, and addresses that a form may send them back to."""

from flask import request, url_for

from tracker.domain.people import Actor, Role
from tracker.queries import nav as queries
from tracker.web import addresses, clock
from tracker.web.nav import DESK_ROLES, endpoint_exists


def safe_next(default: str) -> str:
    """The address in `next` if it lies on this server, else `default`: no form may be used to send people elsewhere."""
    target = request.values.get("next", "").rstrip("?")
    parts = addresses.parts(target)
    local = target.startswith("/") and not target.startswith(("//", "/\\")) and parts and not parts.netloc
    return target if local and not any(ord(letter) < 32 for letter in target) else default


def home_org(actor: Actor, home_org_id: int) -> int | None:
    """The organisation where a person begins: their own if they sit there, else that of their first seat."""
    if home_org_id in actor.org_ids:
        return home_org_id
    return actor.seats[0].org_id if actor.seats else None


def first_page(actor: Actor, org_id: int, org_code: str, year: int | None = None) -> str | None:
    """The address of the first page: the desk for those who sign, accept and assign, own tasks for those who do the
    work, the ledger for those who look on.

    Without a year: this one, or the latest with tasks when this one has none. None while no page is registered.
    """
    year = year or queries.latest_year(actor, org_id, clock.today().year)
    endpoint = next((name for name in _preferred(actor.roles_in(org_id)) if endpoint_exists(name)), None)
    return url_for(endpoint, org=org_code, year=year) if endpoint else None


def _preferred(roles: frozenset[Role]) -> tuple[str, ...]:
    if roles & DESK_ROLES:
        return ("desk.index", "ledger.index", "people.index")
    if Role.STAFF in roles:
        return ("mine.index", "ledger.index", "people.index")
    if Role.VIEWER in roles or not roles:
        return ("ledger.index", "mine.index", "people.index")
    return ("people.index", "ledger.index", "mine.index")
