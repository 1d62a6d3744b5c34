"""The same year gives the same sentences; new work changes only what rests on it; time is linear."""

import sys
from dataclasses import replace
from random import Random
from typing import Any

from tests.drafting.draws import Draw, made_up_year
from tests.drafting.years import entry, figure, note, problem, record, task, year
from tracker.domain.outlines import Outline
from tracker.domain.periods import Period
from tracker.domain.rollup import Rollup
from tracker.drafting.compose import compose


def by_slot(rollup: Rollup) -> dict[str, tuple[str, str]]:
    """Texts and fingerprints."""
    return {one.slot: (one.text, one.fingerprint) for one in compose(rollup, Outline()).sentences}


def changed(before: Rollup, after: Rollup) -> set[str]:
    """Slots of sentences that came, went, or say or rest on something else."""
    old, new = by_slot(before), by_slot(after)
    return {slot for slot in old.keys() | new.keys() if old.get(slot) != new.get(slot)}


def test_the_same_year_gives_the_same_sentences() -> None:
    for seed in range(10):
        rollup, outline = made_up_year(Random(seed), odd=True, most=10)
        assert compose(rollup, outline) == compose(rollup, outline)


def test_slots_are_unique_and_fit_their_column() -> None:
    for seed in range(10):
        slots = [one.slot for one in compose(*made_up_year(Random(seed), odd=True, most=20)).sentences]
        assert len(slots) == len(set(slots))
        assert max(map(len, slots)) <= 80


FIRST = task("加强执法规范化建设", entry("组织案卷评查并通报。", task=1, id=11), id=1)
OTHERS = (
    problem("案卷质量不高", entry("评查两轮，逐本讲评。", task=2, id=12), id=2),
    record("调解", figure("化解矛盾纠纷", 5, "件", id=21), theme="T6", id=13),
    record("组织宪法宣传周主会场活动。", theme="T10", id=14),
)
WORK = (FIRST, *OTHERS)


def test_a_new_figure_changes_only_its_total() -> None:
    more = record("调解", figure("化解矛盾纠纷", 7, "件", id=22), theme="T6", id=15)
    assert changed(year(*WORK), year(*WORK, more)) == {"total:n:T6:化解矛盾纠纷件"}


def test_new_progress_changes_only_its_task() -> None:
    more = entry("第二轮评查由司法所讲评。", task=1, id=16)
    assert changed(year(*WORK), year(replace(FIRST, entries=(*FIRST.entries, more)), *OTHERS)) == {"task:1"}


def test_a_new_record_or_note_adds_its_own_sentences() -> None:
    more = record("在古街社区设立法律咨询点。", theme="T10", id=17)
    assert changed(year(*WORK), year(*WORK, more)) == {"record:17"}
    noted = note("普法形式单一", "人手少", id=18)
    assert changed(year(*WORK), year(*WORK, notes=[noted])) == {
        "problem:note:18", "plan:measure:problem:note:18",
    }  # fmt: skip


def test_a_first_total_of_a_theme_takes_the_place_of_the_question() -> None:
    more = record("演练", figure("应急演练", 1, "次", id=23), theme="T5", id=19)
    assert changed(year(*WORK), year(*WORK, more)) == {"none:measures:T5", "total:n:T5:应急演练次"}


def test_time_grows_with_the_year_and_no_faster() -> None:
    small, large = (calls(big_year(amount)) for amount in (20, 80))
    assert large < 5 * small


def big_year(amount: int) -> Rollup:
    """So many tasks with ten entries each."""
    draw = Draw(Random(3), odd=False, most=10)
    draw.period = Period.YEAR
    made = [draw.task(number) for number in range(1, amount + 1)]
    return year(*(replace(one, entries=tuple(draw.told(one.theme_code, one.id) for _ in range(10))) for one in made))


def calls(rollup: Rollup) -> int:
    """How many functions composing calls: the same on every machine."""
    count = 0

    def counted(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        compose(rollup, Outline())
    finally:
        sys.setprofile(None)
    return count
