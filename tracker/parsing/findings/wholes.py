"""Parts against their whole: 其中, parts in brackets, what is done and what is not, sums at the end of a list."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tracker.parsing.figures.words import TOTAL

from .groups import Contradiction, Group, Member
from .words import DONE, OF_BEFORE, TAKEN_IN, UNDONE

_AMONG = re.compile(r"其中")
_OPEN, _CLOSE = "（(", "）)"
_AND_MORE = re.compile(r"等|其中|包括|含|主要")
_LISTED = re.compile(r"^[、和及与]")
_UNDONE = re.compile(rf"(?:{UNDONE})[^，,。；;]{{0,20}}$")
_SUMMED = re.compile(rf"^[，,、；;]?(?:{TOTAL})[0-9０-９]")
_FOUND = re.compile(TAKEN_IN)
_DONE = re.compile(DONE)
_MIXED = re.compile(f"{OF_BEFORE}|每")
_PEOPLE = frozenset({"人", "名", "人次", "位", "户", "家"})


def wrong_wholes(group: Group) -> Iterator[Contradiction]:
    """Parts over their whole and sums that are none, in the order of the rules."""
    if len(group.members) < 2 or _MIXED.search(group.words):
        return
    yield from _in_brackets(group)
    yield from _among(group)
    yield from _undone(group)
    yield from _summed(group)
    yield from _more_done_than_found(group)


def _over(part: Member, whole: Member, *, certain: bool = True) -> Contradiction:
    return Contradiction("part_over_whole", part.place, part.end, {"part": part.words, "whole": whole.words}, certain)


def _sum_wrong(whole: Member, total: Decimal, *, certain: bool) -> Contradiction:
    return Contradiction("sum_wrong", whole.place, whole.end, {"whole": whole.words, "expected": f"{total:f}"}, certain)


def _in_brackets(group: Group) -> Iterator[Contradiction]:
    """12处（3处广场、7处书屋、2处长廊）."""
    for position, whole in enumerate(group.members):
        rest = group.between(whole.end, group.start + len(group.words))
        if not rest or rest[0] not in _OPEN or whole.is_rate or not whole.exact:
            continue
        end = min((place for place, char in enumerate(rest) if char in _CLOSE), default=len(rest))
        inside = [one for one in group.members[position + 1 :] if one.end <= whole.end + end]
        yield from _against(whole, inside, open_ended=bool(_AND_MORE.search(rest[:end])))


def _against(whole: Member, inside: Sequence[Member], *, open_ended: bool) -> Iterator[Contradiction]:
    parts = [one for one in inside if one.exact and one.unit == whole.unit]
    over = [part for part in parts if part.value > whole.value]
    yield from (_over(part, whole) for part in over)
    total = sum((part.value for part in parts), Decimal(0))
    if over or len(parts) < 2 or len(parts) < len(inside) or open_ended or total == whole.value:
        return
    if total > whole.value or total * 2 >= whole.value:
        yield _sum_wrong(whole, total, certain=total > whole.value and whole.unit not in _PEOPLE)


def _among(group: Group) -> Iterator[Contradiction]:
    """夜间巡查240次，其中节日巡查95次、…: each is part of a figure before 其中 of its unit, at most of the largest."""
    for position, first in enumerate(group.members):
        if not _AMONG.search(first.lead) or not position:
            continue
        aside = group.is_aside(first)
        before = [one for one in group.members[:position] if aside or not group.is_aside(one)]
        whole = max((one for one in before if one.unit == first.unit), key=lambda one: one.value, default=None)
        if whole is None or whole.is_rate or not whole.exact:
            continue
        parts = [first, *_listed(group.members[position + 1 :], first)]
        over = [part for part in parts if part.exact and part.value > whole.value]
        yield from (_over(part, whole) for part in over)
        total = sum((part.value for part in parts), Decimal(0))
        if not over and len(parts) > 1 and total > whole.value and whole.unit not in _PEOPLE:
            yield _sum_wrong(whole, total, certain=False)


def _listed(rest: Sequence[Member], first: Member) -> Iterator[Member]:
    for member in rest:
        if not _LISTED.match(member.lead) or member.unit != first.unit:
            return
        yield member


def _undone(group: Group) -> Iterator[Contradiction]:
    """排查205宗，化解198宗，未化解7宗: what is done and what is not make all that was found."""
    for position, rest in enumerate(group.members):
        if position < 2 or rest.is_rate or not _UNDONE.search(rest.lead):
            continue
        whole = next((one for one in group.members[:position] if one.is_like(rest) and _FOUND.search(one.lead)), None)
        if whole is None or not (whole.exact and rest.exact):
            continue
        first = group.members.index(whole) + 1
        done = [one for one in group.members[first:position] if one.is_like(rest) and _DONE.search(one.lead)]
        sums = [one.value + rest.value for one in done] + [sum((one.value for one in done), rest.value)]
        if done and all(one.exact for one in done) and whole.value not in sums:
            yield _sum_wrong(whole, sums[0], certain=True)


def _summed(group: Group) -> Iterator[Contradiction]:
    """上半年3次、下半年4次，共计7次."""
    for position, whole in enumerate(group.members):
        if not _SUMMED.match(whole.lead):
            continue
        run = list(_run_before(group.members[:position], whole))
        sums = [sum((one.value for one in run[:count]), Decimal(0)) for count in range(2, len(run) + 1)]
        if sums and whole.exact and all(one.exact for one in run) and whole.value not in sums:
            yield _sum_wrong(whole, sums[-1], certain=True)


def _run_before(before: Sequence[Member], whole: Member) -> Iterator[Member]:
    """The list that ends before a sum, its last member first."""
    for member in reversed(before):
        if member.unit != whole.unit:
            return
        yield member
        if not _LISTED.match(member.lead):
            return


def _more_done_than_found(group: Group) -> Iterator[Contradiction]:
    for position, (found, done) in enumerate(pairwise(group.members)):
        if found.unit != done.unit or not (found.exact and done.exact) or _AMONG.search(done.lead):
            continue
        same = [one for one in group.members[: position + 1] if one.unit == found.unit and _FOUND.search(one.lead)]
        if found in same and _DONE.search(done.lead) and done.value > sum(one.value for one in same):
            yield _over(done, found, certain=False)
