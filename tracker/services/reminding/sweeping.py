"""A sweep: what has become due in a tree is told, once, in one transaction."""

from dataclasses import dataclass, field
from datetime import datetime

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.services.backlog import defer_delivery
from tracker.services.reminding.entering import Entering, hold_tree
from tracker.services.reminding.gathering import portions
from tracker.services.reminding.planning import plan_sweep
from tracker.services.reminding.posting import messages_of
from tracker.services.reminding.rounds import begin_round


@dataclass(frozen=True, slots=True)
class Swept:
    """Messages queued by a sweep and those of its day that were there before; notices and slips that it wrote.

    `awake`: how many organisations could be disturbed at that time.
    """

    queued: int = 0
    already: int = 0
    notices: int = 0
    slips: int = 0
    awake: int = field(default=0, compare=False)

    def __add__(self, other: "Swept") -> "Swept":
        return Swept(
            self.queued + other.queued, self.already + other.already,
            self.notices + other.notices, self.slips + other.slips, self.awake + other.awake,
        )  # fmt: skip


def sweep_tree(actor: Actor, now: datetime, root_id: int, *, dry_run: bool = False) -> Swept:
    """Write notices, slips and messages of an organisation and all below it. Two at the same time do it once.

    `dry_run` writes nothing and says the same numbers.
    """
    if dry_run:
        plan = plan_sweep(actor, now, root_id)
        db.session.rollback()  # lets go of SQLite's one writer
        return Swept(len(plan.messages), plan.already, len(plan.notices), len(plan.slips), plan.awake)
    hold_tree(root_id)
    round_ = begin_round(actor, now, root_id)
    entering = Entering(round_)
    for portion in portions(round_):
        entering.enter(portion, messages_of(round_, portion))
    defer_delivery(entering.waiting)
    db.session.commit()
    return Swept(entering.queued, round_.served.messages, entering.notices, entering.slips, len(round_.open))
