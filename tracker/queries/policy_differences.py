"""Which organisations below remind differently."""

from dataclasses import dataclass

from tracker.domain.people import Actor
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.extensions import db
from tracker.models import Organisation
from tracker.queries.policies import POLICY, policy_of
from tracker.queries.scope import visible_organisations


@dataclass(frozen=True, slots=True)
class Differing:
    """An organisation with the names of the rules that it has of its own."""

    org: Organisation
    names: tuple[str, ...]


def differing_below(actor: Actor, org_id: int) -> list[Differing]:
    """Organisations right below this one whose policy is not its own, by name."""
    below = visible_organisations(actor).where(Organisation.parent_id == org_id, Organisation.is_active)
    rows = db.session.scalars(below.order_by(Organisation.name, Organisation.id))
    above = policy_of(org_id)
    found = [Differing(org, _differing(above, org)) for org in rows]
    return [differing for differing in found if differing.names]


def _differing(above: ReminderPolicy, org: Organisation) -> tuple[str, ...]:
    whole = above.stored(ReminderPolicy())
    return tuple(ReminderPolicy.read(whole, org.settings.get(POLICY, {})).stored(above))
