"""What a sentence may state: its amounts made again from accepted figures, and the numbers in its sources' words."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cached_property, partial

from tracker.domain.counting import in_ones, tidy_unit
from tracker.domain.drafts import SentenceKind, SourceType, Way
from tracker.domain.rollup import TaskYear, Told
from tracker.domain.work import Qualifier
from tracker.drafting.model import Amount, Ref, Sentence
from tracker.drafting.support import Support
from tracker.parsing.figures.stated import Number, numbers_in

Fact = tuple[Decimal, str | None, Qualifier]
"""Value, unit and how exact it is."""
_MONEY = {"亿元": 10**8, "千万元": 10**7, "百万元": 10**6, "十万元": 10**5, "万元": 10**4, "千元": 1000, "百元": 100}


def fact(value: Decimal, unit: str | None, qualifier: Qualifier) -> Fact:
    """In units that can be compared: 2.5万元 is 25000元, 3万份 30000份, 百分比 is %."""
    unit = (tidy_unit(unit) or None) if unit else None
    if unit in _MONEY:
        return value * _MONEY[unit], "元", qualifier
    if unit:
        value, unit = in_ones(value, unit)
    return value, "%" if unit == "百分比" else unit, qualifier


class Known:
    """What one sentence may state. The words of its sources are read only when its amounts are not enough."""

    def __init__(
        self, amounts: tuple[Amount, ...], hidden: frozenset[str | None], read: Callable[[], frozenset[Fact]]
    ) -> None:
        """`amounts` as they are now; `read` gives the facts of the sources' words, all but those in `hidden` units."""
        self.amounts = amounts
        self._hidden = hidden
        self._read = read

    @cached_property
    def facts(self) -> frozenset[Fact]:
        """The numbers in the words of the sources."""
        return frozenset(one for one in self._read() if one[1] is None or one[1] not in self._hidden)

    def amount_of(self, number: Number) -> Amount | None:
        """The amount that the number states."""
        return next((amount for amount in self.amounts if _is(number, amount)), None)

    def has(self, number: Number) -> bool:
        """Whether the number is an amount of the sentence, or stands in the words of a source."""
        if self.amount_of(number):
            return True
        if number.unit is None:
            return any(value == number.value for value, _unit, _qualifier in self.facts)
        wanted = fact(number.value, number.unit, number.qualifier)
        return wanted in self.facts or (number.value, None, number.qualifier) in self.facts


def _is(number: Number, amount: Amount) -> bool:
    value, unit, qualifier = fact(amount.value, amount.unit, amount.qualifier)
    own, own_unit, own_qualifier = fact(number.value, number.unit, number.qualifier)
    if own != value or own_qualifier is not qualifier:
        return False
    return own_unit is None or not unit or own_unit == unit or f"{number.unit}{number.after}".startswith(unit)


class Library:
    """The facts in the words of each source, read when they are asked for, once."""

    def __init__(self, support: Support) -> None:
        self._support = support
        self._entries: dict[tuple[int, bool], frozenset[Fact]] = {}

    def known(self, sentence: Sentence, stated: Iterable[Number]) -> Known:
        """What a sentence with these numbers may state. Where a sum is not told, its mere parts stand for nothing."""
        now = tuple(found for amount in sentence.amounts if (found := self._support.now(amount)))
        values = {number.value for number in stated}
        hidden = frozenset(
            fact(amount.value, amount.unit, amount.qualifier)[1]
            for amount in now
            if amount.way is not Way.STATED and amount.value and amount.value not in values
        )
        return Known(now, hidden, partial(self._facts, sentence, now))

    def _facts(self, sentence: Sentence, now: Iterable[Amount]) -> frozenset[Fact]:
        found = {one for entry in self._told(sentence, now) for one in self._of_entry(entry, sentence.kind)}
        if sentence.kind in {SentenceKind.PROBLEM, SentenceKind.PLAN}:
            found |= facts_in(*self._intended(sentence))
        return frozenset(found)

    def words(self, sentence: Sentence) -> Iterator[str]:
        """The words of the entries behind a result, each a paragraph."""
        yield from (f"{entry.text}\n" for entry in self._told(sentence, ()))

    def _told(self, sentence: Sentence, now: Iterable[Amount]) -> Iterator[Told]:
        """The entries of a sentence's sources and amounts."""
        ids = {one for amount in now for one in amount.entry_ids}
        ids |= {self._support.figures[one].entry_id for amount in now for one in amount.figure_ids}
        ids |= {entry.id for ref in sentence.refs for entry in self._support.entries_of(ref)}
        yield from (self._support.entries[one] for one in sorted(ids) if one in self._support.entries)

    def _of_entry(self, entry: Told, kind: SentenceKind) -> frozenset[Fact]:
        """Results rest on what was done; a problem or plan may also say what was hard and what comes next."""
        whole = kind is not SentenceKind.RESULT
        key = entry.id, whole
        if key not in self._entries:
            words = (entry.text, entry.difficulties, entry.next_step) if whole else (entry.text,)
            named = facts_in(*words, *(figure.name for figure in entry.figures))
            stated = {fact(figure.value, figure.unit or None, figure.qualifier) for figure in entry.figures}
            self._entries[key] = named | stated
        return self._entries[key]

    def _intended(self, sentence: Sentence) -> Iterator[str]:
        """The words of tasks, notes and items, and what the internal table says of the sentence."""
        yield sentence.target
        for ref in sentence.refs:
            yield from _words_of(self._support, ref)


def _words_of(support: Support, ref: Ref) -> Iterator[str]:
    if ref.type is SourceType.TASK and (task := support.tasks.get(ref.id)):
        yield from _of_task(task)
    if ref.type is SourceType.NOTE and (note := support.notes.get(ref.id)):
        yield from (note.text, note.cause)
    if ref.type is SourceType.ITEM and (item := support.items.get(ref.id)):
        yield item.text


def _of_task(task: TaskYear) -> Iterator[str]:
    """What was promised, and what its people say of what is hard and what comes next."""
    yield from (task.title, task.quote, task.target, *task.delays, *task.returns)
    for entry in task.entries:
        yield from (entry.difficulties, entry.next_step)


def facts_in(*texts: str) -> frozenset[Fact]:
    """The numbers that words state."""
    return frozenset(fact(one.value, one.unit, one.qualifier) for text in texts if text for one in numbers_in(text))
