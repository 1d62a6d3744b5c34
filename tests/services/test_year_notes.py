"""随记: a problem or an intention is noted when it shows, changed by whoever wrote it, taken back, never lost."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.support.desk import Desk
from tests.support.work import verbs
from tests.support.world import World
from tracker.domain.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from tracker.domain.reports import ItemKind
from tracker.extensions import db
from tracker.models import YearNote
from tracker.services.year_notes import NewNote, note, revise, withdraw

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


@pytest.fixture
def new(world: World) -> NewNote:
    """A problem that staff of the enforcement team found."""
    return NewNote(2026, "执法人员不足", cause="编制少", theme_code="T4", unit_id=world.unit("yunxi-zf").id)


def keep(world: World, new: NewNote, who: str = "yx-staff") -> YearNote:
    return note(world.actor(who), NOW, world.org("yunxi").id, new)


def refused(world: World, new: NewNote, who: str = "yx-staff") -> DomainError:
    with pytest.raises(DomainError) as refusal:
        keep(world, new, who)
    db.session.rollback()
    return refusal.value


def test_a_note_keeps_who_noted_what_and_when(world: World, new: NewNote) -> None:
    found = keep(world, new)
    assert (found.text, found.cause, found.kind, found.noted_on) == (new.text, "编制少", ItemKind.PROBLEM, NOW.date())
    assert (found.author_id, found.year, found.theme_code) == (world.user("yx-staff").id, 2026, "T4")
    assert verbs("year_note") == ["noted"]


def test_at_a_task_unit_and_theme_are_the_tasks(world: World, new: NewNote) -> None:
    task = Desk(world).make(theme_code="T6")
    found = keep(world, NewNote(2026, "调解员流动大", task_id=task.id))
    assert (found.task_id, found.unit_id, found.theme_code) == (task.id, task.lead_unit_id, "T6")


def test_a_note_sent_twice_is_kept_once(world: World, new: NewNote) -> None:
    first, second = keep(world, new), keep(world, new)
    assert first.id == second.id
    withdraw(world.actor("yx-staff"), NOW, first.id, first.version_id)
    assert keep(world, new).id != first.id
    assert keep(world, replace(new, cause="待遇低")).id != first.id


def test_a_coordinator_types_for_somebody_else(world: World, new: NewNote) -> None:
    found = keep(world, replace(new, author_id=world.user("yx-staff").id), "yx-coord")
    assert (found.author_id, found.recorder_id) == (world.user("yx-staff").id, world.user("yx-coord").id)
    other = replace(new, author_id=world.user("yx-head").id)
    assert refused(world, other).code == "author_is_not_you"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"text": "  "}, "required", "text"),
        ({"text": "长" * 501}, "too_long", "text"),
        ({"cause": "长" * 501}, "too_long", "cause"),
        ({"theme_code": "T99"}, "theme_unknown", "theme_code"),
        ({"noted_on": date(2026, 9, 23)}, "date_in_future", "noted_on"),
        ({"year": 1999}, "date_out_of_range", "year"),
        ({"unit_id": 10**6}, "unit_unknown", "unit_id"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(
    world: World, new: NewNote, changes: dict[str, object], code: str, field: str
) -> None:
    error = refused(world, replace(new, **changes))  # type: ignore[arg-type]  # as given above
    assert (error.code, error.field) == (code, field)


def test_people_note_for_their_own_unit_and_leaders_for_all(world: World, new: NewNote) -> None:
    elsewhere = replace(new, unit_id=world.unit("yunxi-dzb").id)
    assert isinstance(refused(world, elsewhere), NotAllowed)
    assert isinstance(refused(world, replace(new, unit_id=None)), NotAllowed)
    for account in ("yx-leader", "yx-coord"):
        assert keep(world, elsewhere, account).unit_id == elsewhere.unit_id
    for account in ("yx-viewer", "yx-admin", "qh-coord", "hs-coord"):
        assert isinstance(refused(world, new, account), NotAllowed | Invalid)


def test_a_task_of_another_office_is_none(world: World, new: NewNote) -> None:
    task = Desk(world).make(voided_at=NOW)
    assert refused(world, replace(new, task_id=task.id)).code == "task_unknown"
    assert isinstance(refused(world, replace(new, task_id=10**6)), NotFound)


def test_its_author_and_the_coordinator_change_it(world: World, new: NewNote) -> None:
    found = keep(world, new)
    revise(world.actor("yx-staff"), NOW, found.id, found.version_id, replace(new, cause="编制少、待遇低"))
    revise(world.actor("yx-coord"), NOW, found.id, found.version_id, replace(new, kind=ItemKind.PLAN, text="招录两人"))
    assert (found.text, found.kind, found.author_id) == ("招录两人", ItemKind.PLAN, world.user("yx-staff").id)
    assert verbs("year_note") == ["noted", "note_revised", "note_revised"]
    with pytest.raises(NotAllowed):
        revise(world.actor("yx-head"), NOW, found.id, found.version_id, new)


def test_the_author_stays_the_author(world: World, new: NewNote) -> None:
    found, other = keep(world, new), replace(new, author_id=world.user("yx-head").id)
    with pytest.raises(Invalid):
        revise(world.actor("yx-coord"), NOW, found.id, found.version_id, other)


def test_what_was_taken_back_stays_on_record_and_is_not_changed(world: World, new: NewNote) -> None:
    found = keep(world, new)
    withdraw(world.actor("yx-staff"), NOW, found.id, found.version_id)
    assert found.withdrawn_at == NOW
    with pytest.raises(Conflict):
        revise(world.actor("yx-staff"), NOW, found.id, found.version_id, new)
    with pytest.raises(Conflict):
        withdraw(world.actor("yx-staff"), NOW, found.id, found.version_id)


def test_whoever_saw_an_older_version_is_told(world: World, new: NewNote) -> None:
    found = keep(world, new)
    with pytest.raises(Conflict):
        revise(world.actor("yx-staff"), NOW, found.id, found.version_id + 1, new)


def test_nobody_outside_finds_a_note(world: World, new: NewNote) -> None:
    found = keep(world, new)
    for account in ("qh-coord", "hs-coord"):
        with pytest.raises(NotFound):
            withdraw(world.actor(account), NOW, found.id, found.version_id)
