"""People at a draft while the work goes on: random acts, and what they should find whenever it is made anew."""

from dataclasses import replace
from itertools import count
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.support.drafts import NOW, Draftroom, accepted, draftroom, problem, result
from tests.support.world import World
from tracker.domain.drafts import Flag, SentenceKind, SourceType
from tracker.drafting.model import Composed, Ref
from tracker.extensions import db
from tracker.models import DraftSentence
from tracker.services import drafting
from tracker.services.drafting.adding import by_hand
from tracker.services.drafting.sources import set_sources

NUMBERS = range(1, 8)
NUMBER, PLACE = st.sampled_from(NUMBERS), st.integers(0, 20)
ALWAYS = 77
Sources = tuple[int, ...]


def made(number: int, sources: Sources) -> Composed:
    """What the work of a number makes: every third is a problem, the others are results of two themes."""
    if number % 3:
        return result(number, f"第{number}项，依据{sources}。", entries=sources, theme=f"T{number % 2}")
    refs = tuple(Ref(SourceType.TASK, source, "来源") for source in sources)
    return replace(problem(number, f"第{number}个问题，依据{sources}。"), refs=refs)


SLOTS = {number: made(number, (1,)).slot for number in NUMBERS}


class DraftLife(RuleBasedStateMachine):
    """Set `world` first. `work` is what each number rests on now, `shown` what the draft was made of, `last` what each
    number was ever shown to rest on; `looked` what the writer of its sentence knew (None: that there is nothing any
    more). `words` are people's by slot, `parts` the numbers merged into a slot.
    """

    world: ClassVar[World]
    years: ClassVar["count[int]"] = count(2030)

    @initialize(numbers=st.sets(NUMBER))
    def begin(self, numbers: set[int]) -> None:
        """A draft of the work on some numbers."""
        self.room: Draftroom = draftroom(self.world, year=next(self.years))
        self.actor = self.world.actor("yx-coord")
        self.work: dict[int, Sources] = {number: (number,) for number in numbers}
        self.shown: dict[int, Sources] = {}
        self.last: dict[int, Sources] = {}
        self.looked: dict[int, Sources | None] = {}
        self.words: dict[str, str] = {}
        self.parts: dict[str, list[int]] = {}
        self.dropped: set[str] = set()
        self.turn = count()
        self.compose()

    @rule(number=NUMBER, source=st.integers(20, 22))
    def work_goes_on(self, number: int, source: int) -> None:
        """An entry is accepted."""
        self.work[number] = (number, source)

    @rule(number=NUMBER)
    def work_is_as_before(self, number: int) -> None:
        """What was accepted last is corrected away."""
        self.work[number] = (number,)

    @rule(number=NUMBER)
    def work_is_gone(self, number: int) -> None:
        """All of it is taken back."""
        self.work.pop(number, None)

    @rule(place=PLACE)
    def edit(self, place: int) -> None:
        """A person writes."""
        for row in self.some(place):
            text = f"人写的第{next(self.turn)}句。"
            drafting.edit(self.actor, NOW, row.id, row.version_id, text)
            self.wrote(row.slot, text)

    @rule(place=PLACE, other=PLACE)
    def merge(self, place: int, other: int) -> None:
        """Two sentences of the program's become one."""
        rows = [row for row in self.rows if not row.by_hand]
        first, second = sorted((place % len(rows), other % len(rows))) if rows else (0, 0)
        if first == second or rows[first].kind is not rows[second].kind:
            return
        head, part = rows[first].slot, rows[second].slot
        ids = [rows[first].id, rows[second].id]
        self.wrote(head, drafting.merge(self.actor, NOW, ids).text)
        self.parts.setdefault(head, []).extend([*self.own(part), *self.parts.pop(part, [])])

    @rule(place=PLACE)
    def drop(self, place: int) -> None:
        """A person leaves a sentence out."""
        for row in self.some(place):
            drafting.drop(self.actor, NOW, row.id, row.version_id)
            self.dropped.add(row.slot)

    @rule(place=PLACE)
    def take_back(self, place: int) -> None:
        """A person takes back what was dropped or merged."""
        aside = self.room.sheet().aside
        for row in aside[place % len(aside) :][:1] if aside else []:
            drafting.restore(self.actor, NOW, row.id, row.version_id)
            self.dropped.discard(row.slot)
            self.come_back(self.own(row.slot))

    @rule(place=PLACE)
    def the_programs_words(self, place: int) -> None:
        """A person wants the program's text again."""
        for row in self.some(place):
            if not row.by_hand:
                drafting.restore_text(self.actor, NOW, row.id, row.version_id)
                self.words.pop(row.slot, None)
                self.looked |= {number: self.last[number] for number in self.own(row.slot)}
                self.come_back(list(self.parts.get(row.slot, [])))

    @rule(place=PLACE)
    def look(self, place: int) -> None:
        """A person has looked at what a flag tells."""
        for row in self.some(place):
            if row.flag is not None:
                lost = row.flag is Flag.SUPPORT_LOST
                drafting.settle_flag(self.actor, NOW, row.id, row.version_id)
                self.looked |= {number: None if lost else self.last[number] for number in self.own(row.slot)}
                self.looked |= {number: self.shown.get(number) for number in self.parts.get(row.slot, [])}

    @rule(place=PLACE, to=PLACE)
    def move(self, place: int, to: int) -> None:
        """A person changes the order."""
        for row in self.some(place):
            others = [other for other in self.rows if other.section == row.section and other.id != row.id]
            before = others[to % len(others)].id if others and to % 4 else None
            drafting.move(self.actor, NOW, row.id, row.version_id, before)

    @rule(theme=st.integers(0, 1))
    def add(self, theme: int) -> None:
        """A person adds a sentence on work that is always there."""
        draft, text = self.room.draft, f"人加的第{next(self.turn)}句。"
        row = by_hand(draft.org_id, draft.id, f"measures:T{theme}", SentenceKind.RESULT, text)
        row.position, row.fingerprint = 99, "f"
        set_sources(row, [Ref(SourceType.UPDATE, ALWAYS, "总在的")])
        db.session.add(row)
        db.session.commit()
        self.words[row.slot] = text

    @rule()
    def compose(self) -> None:
        """The draft is made anew: words, flags and order are what they should be."""
        before = [row.slot for row in self.rows]
        self.room.make(*(made(*one) for one in sorted(self.work.items())), support=accepted(ALWAYS))
        self.shown, self.last = dict(self.work), self.last | self.work
        theirs = {number for number in NUMBERS if SLOTS[number] in self.words} | self.inside()
        self.looked |= {number: sources for number, sources in self.work.items() if number not in theirs}
        rows = self.rows
        assert {row.slot: row.text for row in rows} == self.expected()
        assert {row.slot: row.flag for row in rows} == {row.slot: self.flag(row.slot) for row in rows}
        after = [row.slot for row in rows]
        assert [slot for slot in after if slot in before] == [slot for slot in before if slot in after]

    def expected(self) -> dict[str, str]:
        """The words of every sentence that stands."""
        inside = {SLOTS[number] for number in self.inside()}
        program = {SLOTS[number]: made(number, sources).text for number, sources in self.work.items()}
        return {slot: text for slot, text in (program | self.words).items() if slot not in inside | self.dropped}

    def flag(self, slot: str) -> Flag | None:
        """Exactly where what a person's words rest on is no longer what they knew."""
        if slot not in self.words:
            return None
        gone = [number for number in self.own(slot) if number not in self.shown]
        if gone:
            return None if self.looked[gone[0]] is None else Flag.SUPPORT_LOST
        told = [*self.own(slot), *self.parts.get(slot, [])]
        return Flag.SOURCES_CHANGED if any(self.shown.get(one) != self.looked[one] for one in told) else None

    def inside(self) -> set[int]:
        """The numbers that others tell of."""
        return {number for numbers in self.parts.values() for number in numbers}

    def wrote(self, slot: str, text: str) -> None:
        """Whoever writes knows the sources, and what is gone stays gone."""
        self.words[slot] = text
        for number in self.own(slot):
            if number in self.shown or self.looked[number] is not None:
                self.looked[number] = self.last[number]
        self.looked |= {number: self.shown.get(number) for number in self.parts.get(slot, [])}

    def come_back(self, numbers: list[int]) -> None:
        """Sentences stand by themselves again, in their own words where a person had written them."""
        for number in numbers:
            for slot, inside in self.parts.items():
                if number in inside:
                    self.parts[slot] = [one for one in inside if one != number]
                    if SLOTS[number] not in self.words:
                        self.looked[number] = self.last[number]

    @property
    def rows(self) -> list[DraftSentence]:
        """What stands."""
        return self.room.sheet().rows

    def some(self, place: int) -> list[DraftSentence]:
        """One sentence, if there is any."""
        rows = self.rows
        return [rows[place % len(rows)]] if rows else []

    def own(self, slot: str) -> list[int]:
        """The number whose slot it is; none for a sentence added by hand."""
        return [number for number, name in SLOTS.items() if name == slot]
