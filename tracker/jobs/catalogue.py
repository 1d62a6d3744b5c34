"""The works of this product, by name; see `tracker/jobs/works.py`."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from os import getpid
from socket import gethostname

from tracker.domain.people import Via, operator
from tracker.domain.running import LOOK_FOR_JOBS_EVERY
from tracker.jobs.running import Did
from tracker.jobs.works import Arguments, Work
from tracker.mail.post import post_office
from tracker.queries.running import due_messages
from tracker.services import loops
from tracker.services.backlog import AT_ONCE, DELIVER, LONG_JOB, jobs_for
from tracker.services.long_jobs import run_job
from tracker.services.long_jobs.claiming import waiting_ids
from tracker.storage import FolderBlobs
from tracker.storage.exports import Exports
from tracker.web import clock


def deliver_some() -> Did:
    """Hand over messages whose time has come, by one connection to the provider."""
    with closing(post_office(clock.settings())) as outlet:
        done = loops.deliver(clock.now, outlet, sender=f"{gethostname()}:{getpid()}", most=AT_ONCE)
    return asdict(done)


def messages_waiting(now: datetime) -> Sequence[Arguments]:
    """As many pieces as the messages need that could be handed over now."""
    return [{}] * jobs_for(due_messages(operator(Via.JOB), now))


def do_long_job(job_id: int) -> Did:
    """Do one long job, if nobody does it already. `{"done": 1}`, or how else it ended."""
    folder = clock.settings().data_dir
    ended = run_job(clock.now, job_id, FolderBlobs(folder / "blobs"), Exports(folder / "exports"))
    return {ended.value: 1} if ended else {}


def long_jobs_waiting(now: datetime) -> Sequence[Arguments]:
    """The long jobs that a worker could take now."""
    return [{"job_id": job_id} for job_id in waiting_ids(now)]


WORKS: Sequence[Work] = (
    Work(DELIVER, deliver_some, messages_waiting),
    Work(LONG_JOB, do_long_job, long_jobs_waiting, LOOK_FOR_JOBS_EVERY),
)
