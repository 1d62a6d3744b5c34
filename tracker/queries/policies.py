"""How organisations remind: their policy, inherited along the tree, and their calendar."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Integer, bindparam, literal, select

from tracker.domain.org_settings import OrgSettings
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.domain.reminding.steps import Office
from tracker.models import Organisation
from tracker.queries.kept import read

Stored = Mapping[str, Any]
POLICY = "reminders"
"""Where an organisation's settings keep what differs from the policy of those above it."""

_LINE = select(
    Organisation.id, Organisation.parent_id, Organisation.settings, literal(0).label("height")
).where(Organisation.id == bindparam("org", type_=Integer)).cte(recursive=True)  # fmt: skip
_LINE_UP = _LINE.union_all(
    select(Organisation.id, Organisation.parent_id, Organisation.settings, _LINE.c.height + 1).where(
        Organisation.id == _LINE.c.parent_id
    )
)
_FROM_THE_TOP = select(_LINE_UP.c.settings).order_by(_LINE_UP.c.height.desc())


def policy_of(org_id: int) -> ReminderPolicy:
    """The policy by which an organisation reminds. No secret: who reminds whom, and when, may be known."""
    return policy_from(line_of(org_id))


def inherited_policy(org_id: int) -> ReminderPolicy:
    """The policy that it would have if it stored none of its own."""
    return policy_from(line_of(org_id)[:-1])


def office_of(org_id: int) -> Office:
    """Its policy and its calendar."""
    return office_from(line_of(org_id))


def line_of(org_id: int) -> list[Stored]:
    """The settings of the organisation, after those of all above it, the topmost first."""
    return [row.settings for row in read(_FROM_THE_TOP, {"org": org_id})]


def policy_from(line: Sequence[Stored]) -> ReminderPolicy:
    """The policy that such a line of settings makes."""
    return ReminderPolicy.read(*(settings.get(POLICY, {}) for settings in line))


def office_from(line: Sequence[Stored]) -> Office:
    """The office that it makes: days off are everybody's own."""
    return Office(policy_from(line), OrgSettings.read(line[-1] if line else {}).work_calendar)
