"""The organisation and year of a page: `/o/<org>/<year>/…`. They stand in every address and switch everything."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, g
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, can
from tracker.extensions import login_manager
from tracker.queries.reach import OrgEntry
from tracker.web.sessions import current_actor, current_reach

PREFIX = "/o/<org>/<int(max=9999):year>"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a request takes place."""

    org: OrgEntry
    year: int
    actor: Actor

    def allows(self, permission: Permission, unit_id: int | None = None) -> bool:
        """Whether the actor may do this here (or for this unit)."""
        return can(self.actor, permission, Subject(self.org.id, unit_id))


def scope() -> Scope:
    """The scope of this request; only pages of tenant blueprints have one."""
    found: Scope = g.scope
    return found


def tenant_blueprint(name: str, import_name: str, path: str = "") -> Blueprint:
    """A blueprint whose pages lie below an organisation and a year, for people who may see that organisation."""
    blueprint = Blueprint(name, import_name, url_prefix=PREFIX + path)
    blueprint.url_value_preprocessor(_take_scope)
    blueprint.before_request(_enter)
    return blueprint


def _take_scope(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    values = {} if values is None else values
    g.org_code, g.year = values.pop("org", ""), values.pop("year", 0)


def _enter() -> ResponseReturnValue | None:
    """Load the scope; an organisation that the actor may not see does not exist for them."""
    if not current_user.is_authenticated:
        sign_in: ResponseReturnValue = login_manager.unauthorized()
        return sign_in
    if not g.year:  # the calendar begins with the year 1
        raise NotFound("not_found")
    g.scope = Scope(current_reach().organisation(g.org_code), g.year, current_actor())
    return None


def fill_in(endpoint: str, values: dict[str, Any]) -> None:
    """Let `url_for` take organisation and year from the present scope unless they are given."""
    if "scope" in g and current_app.url_map.is_endpoint_expecting(endpoint, "org"):
        values.setdefault("org", g.scope.org.code)
        values.setdefault("year", g.scope.year)
