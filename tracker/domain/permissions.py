"""Who may do what: the one permission table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.errors import NotAllowed
from tracker.domain.people import Actor, Grant, Role


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
    HAND_BACK = "hand_back"
    REPORT = "report"
    RECORD = "record"
    UPLOAD = "upload"
    ACCEPT = "accept"
    SUBMIT = "submit"
    ASK_EXTENSION = "ask_extension"
    DECIDE_EXTENSION = "decide_extension"
    CLOSE = "close"
    INSTRUCT = "instruct"
    SIGN_PAPER = "sign_paper"
    SHARE = "share"
    HAND_OVER = "hand_over"
    ISSUE_SLIP = "issue_slip"
    ANSWER_SLIP = "answer_slip"
    DELIVER = "deliver"
    MANAGE_REMINDERS = "manage_reminders"
    NOTE = "note"
    CONFIRM_OUTCOME = "confirm_outcome"
    VIEW_DRAFTS = "view_drafts"
    DRAFT = "draft"
    SIGN_DRAFT = "sign_draft"
    MANAGE_INDICATORS = "manage_indicators"
    AUDIT = "audit"
    RESET_PASSWORD = "reset_password"  # noqa: S105 - the name of an act
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ORGANISATIONS = "manage_organisations"


@dataclass(frozen=True, slots=True)
class Rule:
    """Roles that allow an act: held in the organisation, in the lead unit, in a supporting unit, or further above."""

    org: frozenset[Role] = frozenset()
    unit: frozenset[Role] = frozenset()
    supporting: frozenset[Role] = frozenset()
    above: frozenset[Role] = frozenset()
    owner: bool = False
    sponsor: bool = False


def _roles(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


EVERYONE = frozenset(Role)
STEERING = _roles(Role.COORDINATOR, Role.LEADER)
COORDINATOR = _roles(Role.COORDINATOR)
UNIT_HEAD = _roles(Role.UNIT_HEAD)
DOERS = _roles(Role.UNIT_HEAD, Role.STAFF)

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
    Permission.HAND_BACK: Rule(org=COORDINATOR, unit=UNIT_HEAD, owner=True),
    Permission.REPORT: Rule(org=COORDINATOR, unit=DOERS, supporting=DOERS, owner=True),
    Permission.RECORD: Rule(org=STEERING, unit=DOERS),
    Permission.UPLOAD: Rule(org=STEERING | DOERS),
    Permission.ACCEPT: Rule(org=COORDINATOR, unit=UNIT_HEAD),
    Permission.SUBMIT: Rule(org=COORDINATOR, owner=True),
    Permission.ASK_EXTENSION: Rule(org=COORDINATOR, unit=UNIT_HEAD, owner=True),
    Permission.DECIDE_EXTENSION: Rule(sponsor=True),
    Permission.CLOSE: Rule(sponsor=True),
    Permission.INSTRUCT: Rule(org=_roles(Role.LEADER), sponsor=True),
    Permission.SIGN_PAPER: Rule(org=COORDINATOR),
    Permission.SHARE: Rule(org=STEERING),
    Permission.HAND_OVER: Rule(org=_roles(Role.ADMINISTRATOR, Role.COORDINATOR)),
    Permission.ISSUE_SLIP: Rule(org=STEERING),
    Permission.ANSWER_SLIP: Rule(org=COORDINATOR, unit=UNIT_HEAD, owner=True),
    Permission.DELIVER: Rule(org=_roles(Role.ADMINISTRATOR, Role.COORDINATOR)),
    Permission.MANAGE_REMINDERS: Rule(org=_roles(Role.ADMINISTRATOR, Role.COORDINATOR)),
    Permission.NOTE: Rule(org=STEERING, unit=DOERS),
    Permission.CONFIRM_OUTCOME: Rule(org=STEERING, sponsor=True),
    Permission.VIEW_DRAFTS: Rule(org=_roles(Role.COORDINATOR, Role.LEADER, Role.UNIT_HEAD)),
    Permission.DRAFT: Rule(org=COORDINATOR),
    Permission.SIGN_DRAFT: Rule(org=_roles(Role.LEADER)),
    Permission.MANAGE_INDICATORS: Rule(org=_roles(Role.ADMINISTRATOR, Role.COORDINATOR)),
    Permission.AUDIT: Rule(org=STEERING | {Role.ADMINISTRATOR}),
    Permission.RESET_PASSWORD: Rule(org=_roles(Role.ADMINISTRATOR, Role.COORDINATOR), above=_roles(Role.ADMINISTRATOR)),
    Permission.MANAGE_PEOPLE: Rule(org=_roles(Role.ADMINISTRATOR), above=_roles(Role.ADMINISTRATOR)),
    Permission.MANAGE_ORGANISATIONS: Rule(org=_roles(Role.ADMINISTRATOR), above=_roles(Role.ADMINISTRATOR)),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What the act concerns: an organisation, and for work its unit, the supporting ones, owner and sponsor (ids).

    `task_id`: the task itself, which a signed link is bound to.
    """

    org_id: int
    unit_id: int | None = None
    owner_id: int | None = None
    sponsor_id: int | None = None
    supporting_ids: frozenset[int] = frozenset()
    task_id: int | None = None


def can(actor: Actor, permission: Permission, subject: Subject) -> bool:
    """Whether the table allows `actor` this act on `subject`."""
    rule = RULES[permission]
    if actor.grant is not None:
        if not _granted(actor.grant, permission, subject):
            return False
        if _stands_in(actor.grant, permission, subject):
            return True
    return (
        actor.operator
        or bool(rule.org & actor.roles_in(subject.org_id))
        or bool(rule.above & actor.roles_above(subject.org_id))
        or (subject.unit_id is not None and bool(rule.unit & actor.roles_at(subject.unit_id)))
        or any(rule.supporting & actor.roles_at(unit_id) for unit_id in subject.supporting_ids)
        or (actor.user_id is not None and actor.user_id in _related(rule, subject))
    )


def _granted(grant: Grant, permission: Permission, subject: Subject) -> bool:
    """Whether a link's grant covers the act: reporting on its task, and uploading files for that."""
    if subject.org_id != grant.org_id:
        return False
    if permission is Permission.UPLOAD:
        return True
    return permission is Permission.REPORT and subject.task_id == grant.task_id


def _stands_in(grant: Grant, permission: Permission, subject: Subject) -> bool:
    """Whether a delegate does it in the owner's place, wherever they sit themselves: while the owner owns the task."""
    return grant.for_id is not None and (permission is Permission.UPLOAD or subject.owner_id == grant.for_id)


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
