"""What the ring counts: the same tasks as its lists, each once, in as many questions however many there are."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.support.ring import add_made, add_report, closed, grow
from tests.support.tasks import add_proof, add_task
from tests.support.world import World
from tracker.domain.outcomes import Why
from tracker.domain.ring import Mark
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Event, Task
from tracker.queries.ring.issued import issued_reports
from tracker.queries.ring.standing import Look, Standing, standings
from tracker.queries.ring.stated import items_of
from tracker.queries.ring.tallies import tallies
from tracker.queries.ring.told import proofs

TODAY = date(2026, 9, 22)


def look(world: World, who: str = "yx-coord") -> Look:
    return Look(world.actor(who), TODAY, 480)


def standing(world: World, task: Task, who: str = "yx-coord") -> Standing:
    db.session.commit()
    found = {row.id: row for row in standings(look(world, who), task.org_id, task.plan_year)}
    return found[task.id]


def variety(world: World) -> None:
    """Tasks of every fact on which an outcome rests."""
    grow(world)
    late = {"first_due_on": date(2025, 3, 1), "late_since": date(2025, 3, 1)}
    add_task(world, **closed(2025, percent=60))
    add_task(world, **closed(2025, **late))
    add_task(world, **closed(2025, closed_at=datetime(2026, 3, 1, tzinfo=UTC), due_on=date(2026, 6, 1)))
    add_task(world, **closed(2025, closed_at=datetime(2025, 12, 31, 17, tzinfo=UTC), due_on=date(2026, 1, 5)))
    add_task(world, plan_year=2025, state=TaskState.SUSPENDED)
    goes_on = add_task(world, **closed(2025))
    add_task(world, continues_task_id=goes_on.id, due_on=None)
    excepted = add_task(world, **closed(2025))
    after = {"exception": "材料在县里", "missing": ["evidence"]}
    db.session.add(
        Event(
            org_id=excepted.org_id, at=excepted.closed_at, via="web", verb="closed", subject_type="task",
            subject_id=excepted.id, after=after,
        )
    )  # fmt: skip
    whole = add_task(world, plan_year=2025, due_on=date(2025, 5, 1))
    add_task(world, plan_year=2025, part_of_id=whole.id)
    add_task(world, plan_year=2025, state=TaskState.MERGED, merged_into_id=whole.id)
    add_task(world, plan_year=2025, voided_at=datetime(2025, 2, 1, tzinfo=UTC))
    db.session.commit()


@pytest.mark.parametrize("who", ["yx-coord", "yx-viewer", "qh-coord"])
def test_the_counts_of_the_ring_are_those_of_its_lists(world: World, who: str) -> None:
    variety(world)
    org = world.org("yunxi").id
    counted = Counter[tuple[object, ...]]()
    for year in (2025, 2026):
        for row in standings(look(world, who), org, year):
            counted[year, row.theme, *row.mark(TODAY)] += 1
    found = tallies(look(world, who), [org], 2017, 2026)[org]
    assert {(one.year, one.theme, one.mark, one.proposed): one.count for one in found} == counted
    assert sum(counted.values()) == 17


def test_parts_and_merged_tasks_are_no_promises_of_their_own(world: World) -> None:
    whole = add_task(world)
    add_task(world, part_of_id=whole.id)
    add_task(world, state=TaskState.MERGED, merged_into_id=whole.id)
    db.session.commit()
    assert [row.id for row in standings(look(world), whole.org_id, 2026)] == [whole.id]


def test_work_on_a_part_or_on_a_merged_task_counts_for_the_whole(world: World) -> None:
    for place in ("part_of_id", "merged_into_id"):
        whole = add_task(world)
        assert not standing(world, whole).worked
        values: dict[str, Any] = {place: whole.id}
        other = add_task(world, **values)
        add_proof(world, other)
        assert standing(world, whole).worked
        assert proofs(world.actor("yx-coord"), whole.org_id, 2026)[whole.id].files == 1


def test_a_closing_on_exception_counts_only_while_it_stands(world: World) -> None:
    task = add_task(world, **closed(2025))
    facts = {"subject_type": "task", "subject_id": task.id, "verb": "closed", "via": "web", "org_id": task.org_id}
    db.session.add(Event(at=datetime(2025, 2, 1, tzinfo=UTC), after={"exception": "先销后补"}, **facts))
    assert standing(world, task).verdict.why is Why.CLOSED_IN_TIME
    db.session.add(Event(at=task.closed_at, after={"exception": "先销后补"}, **facts))
    assert standing(world, task).verdict.why is Why.CLOSED_ON_EXCEPTION


def test_other_towns_see_none_of_it(world: World) -> None:
    variety(world)
    org = world.org("yunxi").id
    stranger = look(world, "hs-coord")
    assert standings(stranger, org, 2025) == []
    assert tallies(stranger, [org], 2017, 2026) == {org: []}
    assert items_of(stranger.actor, org, 2026) == []
    assert issued_reports(stranger.actor, [org], 2025) == {}


def test_of_several_editions_the_newest_with_accepted_items_counts(world: World) -> None:
    add_report(world, 2025, ["旧的写法"])
    [new] = add_report(world, 2025, ["新的写法"], number=2)
    task = add_made(world, new)
    db.session.commit()
    [item] = items_of(world.actor("yx-coord"), world.org("yunxi").id, 2026)
    assert (item.text, [made.id for made in item.tasks]) == ("新的写法", [task.id])
    assert task.outcome is None


def test_marks_of_the_world_are_all_there(world: World) -> None:
    variety(world)
    org = world.org("yunxi").id
    found = {one.mark for one in tallies(look(world), [org], 2017, 2026)[org]}
    assert found == set(Mark)
