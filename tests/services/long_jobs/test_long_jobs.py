"""Long jobs: done once, with progress that people see; cancelled between two pieces; taken up again when left."""

from collections.abc import Generator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from tests.support.long_jobs import NOW, add_draft, blobs, job, work_all, work_on
from tests.support.queue import jobs_waiting
from tests.support.reports import yunxi_report
from tests.support.work import verbs
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.long_jobs import LEASE, MOST_STARTS, JobKind, JobState
from tracker.domain.people import operator
from tracker.extensions import db
from tracker.models import LongJob, Reading
from tracker.queries.installation import referenced_blobs
from tracker.services import long_jobs
from tracker.services.long_jobs import catalogue
from tracker.services.long_jobs.claiming import claim, finish, keep, waiting_ids
from tracker.services.long_jobs.pieces import Bench, Step

REPORTS = [(f"{year}年报告.txt", yunxi_report(year).encode()) for year in (2023, 2024, 2025)]


def ask_imports(world: World, *files: tuple[str, bytes], who: str = "yx-coord") -> int:
    return long_jobs.ask_imports(world.actor(who), NOW, world.org("yunxi").id, files or REPORTS, blobs()).id


def test_several_reports_are_read_one_after_the_other(world: World) -> None:
    job_id = ask_imports(world)
    assert work_on(job_id) is JobState.DONE
    done = job(job_id)
    assert (done.done, done.total, done.state) == (3, 3, JobState.DONE)
    assert [(line["name"], line["state"], line["problems"], line["plans"]) for line in done.result["files"]] == [
        (name, "read", 5, 8) for name, _data in REPORTS
    ]
    assert [(line["doubts"], line["findings"]) for line in done.result["files"]] == [(2, 1)] * 3
    assert db.session.query(Reading).count() == 3


def test_a_report_that_cannot_be_read_does_not_keep_the_others_from_it(world: World) -> None:
    job_id = ask_imports(world, REPORTS[0], ("坏.docx", b"PK\x03\x04 broken"), REPORTS[0], REPORTS[1])
    assert work_on(job_id) is JobState.DONE
    lines = job(job_id).result["files"]
    assert [line["state"] for line in lines] == ["read", "refused", "known", "read"]
    assert lines[1]["code"].startswith("read_")
    assert lines[2]["reading_id"] == lines[0]["reading_id"]


def test_a_part_that_is_missing_is_counted_once(world: World) -> None:
    text = yunxi_report(2024).partition("\n三、")[0] + "\n镇长履行第一责任人职责。以上问题的原因是人手不足。"
    job_id = ask_imports(world, ("没有安排的报告.txt", text.encode()))
    assert work_on(job_id) is JobState.DONE
    codes = [finding["code"] for finding in db.session.query(Reading).one().findings]
    assert codes == ["no_plans", "missing_part"], "both of the plans"
    assert job(job_id).result["files"][0]["findings"] == 1


def test_a_job_is_done_once(world: World) -> None:
    job_id = ask_imports(world)
    assert work_on(job_id) is JobState.DONE
    assert work_on(job_id) is None
    assert work_all() == []


def test_a_waiting_job_is_cancelled_at_once(world: World) -> None:
    job_id = ask_imports(world)
    long_jobs.cancel(world.actor("yx-coord"), NOW, job_id)
    assert job(job_id).state is JobState.CANCELLED
    assert work_on(job_id) is None
    with pytest.raises(Conflict, match="job_ended"):
        long_jobs.cancel(world.actor("yx-coord"), NOW, job_id)


