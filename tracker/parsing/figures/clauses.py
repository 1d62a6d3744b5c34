"""Figures of one clause: which words name each amount, and what several share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracker.parsing.model import Figure
from tracker.parsing.spans import View

from .amounts import Amount
from .naming import before_number, is_change
from .nouns import after_next, after_number, stands_after_its_noun
from .shared import named_respectively, rates_sharing
from .starts import clause_before, start_of
from .words import VERB

_LAST_VERB = re.compile(rf"(?<=.){VERB}[了出]?$")


@dataclass(frozen=True, slots=True)
class Named:
    """An amount with its names (several where it is shared) and the stretch plain[start:end] that states it."""

    amount: Amount
    names: list[str]
    start: int
    end: int

    def figures(self, view: View, part: str | None) -> Iterator[Figure]:
        for name in self.names:
            k = view.folded.find(name, self.start, self.end)
            yield Figure(
                text=view.plain[self.start : self.end],
                value=self.amount.value,
                unit=self.amount.unit,
                indicator=view.plain[k : k + len(name)] if k >= 0 else name,
                qualifier=self.amount.qualifier,
                span=view.span(self.start, self.end),
                part=part,
            )


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
        named = list(self._named())
        names = named_respectively(self.view.folded[named[0].start : named[0].amount.start], len(named))
        for k, one in enumerate(named):
            yield from (replace(one, names=[names[k]]) if names else one).figures(self.view, part)

    def _named(self) -> Iterator[Named]:
        done = self.amounts[0].left_from
        whole = self.before if self._opens_bracket(done) else ""
        for amount, alone in zip(self.amounts, self._alone(), strict=True):
            start = start_of(self.view, done, amount)
            left = self.view.folded[start : amount.start]
            follows = stands_after_its_noun(alone, left)
            named = self._after(amount, start, left) if follows else self._ahead(alone, start, left)
            self.ended = named.end
            done = named.end if self.view.folded[named.end : named.end + 1] == "、" else amount.end
            yield replace(named, names=[f"{whole}（{name}）" for name in named.names]) if whole else named

    def _opens_bracket(self, k: int) -> bool:
        """Parts of the figure before stand in brackets: 创建无讼村组13个（4个山区村、9个平坝村）."""
        return k - 1 == self.ended > 0 and self.view.folded[self.ended] == "("

    def _alone(self) -> Iterator[Amount]:
        """Each amount with the words after it only up to the next one: 7个社区完成5个 is 7个社区 and 完成5个."""
        for amount, following in zip(self.amounts, self.amounts[1:], strict=False):
            yield replace(amount, right=_LAST_VERB.sub("", amount.right[: following.start - amount.end]))
        yield self.amounts[-1]

    def _after(self, amount: Amount, start: int, left: str) -> Named:
        rates = rates_sharing(left) if amount.unit == "%" else []
        shared = after_next(left, amount.right)
        name = (left.endswith("等") and shared) or before_number(left) or shared or self._earlier(amount, start)
        if is_change(name):
            name = self.before + name
        else:
            self.before = rates[-1] if rates else name
        return Named(amount, [before_number(rate) or rate for rate in rates] or [name], start, amount.end)

    def _ahead(self, amount: Amount, start: int, left: str) -> Named:
        self.before, taken = after_number(left, amount.right)
        return Named(amount, [self.before], start, amount.end + taken)

    def _earlier(self, amount: Amount, start: int) -> str:
        """The words that a bare number (共50件) continues: the figure that it touches, or the clause before."""
        if self.before and start > amount.left_from:
            return self.before
        words = clause_before(self.view, start, self.lowest)
        return self.before if any(char.isdecimal() for char in words) else before_number(words)


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
