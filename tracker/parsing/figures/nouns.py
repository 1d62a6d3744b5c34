"""What a number counts, in the words that follow it: 共有8名队员考取上岗证书."""

from __future__ import annotations

import re

from .amounts import Amount
from .naming import before_number, is_change, without_tail
from .words import LIGHT, MONEY, OPENER, UNIT, VERB

_NOUN = re.compile(r"的?((?:《[^》]*》?|“[^”]*”?|\([^()0-9]*\)|[^0-9、《“()])*)")
_OPENER = re.compile(OPENER)
# What is said of things named before their number: 建设项目12个纳入台账, 干部5人获评先进.
_PREDICATE = re.compile(r"纳入|列入|移[交送]|转[交办]|获|被|得到|实现|通过|达到|投入|入户|已|均|都|全部")
_RUN_ON = re.compile(
    rf"(?<=.)(?:{OPENER}|每[天日周月]|均(?!衡)|全部|已|(?<![针相应面])对(?![象外接口策])|(?<![存潜现内所正])在(?![校岗册编])|"
    r"(?<![达直])到(?![位期场户]))"
)
_MONEY = re.compile(MONEY)
_VERB = re.compile(VERB)
_ALL_VERB = re.compile(rf"{VERB}[了出]?")
_MORE = re.compile(rf"[0-9]{{1,12}}余?{UNIT}")
_CONTENT_VERB = re.compile(rf"((?!{LIGHT}){VERB})了?$")
_LOOSE = re.compile(r"(?:以及|并且|[和与并、的(到在对达]|(?<!普)及|共|均)+$")
_RATE = re.compile(r"(?:率|度|比|比例|占比)$")
_LONGEST = 40


def after_number(left: str, right: str) -> tuple[str, int]:
    """(indicator, how many characters of `right` it takes) for a number that stands before its noun."""
    match = _NOUN.match(right)
    noun = match[1] if match else ""
    run_on = _RUN_ON.search(noun)
    noun = _LOOSE.sub("", noun[: run_on.start()] if run_on else noun)[:_LONGEST].strip(" ")
    taken = right.find(noun) + len(noun) if noun else 0
    verb = _CONTENT_VERB.search(left)
    return (verb[1] if verb else "") + noun, taken


def after_next(left: str, right: str) -> str:
    """The noun that two numbers share: 58户164名帮扶对象."""
    more = _MORE.match(right)
    return after_number(left, right[more.end() :])[0] if more else ""


def stands_after_its_noun(amount: Amount, left: str) -> bool:
    """Whether the words before the number, `left`, say what it counts."""
    if amount.closed or _OPENER.match(amount.right) or not after_number("", amount.right)[0]:
        return True
    if _MONEY.fullmatch(amount.unit or "") and _VERB.match(amount.right) and before_number(left):
        return True
    named = len(before_number(left))
    if named > 1 and _ALL_VERB.fullmatch(amount.right):
        return True
    if (amount.spaced and named > 2) or (_PREDICATE.match(amount.right) and named > 1):
        return True
    words = without_tail(left)
    return amount.unit == "%" and bool(_RATE.search(words) or is_change(words))
