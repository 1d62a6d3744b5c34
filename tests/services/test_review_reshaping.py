"""Split, merge, add, restore: other bounds, the same words."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.reports import Decision, ItemKind, ItemOrigin
from tracker.domain.tasks import Priority
from tracker.extensions import db
from tracker.models import ItemAnswer, ReportItem
from tracker.parsing import verbatim
from tracker.services import review
from tracker.services.review.spans import piece_of


@pytest.fixture
def desk(world: World, clock: Clock) -> Review:
    return Review(world, clock())


def split(desk: Review, item: ReportItem, at: int) -> list[ReportItem]:
    return review.split(desk.actor, desk.now, item.id, item.version_id, at)


def test_a_split_item_becomes_two_with_their_own_words(desk: Review, world: World) -> None:
    desk.assign([desk.problem(3)], lead_unit_id=world.unit("yunxi-sfs").id, priority=Priority.URGENT)
    item = desk.problem(3)
    halves = split(desk, item, item.text.index("；"))
    assert [half.text for half in halves] == [
        "规范性文件合法性审核的时限意识不强，个别文件先发后审", "法律顾问参与决策的深度不够",
    ]  # fmt: skip
    assert item.decision is Decision.SUPERSEDED
    assert {(half.origin, half.parent_id, half.decision) for half in halves} == {
        (ItemOrigin.SPLIT, item.id, Decision.PENDING)
    }
    assert {(half.lead_unit_id, half.priority) for half in halves} == {(world.unit("yunxi-sfs").id, Priority.URGENT)}
    assert [half.enumerator for half in halves] == ["三是", ""]
    text = desk.reading.edition.text
    assert [verbatim(text, half.span_start, half.span_end) for half in halves] == [half.text for half in halves]


def test_a_split_counts_characters_of_the_words_not_of_the_layout(desk: Review) -> None:
    item = desk.problem(1)
    assert "\n" in desk.reading.edition.text[item.span_start : item.span_end]
    first, second = split(desk, item, item.text.index("整"))
    assert first.text + second.text == item.text


@pytest.mark.parametrize("at", [-1, 0, 10**6])
def test_a_split_that_leaves_an_empty_half_is_refused(desk: Review, at: int) -> None:
    with pytest.raises(Invalid, match="split_empty"):
        split(desk, desk.problem(3), at)


def test_a_split_before_the_last_stop_is_refused(desk: Review) -> None:
    item = desk.problem(3)
    with pytest.raises(Invalid, match="split_empty"):
        split(desk, item, len(item.text))


def test_both_halves_keep_the_links(desk: Review) -> None:
    review.link(desk.actor, desk.now, desk.problem(3).id, desk.plan(3).id)
    item = desk.problem(3)
    plan_id = desk.plan(3).id
    halves = split(desk, item, 10)
    linked = db.session.scalars(select(ItemAnswer.problem_id).where(ItemAnswer.plan_id == plan_id)).all()
    assert {half.id for half in halves} <= set(linked)


def test_the_second_to_split_an_item_is_told_and_nothing_is_lost(desk: Review) -> None:
    item = desk.problem(3)
    item_id, seen = item.id, item.version_id
    split(desk, item, 10)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        review.split(desk.actor, desk.now, item_id, seen, 20)
    db.session.rollback()
    assert len(desk.items(ItemKind.PROBLEM)) == 6


def merge(desk: Review, first: ReportItem, second: ReportItem) -> ReportItem:
    return review.merge_next(desk.actor, desk.now, first.id, first.version_id, second.version_id)


def test_merged_items_become_one_from_first_word_to_last(desk: Review, world: World) -> None:
    desk.assign([desk.problem(2)], supporting_unit_ids=frozenset({world.unit("yunxi-sfs").id}))
    first, second = desk.problem(1), desk.problem(2)
    merged = merge(desk, first, second)
    assert merged.text == f"{first.text}。二是{second.text}"
    assert (merged.origin, merged.enumerator) == (ItemOrigin.MERGED, "一是")
    assert (first.decision, second.decision) == (Decision.SUPERSEDED, Decision.SUPERSEDED)
    assert [unit.id for unit in merged.supporting_units] == [world.unit("yunxi-sfs").id]
    assert len(desk.items(ItemKind.PROBLEM)) == 4


def test_the_last_item_has_no_next(desk: Review) -> None:
    with pytest.raises(Invalid, match="no_next"):
        merge(desk, desk.problem(5), desk.problem(5))


def test_merging_is_refused_when_the_next_changed_meanwhile(desk: Review) -> None:
    first, second = desk.problem(1), desk.problem(2)
    seen = second.version_id
    review.edit(desk.actor, desk.now, second.id, seen, title="公开")
    with pytest.raises(Conflict, match="changed_meanwhile"):
        review.merge_next(desk.actor, desk.now, first.id, first.version_id, seen)


def selection(desk: Review, words: str) -> tuple[int, int]:
    start = desk.reading.edition.text.index(words)
    return start, start + len(words)


def test_words_that_were_overlooked_are_added(desk: Review) -> None:
    start, end = selection(desk, "。全年开展法治讲座26场，")
    item = review.add(desk.actor, desk.now, desk.reading_id, ItemKind.PLAN, start, end)
    assert item.text == "全年开展法治讲座26场"
    assert (item.origin, item.heading_path) == (ItemOrigin.ADDED, ["一、2025年工作开展情况", "（三）加强普法宣传"])
    assert (item.theme_code, "theme" in item.suggested) == ("T10", True)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (-4, 0), (10**7, 10**7 + 1)])
def test_an_empty_selection_is_refused(desk: Review, start: int, end: int) -> None:
    with pytest.raises(Invalid, match="selection_empty"):
        review.add(desk.actor, desk.now, desk.reading_id, ItemKind.PLAN, start, end)


def test_a_selection_over_an_item_is_refused_and_names_it(desk: Review) -> None:
    start, end = selection(desk, "部分村级公开栏更新滞后")
    with pytest.raises(Invalid) as refused:
        review.add(desk.actor, desk.now, desk.reading_id, ItemKind.PROBLEM, start, end)
    number = refused.value.params["no"]
    assert (refused.value.code, (number.kind, number.number)) == ("overlaps", (ItemKind.PROBLEM, 2))  # type: ignore[attr-defined]


def test_over_a_rejected_item_a_better_selection_is_possible_and_bars_its_return(desk: Review) -> None:
    item = desk.problem(2)
    item = review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.REJECTED)
    start, end = selection(desk, "部分村级公开栏更新滞后")
    review.add(desk.actor, desk.now, desk.reading_id, ItemKind.PROBLEM, start, end)
    with pytest.raises(Invalid, match="overlaps"):
        review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.ACCEPTED)


def test_an_overlong_selection_is_refused() -> None:
    with pytest.raises(Invalid, match="item_too_long"):
        piece_of("长" * 3001, 0, 3001)


def restore(desk: Review, item_id: int) -> list[ReportItem]:
    db.session.expire_all()
    item = next(item for item in desk.reading.items if item.id == item_id)
    return review.restore(desk.actor, desk.now, item.id, item.version_id)


def shape(desk: Review) -> list[tuple[int, str]]:
    return [(item.id, item.text) for item in desk.items()]


def test_undoing_a_split_brings_the_item_back(desk: Review) -> None:
    before = shape(desk)
    item = desk.problem(3)
    split(desk, item, 10)
    restore(desk, item.id)
    assert shape(desk) == before


@pytest.mark.parametrize("which", [0, 1])
def test_undoing_a_merge_brings_both_back(desk: Review, which: int) -> None:
    before = shape(desk)
    both = [desk.problem(1), desk.problem(2)]
    merge(desk, *both)
    restore(desk, both[which].id)
    assert shape(desk) == before


def test_undoing_a_split_whose_half_was_merged_brings_its_neighbour_back_too(desk: Review) -> None:
    before = shape(desk)
    item = desk.problem(3)
    split(desk, item, 10)
    merge(desk, desk.problem(4), desk.problem(5))
    restore(desk, item.id)
    assert shape(desk) == before


def test_a_half_that_was_undone_does_not_come_back(desk: Review) -> None:
    item = desk.problem(3)
    halves = split(desk, item, 10)
    restore(desk, item.id)
    with pytest.raises(Conflict, match="item_not_superseded"):
        restore(desk, halves[0].id)


def test_an_item_does_not_come_back_over_one_added_since(desk: Review) -> None:
    item = desk.problem(3)
    half = split(desk, item, item.text.index("；"))[1]
    half = review.decide(desk.actor, desk.now, half.id, half.version_id, Decision.REJECTED)
    start, end = selection(desk, "法律顾问参与决策的深度不够")
    review.add(desk.actor, desk.now, desk.reading_id, ItemKind.PROBLEM, start, end)
    with pytest.raises(Invalid, match="overlaps"):
        restore(desk, item.id)


def test_an_enumerator_before_the_chosen_words_is_not_part_of_them(desk: Review) -> None:
    merged = merge(desk, desk.problem(1), desk.problem(2))
    first, second = split(desk, merged, merged.text.index("二是"))
    assert (first.enumerator, second.enumerator) == ("一是", "二是")
    assert second.text == "重点领域政府信息公开不够及时，部分村级公开栏更新滞后"
    start, end = selection(desk, "（三）加强普法宣传。全年开展法治讲座26场")
    added = review.add(desk.actor, desk.now, desk.reading_id, ItemKind.PLAN, start, end)
    assert (added.enumerator, added.text) == ("（三）", "加强普法宣传。全年开展法治讲座26场")


def test_what_has_become_a_task_is_not_undone(desk: Review) -> None:
    item = desk.problem(3)
    split(desk, item, 10)
    desk.ready()
    desk.confirm()
    with pytest.raises(Conflict, match="already_confirmed"):
        restore(desk, item.id)


def test_a_live_item_is_not_restored(desk: Review) -> None:
    with pytest.raises(Conflict, match="item_not_superseded"):
        restore(desk, desk.problem(1).id)


MARKS = ("案卷制作不够规范", "部分村级公开栏", "法律顾问参与", "土地流转", "覆盖不足")


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.sampled_from("smr"), st.integers(0, 30), st.integers(1, 30)), max_size=12))
def test_reshaping_never_loses_or_doubles_words(desk: Review, moves: list[tuple[str, int, int]]) -> None:
    """However items are split, merged and restored, live ones never overlap, and their words are all there."""
    for move, which, at in moves:
        try:
            reshape(desk, move, which, at)
        except (Invalid, Conflict):
            db.session.rollback()
    items = desk.items()
    assert all(one.span_end <= other.span_start for one, other in pairwise(items))
    words = "".join(item.text for item in items)
    assert all(words.count(mark) == 1 for mark in MARKS)


def reshape(desk: Review, move: str, which: int, at: int) -> None:
    live = desk.items(ItemKind.PROBLEM)
    item = live[which % len(live)]
    if move == "s":
        split(desk, item, at % len(item.text))
    elif move == "m":
        merge(desk, item, live[(which + 1) % len(live)])
    else:
        gone = [old for old in desk.reading.items if old.replaced_by_id]
        if gone:
            restore(desk, gone[which % len(gone)].id)
