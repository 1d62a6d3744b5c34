"""The few loops that need several transactions: each only calls services that are one."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from secrets import token_hex

import structlog

from tracker.domain.messages import MessageState
from tracker.domain.people import Via, operator
from tracker.extensions import db
from tracker.mail.outlets import Outlet
from tracker.queries.reminding.trees import root_ids
from tracker.services.delivery.claiming import BATCH, Sender, claim
from tracker.services.delivery.sending import Delivered, send_batch
from tracker.services.reminding.sweeping import Swept, sweep_tree

log = structlog.get_logger("nianlun")


def sweep(now: datetime, *, dry_run: bool = False) -> Swept:
    """Sweep every tree of organisations, each in a transaction of its own. What goes wrong in one is raised when all
    others have been swept.
    """
    actor, done = operator(Via.JOB), Swept()
    trouble: Exception | None = None
    for root_id in root_ids(actor):
        try:
            done += sweep_tree(actor, now, root_id, dry_run=dry_run)
        except Exception as error:
            db.session.rollback()
            log.exception("tree_not_swept", root_id=root_id)
            trouble = trouble or error
    if trouble is not None:
        raise trouble
    return done


def deliver(
    now_fn: Callable[[], datetime], outlet: Outlet, *, sender: str, impatient: bool = False, most: int | None = None
) -> Delivered:
    """Hand over the messages whose time has come, in batches, at most `most` of them; each is tried once.

    `sender` names the process in the rows that it holds. `impatient`: whatever waits is tried, whenever its time comes.
    """
    run = Sender(operator(Via.JOB), f"{sender}#{token_hex(6)}", now_fn(), impatient)
    states: Counter[MessageState] = Counter()
    more, taken = True, 0
    while more and (most is None or taken < most):
        batch = claim(run, now_fn(), BATCH if most is None else min(BATCH, most - taken))
        states += send_batch(run, now_fn, outlet, batch.claims)
        more, taken = batch.more, taken + len(batch.claims)
    return Delivered.counted(states)
