"""How a person wants to be reminded: their own choice, within the policy of their home organisation."""

from datetime import datetime

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.domain.reminding.wishes import Wishes
from tracker.extensions import db
from tracker.models import User
from tracker.queries.policies import policy_of
from tracker.services.events import change
from tracker.services.rows import check_version


def own_account(actor: Actor) -> User:
    """The actor's own row; NotFound for whoever has none."""
    user = db.session.get(User, actor.user_id) if actor.user_id else None
    if user is None:
        raise NotFound("not_found")
    return user


def set_wishes(actor: Actor, now: datetime, version: int, wanted: Wishes) -> None:
    """Keep the actor's wishes; whoever wants all of the policy's days gets those of later policies too."""
    user = own_account(actor)
    check_version(user, version)
    policy = policy_of(user.org_id)
    wanted.check(policy)
    if wanted.lead_days is not None and set(wanted.lead_days) == set(policy.lead_days):
        wanted = Wishes(None, wanted.by_email)
    change(actor, now, "wishes_changed", user, {"wishes": wanted.stored()})
    db.session.commit()
