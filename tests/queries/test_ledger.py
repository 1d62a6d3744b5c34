"""What the ledger finds, counts and sorts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.support.tasks import add_source, add_task
from tests.support.world import TODAY, World
from tracker.domain.lights import Light, Thresholds, cutoffs
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.directory import Directory, directory_of
from tracker.queries.ledger import Place, counts, rows
from tracker.queries.ledger_filter import PAGE_SIZE, LedgerFilter, parse
from tracker.queries.search import years_with


def place(world: World, account: str = "yx-coord", org: str = "yunxi", year: int = 2026) -> Place:
    return Place(world.actor(account), world.org(org).id, year, cutoffs(TODAY, Thresholds()))


def names(world: World, org: str = "yunxi") -> Directory:
    return directory_of(world.actor("yx-coord"), world.org(org).id, TODAY)


def found(world: World, **asked: object) -> list[int]:
    """The numbers of the tasks that a filter finds, in order."""
    given = {name: str(value) for name, value in asked.items()}
    wanted, unknown = parse(given, names(world))
    assert not unknown
    return [row.number for row in rows(place(world), wanted, names(world))]


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def test_a_ledger_holds_one_organisation_and_one_year_without_voided_tasks(world: World, clock: object) -> None:
    add_task(world)
    add_task(world, plan_year=2025)
    add_task(world, org="heshan")
    add_task(world, voided_at=add_task(world).created_at)
    assert found(world) == [1, 2]


def test_the_other_town_is_empty_for_me_and_full_for_the_county(world: World) -> None:
    add_task(world, org="heshan")
    asked = LedgerFilter()
    assert rows(place(world, org="heshan"), asked, Directory()) == []
    assert len(rows(place(world, "qh-coord", "heshan"), asked, Directory())) == 1


def test_red_comes_first_then_nearer_dates_and_ended_tasks_last(world: World) -> None:
    closed = add_task(world, due_on=days(-30), state=TaskState.CLOSED).number
    undated = add_task(world, due_on=None, state=TaskState.UNASSIGNED).number
    later = add_task(world, due_on=days(40)).number
    near = add_task(world, due_on=days(5)).number
    worst = add_task(world, due_on=days(-9)).number
    late = add_task(world, due_on=days(-2)).number
    assert found(world) == [worst, late, near, later, undated, closed]
    assert found(world, sort="due") == [closed, worst, late, near, later, undated]
    assert found(world, sort="-due")[-1] == undated
    assert found(world, sort="-number") == [6, 5, 4, 3, 2, 1]


def test_lights_are_counted_for_the_filter_but_not_for_the_chosen_light(world: World) -> None:
    add_task(world, due_on=days(-1))
    add_task(world, due_on=days(3), kind=TaskKind.RECTIFICATION)
    add_task(world, due_on=days(10), kind=TaskKind.RECTIFICATION)
    asked, _ = parse({"kind": "rectification", "light": "blue"}, names(world))
    counted = counts(place(world), asked, names(world))
    assert counted == {Light.RED: 0, Light.YELLOW: 1, Light.BLUE: 1, Light.GREEN: 0, Light.GREY: 0}
    assert found(world, kind="rectification", light="blue") == [3]


def test_a_unit_finds_the_tasks_it_leads_and_those_it_supports(world: World) -> None:
    add_task(world, unit="zf")
    supported = add_task(world, unit="dzb")
    supported.supporting_units = [world.unit("yunxi-zf")]
    add_task(world, unit="sfs")
    assert found(world, unit="zf") == [1, 2]


def test_people_themes_and_states_narrow(world: World) -> None:
    staff, leader = world.user("yx-staff").id, world.user("yx-leader").id
    add_task(world, owner_id=staff, theme_code="T4")
    add_task(world, sponsor_id=leader, state=TaskState.SUBMITTED)
    add_task(world, owner_id=world.user("yx-coord").id)
    assert found(world, owner="yx-staff") == [1]
    assert found(world, owner="me") == [3]
    assert found(world, sponsor="yx-leader") == [2]
    assert found(world, state="submitted") == [2]
    assert found(world, theme="T4") == [1]


@pytest.mark.parametrize(
    "text", ["案卷评查", "2026-001", "001", "1", "督察反馈", "青督〔2026〕8号", "青督 案卷", "abc"]
)
def test_text_is_sought_in_title_quote_number_source_and_document_number(world: World, text: str) -> None:
    source = add_source(world, kind=SourceKind.INSPECTION, name="法治督察反馈", number="青督〔2026〕8号")
    add_task(world, source_id=source.id, title="补齐ABC文书", quote="案卷评查不够及时")
    add_task(world, title="另一件事")
    assert found(world, q=text) == [1]


@pytest.mark.parametrize("text", ["%", "_", "100%", "\\", "50%完成_"])
def test_wildcards_are_ordinary_characters(world: World, text: str) -> None:
    add_task(world, title="普通的一件")
    assert found(world, q=text) == []
    add_task(world, title=f"写着{text}的一件")
    assert found(world, q=text) == [2]


def test_pages_hold_fifty_and_do_not_overlap(world: World) -> None:
    source = add_source(world).id
    for _ in range(PAGE_SIZE + 7):
        add_task(world, source_id=source)
    first, second = found(world), found(world, page=2)
    assert (len(first), len(second)) == (PAGE_SIZE, 7)
    assert not set(first) & set(second)


def test_unknown_values_are_left_out_and_named(world: World) -> None:
    wild = {
        "kind": "x",
        "theme": "T99",
        "unit": "没有",
        "owner": "0",
        "state": "'",
        "light": "mauve",
        "sort": "id",
        "page": "-1",
    }
    asked, unknown = parse({**wild, "q": "好\0的"}, names(world))
    assert asked == LedgerFilter(q="好 的")
    assert sorted(unknown) == sorted(wild)


@pytest.mark.parametrize("page", ["0", "1e9", "99999999999999999999", "٣", "²"])
def test_absurd_pages_are_unknown(world: World, page: str) -> None:
    assert parse({"page": page}, Directory()) == (LedgerFilter(), ["page"])


def test_other_years_that_match_are_offered(world: World) -> None:
    add_task(world, title="合法性审核")
    add_task(world, title="合法性审核", plan_year=2025)
    add_task(world, title="合法性审核", plan_year=2025)
    db.session.commit()
    assert years_with(world.actor("yx-coord"), world.org("yunxi").id, "合法性") == [(2026, 1), (2025, 2)]


def test_former_people_keep_their_names_but_cannot_be_chosen(world: World) -> None:
    gone = world.user("yx-staff")
    gone.deactivated_at = add_task(world).created_at
    db.session.commit()
    entry = names(world).people[gone.id]
    assert (entry.name, entry.active) == ("吴静", False)
    assert names(world).people[world.user("yx-head").id].active
    assert isinstance(db.session.get(Task, 1), Task)


def test_the_ledger_can_show_what_the_desk_counts(world: World) -> None:
    begun = add_task(world, started_on=date(2026, 2, 3)).number
    add_task(world, started_on=date(2026, 2, 3), reported_on=date(2026, 7, 1))
    add_task(world, started_on=date(2026, 7, 2))
    add_task(world, started_on=date(2026, 2, 3), state=TaskState.SUBMITTED)
    assert found(world, about="unreported") == [begun]


def test_a_task_closed_on_its_last_day_in_china_is_closed_in_time(world: World) -> None:
    last: dict[str, Any] = {"state": TaskState.CLOSED, "due_on": date(2026, 6, 30)}
    in_time = add_task(world, closed_at=datetime(2026, 6, 30, 15, 59, tzinfo=UTC), **last).number
    late = add_task(world, closed_at=datetime(2026, 6, 30, 16, 0, tzinfo=UTC), **last).number
    missed: dict[str, Any] = {"late_since": date(2026, 5, 1), "closed_at": datetime(2026, 6, 1, 2, 0, tzinfo=UTC)}
    missed_first = add_task(world, **last, **missed).number
    assert found(world, about="on_time") == [in_time]
    assert found(world, about="late") == [late, missed_first]


def test_the_unit_that_leads_may_be_asked_for_alone(world: World) -> None:
    led = add_task(world, unit="zf").number
    helped = add_task(world, unit="dzb")
    helped.supporting_units.append(world.unit("yunxi-zf"))
    db.session.flush()
    assert found(world, lead="zf") == [led]
    assert found(world, unit="zf") == [led, helped.number]
