"""The reminder policy of an organisation: kept as what differs from the policy of those above it."""

from datetime import datetime
from typing import Any

from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.extensions import db
from tracker.models import Organisation
from tracker.queries.policies import POLICY, inherited_policy, policy_of
from tracker.services.events import record
from tracker.services.rows import take_organisation

VERB = "reminders_changed"


def change_policy(actor: Actor, now: datetime, org_id: int, version: int, wanted: ReminderPolicy) -> None:
    """Set how an organisation reminds. What equals the policy from above is not kept, and follows it from then on.

    The event names the rules that count differently now; organisations below may be concerned too.
    """
    org = take_organisation(actor, org_id, version)
    require(actor, Permission.MANAGE_REMINDERS, Subject(org.id))
    wanted.check()
    before = policy_of(org.id)
    settings = _with(org, wanted.stored(inherited_policy(org.id)))
    if settings != org.settings:
        org.settings = settings
        record(actor, now, VERB, org, before=before.stored(wanted), after=wanted.stored(before))
    db.session.commit()


def _with(org: Organisation, stored: dict[str, Any]) -> dict[str, Any]:
    """The organisation's settings with this policy; all others as they are."""
    others = {name: value for name, value in org.settings.items() if name != POLICY}
    return {**others, POLICY: stored} if stored else others
