"""Who may do what: the one permission table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.errors import NotAllowed
from tracker.domain.people import Actor, Role


class Permission(StrEnum):
    """An act that the table allows or refuses."""

    VIEW = "view"
    VIEW_REVIEWS = "view_reviews"
    IMPORT = "import"
    REVIEW = "review"
    VOID = "void"
    CREATE_TASK = "create_task"
    ASSIGN = "assign"
    SUPERVISE = "supervise"
    RECEIVE = "receive"
    SUBMIT = "submit"
    CLOSE = "close"
    RESET_PASSWORD = "reset_password"  # noqa: S105 - the name of an act
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ORGANISATIONS = "manage_organisations"


@dataclass(frozen=True, slots=True)
class Rule:
    """Roles that allow an act: held in the organisation, in the task's lead unit, or in an organisation above."""

    org: frozenset[Role] = frozenset()
    unit: frozenset[Role] = frozenset()
    above: frozenset[Role] = frozenset()
    owner: bool = False
    sponsor: bool = False


def _roles(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


EVERYONE = frozenset(Role)
STEERING = _roles(Role.COORDINATOR, Role.LEADER)

RULES: Mapping[Permission, Rule] = {
    Permission.VIEW: Rule(org=EVERYONE, above=EVERYONE),
    Permission.VIEW_REVIEWS: Rule(org=_roles(Role.COORDINATOR, Role.LEADER, Role.UNIT_HEAD)),
    Permission.IMPORT: Rule(org=_roles(Role.COORDINATOR)),
    Permission.REVIEW: Rule(org=_roles(Role.COORDINATOR)),
    Permission.VOID: Rule(org=_roles(Role.COORDINATOR)),
    Permission.CREATE_TASK: Rule(org=STEERING, unit=_roles(Role.UNIT_HEAD)),
    Permission.ASSIGN: Rule(org=STEERING, unit=_roles(Role.UNIT_HEAD)),
    Permission.SUPERVISE: Rule(org=STEERING),
    Permission.RECEIVE: Rule(org=_roles(Role.COORDINATOR), owner=True),
    Permission.SUBMIT: Rule(org=_roles(Role.COORDINATOR), owner=True),
    Permission.CLOSE: Rule(sponsor=True),
    Permission.RESET_PASSWORD: Rule(org=_roles(Role.ADMINISTRATOR, Role.COORDINATOR), above=_roles(Role.ADMINISTRATOR)),
    Permission.MANAGE_PEOPLE: Rule(org=_roles(Role.ADMINISTRATOR), above=_roles(Role.ADMINISTRATOR)),
    Permission.MANAGE_ORGANISATIONS: Rule(org=_roles(Role.ADMINISTRATOR), above=_roles(Role.ADMINISTRATOR)),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What the act concerns: an organisation, and for tasks the lead unit, the owner and the sponsor (ids)."""

    org_id: int
    unit_id: int | None = None
    owner_id: int | None = None
    sponsor_id: int | None = None


def can(actor: Actor, permission: Permission, subject: Subject) -> bool:
    """Whether the table allows `actor` this act on `subject`."""
    rule = RULES[permission]
    return (
        actor.operator
        or bool(rule.org & actor.roles_in(subject.org_id))
        or bool(rule.above & actor.roles_above(subject.org_id))
        or (subject.unit_id is not None and bool(rule.unit & actor.roles_at(subject.unit_id)))
        or (actor.user_id is not None and actor.user_id in _related(rule, subject))
    )


def _related(rule: Rule, subject: Subject) -> set[int | None]:
    """The people to whom the rule gives the act because of their part in the task."""
    return {
        person for allowed, person in ((rule.owner, subject.owner_id), (rule.sponsor, subject.sponsor_id)) if allowed
    }


def can_somewhere(actor: Actor, permission: Permission, org_id: int, unit_ids: Iterable[int]) -> bool:
    """Whether the act is allowed in the organisation or at least in one of its units."""
    return any(can(actor, permission, Subject(org_id, unit)) for unit in (None, *unit_ids))


def require(actor: Actor, permission: Permission, subject: Subject) -> None:
    """Raise NotAllowed unless the table allows it."""
    if not can(actor, permission, subject):
        raise NotAllowed("not_allowed", permission=permission.value)