def test_a_running_job_ends_after_the_present_piece_when_it_is_cancelled(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pieces themselves cancel it: what came of the first stays, the third is never begun."""
    closed: list[int] = []

    def pieces(bench: Bench) -> Generator[Step]:
        try:
            yield Step(1, 3, {"first": "done"})
            long_jobs.cancel(world.actor("yx-coord"), NOW, bench.job_id)
            yield Step(2, 3, {"first": "done", "second": "done"})
            closed.append(3)
        finally:
            closed.append(0)

    monkeypatch.setitem(catalogue.WORKS, JobKind.IMPORTS, pieces)
    job_id = ask_imports(world)
    assert work_on(job_id) is JobState.CANCELLED
    assert closed == [0]
    ended = job(job_id)
    assert (ended.state, ended.done, ended.result["second"]) == (JobState.CANCELLED, 2, "done")


def test_a_job_whose_worker_was_killed_goes_on_where_it_was(world: World) -> None:
    job_id = ask_imports(world)
    held = claim(NOW, job_id)
    assert held is not None
    line = {"name": REPORTS[0][0], "state": "known", "reading_id": 0}
    assert keep(held, NOW, Step(1, 3, {"files": [line]}))
    assert waiting_ids(NOW + LEASE - timedelta(seconds=1)) == []
    later = NOW + LEASE
    assert work_all(later) == [JobState.DONE]
    ended = job(job_id)
    assert (ended.starts, [each["state"] for each in ended.result["files"]]) == (2, ["known", "read", "read"])


def test_a_worker_that_was_thought_dead_writes_nothing_any_more(world: World) -> None:
    job_id = ask_imports(world)
    slow = claim(NOW, job_id)
    fast = claim(NOW + LEASE, job_id)
    assert slow is not None
    assert fast is not None
    assert not keep(slow, NOW + LEASE, Step(3, 3))
    finish(slow, NOW + LEASE)
    assert job(job_id).state is JobState.RUNNING
    assert keep(fast, NOW + LEASE, Step(1, 3))


def test_a_job_that_is_left_again_and_again_has_failed(world: World) -> None:
    job_id = ask_imports(world)
    now = NOW
    for _start in range(MOST_STARTS):
        assert claim(now, job_id) is not None
        now += LEASE
    assert work_all(now) == [None]
    ended = job(job_id)
    assert (ended.state, ended.failure["code"]) == (JobState.FAILED, "job_interrupted")


def test_what_goes_wrong_is_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(bench: Bench) -> Generator[Step]:
        yield Step(0, 1)
        raise Invalid("too_many_files", most=3)

    def break_down(bench: Bench) -> Generator[Step]:
        yield Step(0, 1)
        raise ZeroDivisionError

    for pieces, failure in (
        (refuse, {"code": "too_many_files", "params": {"most": 3}}),
        (break_down, {"code": "job_broken", "params": {}}),
    ):
        monkeypatch.setitem(catalogue.WORKS, JobKind.IMPORTS, pieces)
        job_id = ask_imports(world)
        assert work_on(job_id) is JobState.FAILED
        assert job(job_id).failure == failure


def test_a_job_is_done_with_what_its_asker_may_do_by_then(world: World) -> None:
    job_id = ask_imports(world)
    world.user("yx-coord").memberships[0].to_on = NOW.date() - timedelta(days=1)
    db.session.commit()
    assert work_on(job_id) is JobState.FAILED
    assert job(job_id).failure["code"] == "not_allowed"


def test_only_people_with_the_permission_ask_for_a_job_or_end_it(world: World) -> None:
    with pytest.raises(NotAllowed):
        ask_imports(world, who="yx-leader")
    job_id = ask_imports(world)
    with pytest.raises(NotAllowed):
        long_jobs.cancel(world.actor("yx-leader"), NOW, job_id)
    for stranger in ("hs-coord", "qh-coord"):
        with pytest.raises(NotFound):
            long_jobs.cancel(world.actor(stranger), NOW, job_id)
    draft_id = add_draft(world)
    for stranger in ("hs-coord", "qh-coord"):
        with pytest.raises(NotFound):
            long_jobs.ask_evidence(world.actor(stranger), NOW, draft_id)


def test_too_many_files_are_refused_before_anything_is_kept(world: World) -> None:
    with pytest.raises(Invalid, match="too_many_files"):
        ask_imports(world, *[REPORTS[0]] * 51)
    assert db.session.query(LongJob).count() == 0


def test_a_worker_is_called_with_the_job(app: Flask, world: World) -> None:
    ask_imports(world)
    on_postgresql = db.engine.dialect.name == "postgresql"
    assert jobs_waiting("long_job") == 1 if on_postgresql else waiting_ids(datetime.now(UTC))


def test_what_happened_to_a_job_is_on_record(world: World) -> None:
    job_id = ask_imports(world)
    work_on(job_id)
    long_jobs.cancel(world.actor("yx-coord"), NOW, ask_imports(world, REPORTS[0]))
    assert verbs("long_job") == ["job_asked", "job_done", "job_asked", "job_cancelled"]


def test_reports_that_wait_are_part_of_a_backup(world: World) -> None:
    job_id = ask_imports(world)
    names = {name for _sha256, name in referenced_blobs(operator())}
    assert {name for name, _data in REPORTS} <= names
    long_jobs.cancel(world.actor("yx-coord"), NOW, job_id)
    assert referenced_blobs(operator()) == []
