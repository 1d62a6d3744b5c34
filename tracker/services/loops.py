"""The few loops that need several transactions: each only calls services that are one."""

from datetime import datetime

from tracker.domain.people import Via, operator
from tracker.queries.reminding.trees import root_ids
from tracker.services.reminding.sweeping import Swept, sweep_tree


def sweep(now: datetime, *, dry_run: bool = False) -> Swept:
    """Sweep every tree of organisations, each in a transaction of its own."""
    actor, done = operator(Via.JOB), Swept()
    for root_id in root_ids(actor):
        done += sweep_tree(actor, now, root_id, dry_run=dry_run)
    return done
