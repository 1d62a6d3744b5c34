"""One number for several indicators (参训率、优良率均达98%), several numbers in the order of their names (分别)."""

from __future__ import annotations

import re
from itertools import takewhile

_AND = re.compile(r"、|以及|和|与|(?<![普涉])及(?![格时])")
_ENDS = re.compile(r"(?:达到|达|为|均|都|约|各|保持在?|实现)+$")
_RESPECTIVELY = re.compile(r"^(?P<names>[^,。;:]*?)分别(?P<done>[^0-9、]{0,12})$")
_COPULA = re.compile(r"^(?:为|是|有|达到?|共|占)+")


def rates_sharing(left: str) -> list[str]:
    """The rates that one number is stated for, in order; empty when there is at most one."""
    parts = _AND.split(_ENDS.sub("", left))
    rates = list(takewhile(lambda part: part.endswith(("率", "度", "比")), reversed(parts)))[::-1]
    return rates if len(rates) > 1 else []


def named_respectively(left: str, count: int) -> list[str]:
    """The names that `count` numbers after 分别 belong to, with the verb between; empty when they do not match."""
    match = _RESPECTIVELY.match(left)
    names = [name for name in _AND.split(match["names"]) if name] if match else []
    if match is None or count < 2 or len(names) != count:
        return []
    done = _COPULA.sub("", match["done"])
    return [name + done for name in names]
