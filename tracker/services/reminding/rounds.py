"""One round of the clock through a tree: who can be told at this instant, and who has had their message of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from flask import current_app

from config import Settings
from tracker.domain.messages import Channel
from tracker.domain.people import Actor
from tracker.domain.reminding.quiet import is_quiet
from tracker.domain.reminding.reckoning import Reckoner
from tracker.queries.reminding.directories import NOBODY, Reach, reach_of
from tracker.queries.reminding.told import Served, served_today
from tracker.queries.reminding.trees import Place, tree_of


@dataclass(frozen=True, slots=True)
class Round:
    """`local`: the instant in the office's zone. `open`: places that may be disturbed now. `served`: who has a message
    of today. `reckoners`: shared by places that remind alike.
    """

    actor: Actor
    now: datetime
    local: datetime
    open: Sequence[Place]
    reach: Reach
    served: Served
    reckoners: dict[object, Reckoner]

    @property
    def day(self) -> date:
        """Today, as messages and steps call it."""
        return self.local.date()

    @property
    def zone(self) -> tzinfo:
        """The office's time zone."""
        assert self.local.tzinfo
        return self.local.tzinfo

    def reckoner(self, place: Place) -> Reckoner:
        """The steps of today in a place."""
        office, quarterly = place.office, place.settings.quarterly_check
        alike = (office.policy, tuple(sorted(office.calendar.overrides.items())), quarterly)
        if alike not in self.reckoners:
            self.reckoners[alike] = Reckoner(office, self.day, quarterly=quarterly)
        return self.reckoners[alike]

    def channel_to(self, person_id: int) -> Channel:
        """By e-mail, if there is an address and it is wished; whoever has none is told by people."""
        person = self.reach.people[person_id]
        if not person.has_email:
            return Channel.BY_HAND
        return Channel.EMAIL if person.wishes.by_email else Channel.IN_APP


def begin_round(actor: Actor, now: datetime, root_id: int) -> Round:
    """Read what all organisations of the tree have in common. Where all are quiet nobody is asked for."""
    settings: Settings = current_app.config["SETTINGS"]
    local, places = now.astimezone(settings.timezone), tree_of(actor, root_id)
    awake = [place for place in places if not is_quiet(local, place.office.policy, place.office.calendar)]
    served = served_today(actor, {place.id for place in places}, local.date())
    parents = {place.id: place.parent_id for place in places}
    reach = reach_of(actor, parents, local.date()) if awake else NOBODY
    return Round(actor, now, local, awake, reach, served, {})
