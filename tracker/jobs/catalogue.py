"""The works of this product, by name; see `tracker/jobs/works.py`."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from os import getpid
from socket import gethostname

from tracker.domain.people import Via, operator
from tracker.jobs.running import Did
from tracker.jobs.works import Arguments, Work
from tracker.mail.post import post_office
from tracker.queries.running import due_messages
from tracker.services import loops
from tracker.services.backlog import AT_ONCE, DELIVER, jobs_for
from tracker.web import clock


def deliver_some() -> Did:
    """Hand over messages whose time has come, by one connection to the provider."""
    with closing(post_office(clock.settings())) as outlet:
        done = loops.deliver(clock.now, outlet, sender=f"{gethostname()}:{getpid()}", most=AT_ONCE)
    return asdict(done)


def messages_waiting(now: datetime) -> Sequence[Arguments]:
    """As many pieces as the messages need that could be handed over now."""
    return [{}] * jobs_for(due_messages(operator(Via.JOB), now))


WORKS: Sequence[Work] = (Work(DELIVER, deliver_some, messages_waiting),)
