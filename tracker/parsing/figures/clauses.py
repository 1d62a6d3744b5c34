"""Figures of one clause: where each begins, which words name it, and what several share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.parsing.model import Figure
from tracker.parsing.numerals import NUMERAL
from tracker.parsing.spans import View

from .amounts import Amount
from .naming import before_number, is_change
from .nouns import after_next, after_number, stands_after_its_noun
from .shared import named_respectively, rates_sharing
from .words import UNIT

_ENUMERATOR = re.compile(
    rf"\([{NUMERAL}0-9]{{1,3}}\)|[{NUMERAL}]{{1,3}}[、)是要]|[0-9]{{1,2}}[.、)]|[①-⑳]|第[{NUMERAL}]{{1,2}}[,、]|"
    rf"[1-9](?=[\u4e00-\u9fff])(?!{UNIT})"
)
_LOOSE = re.compile(r"(?:[、() ]|和(?!谐)|与|及(?![格时]))+")
_REACH = 80


@dataclass(frozen=True, slots=True)
class Named:
    """An amount with its names (several where it is shared) and the stretch plain[start:end] that states it."""

    amount: Amount
    names: list[str]
    start: int
    end: int


@dataclass(slots=True)
class Clause:
    """Amounts whose clause starts at the same place.

    `before` is the indicator of the figure before them, which ends at plain[ended].
    """

    view: View
    amounts: list[Amount]
    lowest: int
    before: str
    ended: int

    def figures(self, part: str | None) -> Iterator[Figure]:
        for named in self._respectively(list(self._named())):
            for name in named.names:
                yield self._figure(named, name, part)

    def _named(self) -> Iterator[Named]:
        done = self.amounts[0].left_from
        whole = self.before if self._opens_bracket(done) else ""
        for amount in self.amounts:
            start = self._start(done, amount)
            named = self._after(amount, start) if self._follows(amount, start) else self._ahead(amount, start)
            self.ended = amount.end
            done = named.end if self.view.folded[named.end : named.end + 1] == "、" else amount.end
            yield Named(amount, [f"{whole}（{name}）" if whole else name for name in named.names], start, named.end)

    def _opens_bracket(self, k: int) -> bool:
        """Parts of the figure before stand in brackets: 创建平安校园34间（2间中学、25间小学）."""
        return k - 1 == self.ended > 0 and self.view.folded[self.ended] == "("

    def _start(self, done: int, amount: Amount) -> int:
        start = max(done, amount.left_from)
        if number := _ENUMERATOR.match(self.view.folded, start, amount.start):
            start = number.end()
        loose = _LOOSE.match(self.view.folded, start, amount.start)
        return loose.end() if loose else start

    def _follows(self, amount: Amount, start: int) -> bool:
        return stands_after_its_noun(amount, self.view.folded[start : amount.start])

    def _after(self, amount: Amount, start: int) -> Named:
        left = self.view.folded[start : amount.start]
        rates = rates_sharing(left) if amount.unit == "%" else []
        name = before_number(left) or after_next(left, amount.right) or self._earlier(amount, start)
        if is_change(name):
            name = self.before + name
        else:
            self.before = rates[-1] if rates else name
        return Named(amount, [before_number(rate) or rate for rate in rates] or [name], start, amount.end)

    def _ahead(self, amount: Amount, start: int) -> Named:
        name, taken = after_number(self.view.folded[start : amount.start], amount.right)
        self.before = name
        return Named(amount, [name], start, amount.end + taken)

    def _earlier(self, amount: Amount, start: int) -> str:
        """The words that a bare number (共50件) continues: the figure that it touches, or the clause before."""
        if self.before and start > amount.left_from:
            return self.before
        lowest = max(self.lowest, start - _REACH)
        end = max(lowest, start - 1)
        first = max(lowest, *(self.view.folded.rfind(stop, lowest, end) + 1 for stop in ",。;:!?"))
        words = self.view.folded[first:end]
        return self.before if any(char.isdecimal() for char in words) else before_number(words)

    def _respectively(self, named: list[Named]) -> list[Named]:
        names = named_respectively(self.view.folded[named[0].start : named[0].amount.start], len(named))
        return (
            [Named(n.amount, [name], n.start, n.end) for n, name in zip(named, names, strict=True)] if names else named
        )

    def _figure(self, named: Named, name: str, part: str | None) -> Figure:
        view, amount = self.view, named.amount
        k = view.folded.find(name, named.start, named.end)
        return Figure(
            text=view.plain[named.start : named.end],
            value=amount.value,
            unit=amount.unit,
            indicator=view.plain[k : k + len(name)] if k >= 0 else name,
            qualifier=amount.qualifier,
            span=view.span(named.start, named.end),
            part=part,
        )


def clauses(view: View, amounts: list[Amount], lowest: int) -> Iterator[Clause]:
    """The amounts of plain from `lowest` on by their clauses."""
    before, ended = "", 0
    group: list[Amount] = []
    for amount in [*amounts, None]:
        if group and (amount is None or amount.left_from > group[-1].start):
            clause = Clause(view, group, lowest, before, ended)
            yield clause
            before, ended, group = clause.before, clause.ended, []
        if amount is not None:
            group.append(amount)
