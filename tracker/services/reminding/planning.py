"""What a sweep is about to write: worked out from what stands in the database, and nothing written."""

from datetime import datetime

from tracker.domain.people import Actor
from tracker.services.reminding.gathering import portions
from tracker.services.reminding.plans import Addressee, PlannedMessage, PlannedNotice, PlannedSlip, SweepPlan
from tracker.services.reminding.posting import messages_of
from tracker.services.reminding.rounds import begin_round

__all__ = ["PlannedMessage", "PlannedNotice", "PlannedSlip", "SweepPlan", "plan_sweep"]


def plan_sweep(actor: Actor, now: datetime, root_id: int) -> SweepPlan:
    """What a sweep of the organisation and all below it would write at this instant. Reads only."""
    round_ = begin_round(actor, now, root_id)
    notices: list[PlannedNotice] = []
    messages: dict[Addressee, PlannedMessage] = {}
    for portion in portions(round_):
        notices += portion.notices
        for message in messages_of(round_, portion):
            known = messages.setdefault(message.addressee, message)
            if known is not message:
                known.notices.extend(message.notices)
                known.carried.extend(message.carried)
    slips = list(dict.fromkeys(notice.slip for notice in notices if notice.slip and not notice.slip_id))
    return SweepPlan(notices, slips, list(messages.values()), round_.served.messages, len(round_.open))
