"""Reading an edition again with a newer parser: people's decisions stay, and the difference is told."""

import pytest
import sqlalchemy as sa
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.reports import yunxi_report
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.domain.errors import Conflict, NotAllowed, NotFound
from tracker.domain.reports import Decision, ItemKind, ReadingState
from tracker.extensions import db
from tracker.models import Edition, Event, Reading, ReportItem, Task
from tracker.services import imports, review
from tracker.services.reading import read_text


@pytest.fixture
def old(world: World, clock: Clock) -> Review:
    """A review whose reading an older parser made: it took two sentences for parts of those before them."""
    found = Review(world, clock())
    _glue(found, ItemKind.PROBLEM, 3)
    _glue(found, ItemKind.PLAN, 5)
    found.reading.parser_version = "0.9"
    db.session.commit()
    return found


def _glue(review: Review, kind: ItemKind, number: int) -> None:
    """Let item `number` reach over the next, as an older parser might have read it."""
    first, second = review.items(kind)[number - 1 : number + 1]
    text = review.reading.edition.text
    values = {"text": text[first.span_start : second.span_end].replace("\n", ""), "span_end": second.span_end}
    db.session.execute(sa.update(ReportItem).where(ReportItem.id == first.id).values(**values))
    db.session.execute(sa.delete(ReportItem).where(ReportItem.id == second.id))
    db.session.expire_all()


def again(review: Review) -> Reading:
    reading = review.reading
    return imports.read_again(review.actor, review.now, reading.edition_id, reading.version_id)


def told(review: Review) -> dict[str, int]:
    event = db.session.scalars(select(Event).where(Event.verb == "read_again")).one()
    return {name: event.after[name] for name in ("new", "changed", "gone")}


def test_what_nobody_has_looked_at_is_read_anew(old: Review) -> None:
    assert [len(old.items(kind)) for kind in ItemKind] == [4, 7]
    reading = again(old)
    assert reading.id == old.reading_id
    assert reading.parser_version != "0.9"
    assert [len(old.items(kind)) for kind in ItemKind] == [5, 8]
    assert old.problem(4).text.startswith("矛盾纠纷排查")
    assert told(old) == {"new": 2, "changed": 2, "gone": 0}


def test_what_the_older_parser_had_read_is_kept_on_record(old: Review) -> None:
    again(old)
    past = db.session.scalars(select(Reading).where(Reading.state == ReadingState.REPLACED)).one()
    assert past.parser_version == "0.9"
    assert {item.decision for item in past.items} == {Decision.SUPERSEDED}
    assert len(past.items) == 11


def test_confirmed_items_and_their_tasks_are_not_touched(old: Review) -> None:
    old.ready()
    tasks = [(task.id, task.quote, task.version_id) for task in old.confirm()]
    items = [(item.id, item.text, item.version_id) for item in old.items()]
    again(old)
    assert [
        (task.id, task.quote, task.version_id) for task in db.session.scalars(select(Task).order_by(Task.id))
    ] == tasks
    assert [(item.id, item.text, item.version_id) for item in old.items()] == items
    assert told(old) == {"new": 0, "changed": 0, "gone": 0}
    assert old.reading.state is ReadingState.DONE


def test_beside_confirmed_items_the_rest_is_read_anew(old: Review) -> None:
    old.confirm_meta()
    first = [old.problem(1)]
    old.assign(first, lead_unit_id=old.world.unit("yunxi-zf").id)
    old.accept([old.problem(1)])
    task = old.confirm()[0]
    again(old)
    assert [len(old.items(kind)) for kind in ItemKind] == [5, 8]
    assert old.problem(1).id == first[0].id
    assert [item.id for item in task.items] == [first[0].id]


def test_decisions_and_preparations_of_people_stay(old: Review) -> None:
    unit = old.world.unit("yunxi-sfs").id
    old.accept([old.problem(1)])
    review.decide(old.actor, old.now, old.problem(2).id, old.problem(2).version_id, Decision.REJECTED)
    old.assign([old.plan(1)], lead_unit_id=unit)
    kept = [old.problem(1).id, old.problem(2).id, old.plan(1).id]
    again(old)
    assert [old.problem(1).id, old.problem(2).id, old.plan(1).id] == kept
    assert [old.problem(1).decision, old.problem(2).decision] == [Decision.ACCEPTED, Decision.REJECTED]
    assert old.plan(1).lead_unit_id == unit


def test_what_a_person_accepted_is_not_read_a_second_time_in_parts(old: Review) -> None:
    old.accept([old.problem(3)])
    again(old)
    assert len(old.items(ItemKind.PROBLEM)) == 4
    assert "四是" in old.problem(3).text


def test_a_passage_that_a_person_added_stays(old: Review) -> None:
    text = old.reading.edition.text
    start = text.index("召开党委会")
    review.add(old.actor, old.now, old.reading_id, ItemKind.PLAN, start, start + 20)
    again(old)
    assert old.plan(1).text.startswith("召开党委会")


def test_confirmed_years_stay(old: Review) -> None:
    old.confirm_meta()
    again(old)
    assert (old.reading.meta_confirmed, old.reading.plan_year) == (True, 2026)


def test_the_newest_parser_has_nothing_to_read_again(old: Review) -> None:
    again(old)
    with pytest.raises(Conflict, match="read_by_newest"):
        again(old)


def test_who_saw_the_review_as_it_was_before_is_told(old: Review) -> None:
    seen = old.reading.version_id
    old.confirm_meta()
    with pytest.raises(Conflict, match="changed_meanwhile"):
        imports.read_again(old.actor, old.now, old.reading.edition_id, seen)
    assert old.reading.parser_version == "0.9"


def test_a_voided_import_is_not_read_again(old: Review) -> None:
    edition = old.reading.edition
    imports.void(old.actor, old.now, edition.id, edition.version_id, "传错了")
    with pytest.raises(Conflict, match="reading_voided"):
        again(old)


def test_voiding_leaves_the_older_reading_on_record(old: Review) -> None:
    edition = again(old).edition
    imports.void(old.actor, old.now, edition.id, edition.version_id, "传错了")
    states = sorted(row.state.value for row in db.session.scalars(select(Reading)))
    assert states == ["replaced", "voided"]


def test_the_same_file_still_leads_to_the_review(old: Review) -> None:
    again(old)
    with pytest.raises(Conflict) as refused:
        old.upload()
    assert refused.value.params["reading_id"] == old.reading_id


def test_only_the_towns_coordinator_reads_again(old: Review) -> None:
    reading = old.reading
    with pytest.raises(NotAllowed):
        imports.read_again(old.world.actor("yx-leader"), old.now, reading.edition_id, reading.version_id)
    with pytest.raises(NotFound):
        imports.read_again(old.world.actor("hs-coord"), old.now, reading.edition_id, reading.version_id)
    assert db.session.scalars(select(Edition)).one().id == reading.edition_id


@pytest.mark.parametrize("first", ["MZ", "ID3", "GIF8", "Rar!", "{\\rtf", "\ufeff", "Date: multipart/ "])
def test_a_frozen_text_is_text_whatever_its_first_letters_are(first: str) -> None:
    text = f"{first}\n{yunxi_report()}"
    found = read_text(text)
    assert (found.text, len(found.problems), len(found.plans)) == (text, 5, 8)
