"""Putting what is new into messages: one to a person and day, one to a unit's group."""

from collections import defaultdict

from tracker.domain.messages import Channel, MessageKind, MessageState
from tracker.services.reminding.gathering import Portion
from tracker.services.reminding.plans import PlannedMessage, PlannedNotice
from tracker.services.reminding.rounds import Round

FIRST_STATE = {
    Channel.EMAIL: MessageState.QUEUED,
    Channel.BOT: MessageState.QUEUED,
    Channel.IN_APP: MessageState.SENT,
    Channel.BY_HAND: MessageState.TO_HAND,
}
"""What is read in the application has arrived; what goes by hand waits for a coordinator."""


def messages_of(round_: Round, portion: Portion) -> list[PlannedMessage]:
    """The messages of a portion: people's digests, then those of groups that have had none today."""
    new: dict[int, list[PlannedNotice]] = defaultdict(list)
    for notice in portion.notices:
        new[notice.person_id].append(notice)
    digests = [
        PlannedMessage(
            MessageKind.DIGEST, round_.channel_to(person), round_.reach.people[person].org_id, person, None,
            round_.day, new.get(person, []), portion.carried.get(person, []),
        )
        for person in dict.fromkeys([*new, *portion.carried])
    ]  # fmt: skip
    groups = [
        PlannedMessage(
            MessageKind.UNIT_DIGEST, Channel.BOT, portion.org_id, None, unit, round_.day, list(notices), []
        )
        for unit, notices in portion.by_unit.items()
        if unit not in round_.served.units
    ]  # fmt: skip
    return digests + groups
