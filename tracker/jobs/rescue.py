"""Work that waits by its rows without a job in the queue gets another; jobs of workers that died are cleared away.

A job is lost when its worker was killed, and when a database was restored from SQLite or from yesterday.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from procrastinate import App
from procrastinate.jobs import Job, Status

from tracker.jobs.aside import run_aside
from tracker.jobs.running import Did
from tracker.jobs.works import Arguments, Work
from tracker.services.backlog import defer_again

DEAD_AFTER = 60.0
"""Seconds without a sign of life after which a worker's job is nobody's."""


def rescue(queue: App, works: Sequence[Work], now: datetime, dead_after: float = DEAD_AFTER) -> Did:
    """One look at all works; needs an application context. `{"cleared": n, "deferred": n}`."""
    cleared, living = run_aside(_tend(queue, dead_after))
    deferred = 0
    for work in works:
        lost = list((_counted(work.waiting(now)) - living[work.name]).elements())
        defer_again(work.name, [json.loads(arguments) for arguments in lost])
        deferred += len(lost)
    return {"cleared": cleared, "deferred": deferred}


def _counted(arguments: Iterable[Arguments]) -> Counter[str]:
    return Counter(json.dumps(each, sort_keys=True) for each in arguments)


async def _tend(queue: App, dead_after: float) -> tuple[int, dict[str, Counter[str]]]:
    """Clear jobs of dead workers; the arguments of those that run or could, by name."""
    async with queue.open_async():
        manager = queue.job_manager
        stalled = list(await manager.get_stalled_jobs(seconds_since_heartbeat=dead_after))
        for job in stalled:
            await manager.finish_job(job, Status.FAILED, delete_job=True)
        await manager.prune_stalled_workers(dead_after)
        jobs = [*await manager.list_jobs_async(status="doing"), *await manager.list_jobs_async(status="todo")]
    living: dict[str, Counter[str]] = {name: Counter() for name in queue.tasks}
    for job in filter(_is_due, jobs):
        living.setdefault(job.task_name, Counter()).update(_counted([job.task_kwargs]))  # type: ignore[list-item]
    return len(stalled), living


def _is_due(job: Job) -> bool:
    return job.scheduled_at is None or job.scheduled_at <= datetime.now(UTC)
