"""Rates that do not come out of the part and the whole which stand before them: 排查205宗, 化解198宗, 化解率93%."""

import re
from collections.abc import Iterator
from decimal import Decimal

from .groups import Found, Group, Member
from .shares import TOLERANCE, is_share

_NOT_BOUND = re.compile(
    r"增长|增幅|增速|上升|下降|提[高升]|减少|降低|完成率|负债|达标|利用率|同比|[比较](?:上年|去年)|超"
)
FOUND = re.compile(
    r"排查|摸排|受理|接到|接收|接处|收到|收集|上报|登记|发现|立案|发生|交办|转办|移送|承接|梳理|反馈|申请|应(?=[参到办考训])|共有|现有|"
    r"办理|报名|录入|征集"
)
_NEGATED = re.compile(r"(?:未|没有?|尚未|正在|不)(?:能|予|曾|及时)?$")
_MIXED = re.compile(r"结转|往年|历年|积案|上年|去年")
_ACTION = 2
_LOOSE = Decimal(2)


def wrong_rates(group: Group) -> Iterator[Found]:
    """Rates above 100 per cent, and rates that no part and whole before them give."""
    for position, rate in enumerate(group.members):
        if not rate.is_rate or _NOT_BOUND.search(rate.lead):
            continue
        if rate.value > 100:
            yield "rate_wrong", rate.place, {"rate": rate.words}, True
        elif rate.names[-1].endswith("率") and not _MIXED.search(group.words):
            yield from _not_made(group, rate, group.members[:position])


def _not_made(group: Group, rate: Member, before: tuple[Member, ...]) -> Iterator[Found]:
    """The nearest part that has the rate's own words; every whole in the sentence before it is tried."""
    for name in rate.names:
        part = _part_of(name.removesuffix("率"), before, group.words)
        wholes = [one for one in before if part and _is_whole(one, part)]
        if part is None or not wholes or any(_makes(rate, part, whole) for whole in wholes):
            continue
        whole = wholes[-1]
        share = round(part.value * 100 / whole.value, 1)
        params = {"rate": rate.words, "part": f"{part.value:f}", "whole": f"{whole.value:f}", "expected": f"{share:f}"}
        yield "rate_wrong", rate.place, params, True


def _part_of(stem: str, before: tuple[Member, ...], words: str) -> Member | None:
    """What was done, in the words of the rate: 化解 of 矛盾纠纷化解率. Of a rate of a kind (按期办结) all words."""
    action, rest = stem[-_ACTION:], stem[:-_ACTION]
    for member in reversed(before):
        place = member.lead.find(action)
        if len(action) < _ACTION or place < 0 or member.is_rate or not member.exact:
            continue
        if not _NEGATED.search(member.lead[:place]) and (rest in words.replace(rest + stem[-_ACTION:] + "率", "")):
            return member
    return None


def _is_whole(one: Member, part: Member) -> bool:
    found = one.place < part.place and one.exact and one.is_like(part) and one.value >= part.value > 0
    return found and bool(FOUND.search(one.lead))


def _makes(rate: Member, part: Member, whole: Member) -> bool:
    share = part.value * 100 / whole.value
    if rate.exact:
        return is_share(rate.value, part.value, whole.value)
    if "以上" in rate.qualifier or rate.qualifier[:1] in "超逾不至":
        return share >= rate.value - TOLERANCE
    return abs(share - rate.value) <= _LOOSE
