"""Rates that do not come out of the part and the whole which stand before them: 排查205宗, 化解198宗, 化解率93%."""

import re
from collections.abc import Iterator
from decimal import Decimal

from .groups import Contradiction, Group, Member
from .shares import TOLERANCE, is_share
from .words import OF_BEFORE, WHOLE

_NOT_BOUND = re.compile(
    r"增长|增幅|增速|上升|下降|提[高升]|减少|降低|完成率|负债|达标|利用率|同比|同期|[比较](?:上年|去年)|[上去]年的|超|"
    r"计划|任务|目标|指标|预期|预算|年初|相当于"
)
NAMES_WHOLE = re.compile(WHOLE)
# A rate is named by what was done, at times in other words than the number.
_ACTIONS = {
    "参考": ("实际参加", "参考", "实考", "实到"),
    "参训": ("实际参加", "参训", "实训", "实到"),
    "出席": ("实到", "出席"),
}
_NEGATED = re.compile(r"(?:未|没有?|尚未|正在|不)(?:能|予|曾|及时)?$")
_MIXED = re.compile(OF_BEFORE)
_ACTION = 2
_LOOSE = Decimal(2)


def wrong_rates(group: Group) -> Iterator[Contradiction]:
    """Rates above 100 per cent, and rates that no part and whole before them give."""
    for position, rate in enumerate(group.members):
        if not rate.is_rate or _NOT_BOUND.search(rate.lead):
            continue
        if rate.value > 100:
            yield _wrong(rate, {})
        elif rate.names[-1].endswith("率") and not _MIXED.search(group.words):
            yield from _not_made(group, rate, group.members[:position])


def _not_made(group: Group, rate: Member, before: tuple[Member, ...]) -> Iterator[Contradiction]:
    """A part with the rate's own words and a whole before it are needed; no pair of numbers may give the rate."""
    for name in rate.names:
        parts = list(_parts_of(name.removesuffix("率"), before, group.words))
        part = next((one for one in parts if "其中" not in one.lead), parts[0] if parts else None)
        wholes = [one for one in before if part and _is_whole(one, part)]
        if part is None or not wholes or any(_comes_out(rate, one.value, one, before) for one in parts):
            continue
        if _comes_out(rate, sum((one.value for one in parts), Decimal(0)), parts[-1], before):
            continue
        share = round(part.value * 100 / wholes[-1].value, 1)
        stated = {"part": f"{part.value:f}", "whole": f"{wholes[-1].value:f}"}
        yield _wrong(rate, {**stated, "expected": f"{share:f}"})


def _wrong(rate: Member, params: dict[str, str]) -> Contradiction:
    return Contradiction("rate_wrong", rate.place, rate.end, {"rate": rate.words, **params})


def _parts_of(stem: str, before: tuple[Member, ...], words: str) -> Iterator[Member]:
    """What was done, in the words of the rate: 化解 of 矛盾纠纷化解率. Of a rate of a kind (按期办结) all words."""
    action, rest = stem[-_ACTION:], stem[:-_ACTION]
    for member in reversed(before):
        done = _ACTIONS.get(action, (action,)) if len(action) == _ACTION else ()
        place = next((k for one in done if (k := member.lead.find(one)) >= 0), -1)
        if place < 0 or member.is_rate or not member.exact or _NEGATED.search(member.lead[:place]):
            continue
        if rest in words.replace(f"{stem}率", ""):
            yield member


def _is_whole(one: Member, part: Member) -> bool:
    return _is_before(one, part) and bool(NAMES_WHOLE.search(one.lead))


def _is_before(one: Member, part: Member) -> bool:
    return one.place < part.place and one.exact and one.is_like(part) and one.value >= part.value > 0


def _comes_out(rate: Member, done: Decimal, part: Member, before: tuple[Member, ...]) -> bool:
    """Whether anything of the part's unit that was told before it, or several of it together, gives the rate."""
    like = [one.value for one in before if one.place < part.place and one.exact and one.is_like(part)]
    together = [sum(like[k:], Decimal(0)) for k in range(len(like))]
    return any(_makes(rate, done, whole) for whole in (*like, *together))


def _makes(rate: Member, part: Decimal, whole: Decimal) -> bool:
    if not 0 < part <= whole:
        return False
    share = part * 100 / whole
    if rate.exact:
        return is_share(rate.value, part, whole)
    if "以上" in rate.qualifier or rate.qualifier[:1] in "超逾不至":
        return share >= rate.value - TOLERANCE
    return abs(share - rate.value) <= _LOOSE
