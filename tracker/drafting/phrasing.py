"""A figure as a clause of the report: verb, object, number, unit (开展行政执法培训6次), by the words it was given."""

import re
from decimal import Decimal

from tracker.domain.rollup import YearTotal
from tracker.domain.work import Summing
from tracker.drafting import lexicon as lex
from tracker.drafting.characters import tidy_characters
from tracker.drafting.numbers import RATES, amount_text
from tracker.drafting.wording import clause

_PEOPLE = frozenset({"人", "名", "位"})
_VERB = re.compile(lex.VERBS)
_TURNED = re.compile(rf"(?P<object>.{{2,}})(?P<verb>{lex.TURNED})")
_TIMES = re.compile(lex.TIMES)
_MADE = tuple((re.compile(units), verb) for units, verb in lex.MADE)
_HAPPENS = re.compile(rf".*(?:{lex.HAPPENS})")


def figure_clause(total: YearTotal) -> str:
    """The clause of a total, without a word of time and without stop."""
    name = clause(tidy_characters(total.written or total.name))
    amount = amount_text(total.sum.value, total.unit, total.sum.qualifier)
    if total.unit in RATES:
        return f"{name}达{amount}"
    if total.sum.value == Decimal(0):
        return nothing_of(name)
    headcount = total.summing is Summing.LATEST and total.unit in _PEOPLE and not _VERB.match(name)
    return (f"共有{name}" if headcount else with_verb(name, total.unit)) + amount


def with_verb(name: str, unit: str) -> str:
    """The name as verb and object. A name that begins with a verb stands as it is; what nobody did gets no verb."""
    if name in lex.PHRASES or _VERB.match(name):
        return lex.PHRASES.get(name, name)
    if _TIMES.fullmatch(unit):
        return next((verb for end, verb in lex.HELD if name.endswith(end)), "开展") + name
    if turned := _TURNED.fullmatch(name):
        return turned["verb"] + turned["object"]
    return next((verb for pattern, verb in _MADE if pattern.fullmatch(unit)), "") + name


def nothing_of(name: str) -> str:
    """A figure of nought: what happens did not happen, what one does was not done."""
    return f"未发生{name}" if _HAPPENS.fullmatch(name) else f"未{with_verb(name, '次')}"
