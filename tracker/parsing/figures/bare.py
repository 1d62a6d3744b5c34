"""Numbers whose measure word is lost: 已办结诉求417, 新增路灯52特别要求…, 等8特殊群体."""

from __future__ import annotations

import re

from .amounts import Amount
from .words import CALLED, OPENER, TIME, TOTAL, VERB

_DONE = re.compile(rf"{VERB}|{TOTAL}")
_HAN_BEFORE = re.compile(r"[\u4e00-\u9fff)”]$")
# What such a number follows is a name or an address: 12348热线, 电话…, “飓风2024”.
_NAMED = re.compile(rf"(?:{CALLED}|平台|群|版|型|专项|行动)$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OPENER = re.compile(OPENER)
_CLASS_OF = re.compile(r"[^,。;:、]等$")
_NOUN = re.compile(r"[\u4e00-\u9fff]{2}")
_NO_NOUN = re.compile(r"[年月日时号点岁届天级期周强大]")
_DAY = re.compile(rf"{TIME}$")
_LONGEST = 6


def counts_without_unit(amount: Amount, number: str) -> bool:
    """Whether an Arabic number without a measure word still counts something."""
    digits = number.strip("余多来几")
    if (
        amount.unit
        or not digits.isdecimal()
        or digits.startswith("0")
        or len(digits) > _LONGEST
        or _YEAR.fullmatch(digits)
    ):
        return False
    if _CLASS_OF.search(amount.near):
        return bool(_NOUN.match(amount.right)) and not _NO_NOUN.match(amount.right)
    return (not amount.right or bool(_OPENER.match(amount.right))) and _follows_what_was_done(amount)


def _follows_what_was_done(amount: Amount) -> bool:
    """A verb of the work and its object stand before the number."""
    if not _HAN_BEFORE.search(amount.near[-1:]) or _NAMED.search(amount.near) or _DAY.search(amount.near):
        return False
    verb = _DONE.search(amount.left)
    if not verb:
        return False
    object_of = amount.left[verb.end() :]
    return len(object_of) >= 2 and not any(char.isdecimal() for char in object_of)
