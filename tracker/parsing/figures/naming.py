"""What a number counts, in the words that lead up to it: 依法化解邻里纠纷27件 counts 化解邻里纠纷."""

from __future__ import annotations

import re

from .words import CHANGE, LIGHT, MANNER, MEANS, OURS, TIME, TOTAL, UNIT, VERB, WE

_TOTAL = re.compile(rf"^.*{TOTAL}")
_YEAR = re.compile(r"^[^比较]*(?:20[0-9]{2}年度?|全年(?!龄)|今年)(?:以来)?")
_HEAD = re.compile(
    rf"(?:{TIME}|其中|先后|已经?|均|还(?!款)|但|并且?|且|新的|现?有(?![效关力序奖])|[,、和与的()]|及(?![格时])|{TOTAL}|此外|同时|另外?|由此|使(?!用)|将(?!近)|确保|{OURS}(?=.{{3}})|"
    rf"(?:{WE}(?=[共已有现还又新均]|{VERB})|{WE}$))"
)
_TAIL = re.compile(
    r"(?:达到|达|(?<![行作成认因])为|约|均|共有|共|共计|累计|有|是|已|各|分别|都|的|了|全部|总计|合计|保持在?|至|到|则|仅|仍|"
    rf"(?:[从由][^,、0-9]{{0,8}})?[0-9.]{{1,9}}{UNIT}(?:{CHANGE}|[增降升])?[到至]|"
    r"对|将|向|给|[:、(和与]|(?<![普以涉])及)$"
)
_MEANS = re.compile(rf"^{MEANS}[^“]{{2,60}}?(?={VERB})")
_LIGHT = re.compile(rf"{LIGHT}了?(?=.{{3}})")
_ACTOR = re.compile(r"[^、《“]{2,16}?(?:组织开展|开展|举办)了?(?=.{3})")
_MANNER = re.compile(rf"{MANNER}(?={VERB}.{{2}})")
_AND_SO_ON = re.compile(r"^(?P<list>.*)等(?P<noun>[^等]{2,})$")
_LIST_VERB = re.compile(rf"^{VERB}(?=了?[《“‘]|[^、]{{0,20}}[、《])")
_CHANGE = re.compile(rf"(?:[比较环占]|同比|(?:总体|整体)?{CHANGE})(?!例|赛|重)")
_LONGEST = 40


def before_number(left: str) -> str:
    """The indicator in the words that lead up to a number; empty when they name none."""
    name = without_tail(left.strip(" "))
    total = _TOTAL.match(name)
    if total and len(name) - total.end() >= 2:
        name = name[total.end() :]
    name = _MEANS.sub("", _without_head(_YEAR.sub("", name) or name), count=1)
    name = _summed_list(name)
    for adverbial in (_LIGHT, _ACTOR, _MANNER):
        if match := adverbial.match(name):
            name = name[match.end() :]
    return _within_reason(name).strip(" 、,")


def is_change(name: str) -> bool:
    """Whether the words only say how something changed (比上年下降, 占): they need what came before."""
    return bool(_CHANGE.match(_without_head(name)))


def without_tail(name: str) -> str:
    """The words before a number without those that only lead to it (均达, 共有)."""
    while match := _TAIL.search(name):
        name = name[: match.start()]
    return name


def _without_head(name: str) -> str:
    while match := _HEAD.match(name):
        name = name[max(match.end(), 1) :]
    return name


def _summed_list(name: str) -> str:
    """发放《森林法》《种子法》等读本 is 发放读本; 种子法、森林法等宣讲活动 is 宣讲活动."""
    match = _AND_SO_ON.match(name)
    if not match:
        return name.removeprefix("等").removesuffix("等")
    verb = _LIST_VERB.match(match["list"])
    return (verb.group() if verb else "") + match["noun"]


def _within_reason(name: str) -> str:
    """Of a name too long to be one, the last member of its list."""
    return name if len(name) <= _LONGEST else name[-_LONGEST:].rpartition("、")[2]
