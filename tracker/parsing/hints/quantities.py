"""The amount that an item sets as its target: 不少于4次, 90%以上, 每月开展一次."""

from __future__ import annotations

import re

from tracker.parsing.model import Quantity
from tracker.parsing.numerals import numeral

_UNITS = (
    r"(?:场次|人次|条次|个百分点|次|场|件|起|宗|条|份|册|本|部|台|个|名|人|户|家|支|间|所|处|项|期|篇|批|例|堂|"
    r"万元|亿元|元|%|课时|学时|小时)"
)
_TIMES = r"(?:场次|人次|条次|次(?!性)|场|期|篇|堂|课时|学时|小时)"
_DIGITS = r"(?<!\d)\d{1,12}(?!\d)(?:\.\d+)?"
_SPOKEN = r"(?<![第一二两三四五六七八九十])[一二三四五六七八九十两]{1,3}"
_NUMBER = rf"({_DIGITS}|{_SPOKEN})"
_AT_LEAST = re.compile(
    rf"(不少于|不低于|不得少于|达到|达|超过|力争达到|不超过|不高于|控制在|下降|降低|压减|提升至|提高到|提高至)"
    rf"(?:每[年季月]度?|[^,。;\d]{{0,10}}?的(?=\d))?{_NUMBER}(?:余)?({_UNITS})(以上|以内)?"
)
_MINIMUM = re.compile(rf"(至少)[^,。;\d]{{0,8}}?{_NUMBER}({_UNITS})")
_OR_MORE = re.compile(rf"{_NUMBER}({_UNITS})(以上|以内)(?!(?:的)?(?:行政)?执法人员)")
_DO = (
    r"(?:开展|举办|组织|召开|完成|培育|培养|新增|建设|创建|打造|建成|新建|聘请|招录|招聘|选派|配备|配齐|集中学习|评查|"
    r"培训|排查|检查|演练|研究|宣讲|发放|印制|印发|制作|推送|调解|化解)"
)
# Bodies and places that take part are counted in front of their name; what is to be made may be, too.
_BODIES = r"(?:村(?!级)|社区|镇|乡|县|市|区|街道|部门|单位|站所|企业|小组|网格|学校)"
_PLACE = rf"(?!(?:以上)?(?:行政|自然|重点|试点|相关|涉农|辖区)*{_BODIES})"
_PLAIN = re.compile(
    rf"{_DO}(?:[^,。;\d]{{0,16}}?({_DIGITS}|{_SPOKEN}(?={_TIMES}))({_TIMES})"
    rf"|[^,。;\d到在对向]{{0,16}}?({_DIGITS})({_UNITS}){_PLACE})"
)


def quantity_in(text: str) -> Quantity | None:
    """The first target amount in folded text (不少于4次, 90%以上, 举办讲座20场)."""
    if match := _MINIMUM.search(text) or _AT_LEAST.search(text):
        return Quantity(_value(match[2]), match[3], match[1], match.group())
    if match := _OR_MORE.search(text):
        return Quantity(_value(match[1]), match[2], match[3], match.group())
    if match := _PLAIN.search(text):
        number, unit = match[1] or match[3], match[2] or match[4]
        return Quantity(_value(number), unit, None, number + unit)
    return None


def _value(number: str) -> float:
    return float(numeral(number.replace("两", "二"))) if not number[0].isdecimal() else float(number)
