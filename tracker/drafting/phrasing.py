"""A figure as a clause of the report: verb, object, number, unit (开展行政执法培训6次), by the words it was given."""

import re
from decimal import Decimal
from functools import lru_cache

from tracker.domain.counting import in_ones
from tracker.domain.rollup import YearTotal
from tracker.domain.work import Qualifier, Summing
from tracker.drafting import lexicon as lex
from tracker.drafting.characters import tidy_characters
from tracker.drafting.numbers import RATES, amount_text, printed_unit
from tracker.drafting.wording import clause, says_something, unnumbered
from tracker.parsing.figures import figures_in

_PEOPLE = frozenset({"人", "名", "位"})
_VERB = re.compile(lex.VERBS)
_TURNED = re.compile(rf"(?P<object>.{{2,}})(?P<verb>{lex.TURNED})")
_TIMES = re.compile(lex.TIMES)
_MADE = tuple((re.compile(units), verb) for units, verb in lex.MADE)
_STOPS = re.compile("[，。；：？、!?…]")
_QUOTES = re.compile("[“”‘’]")
_DONE = re.compile(rf"(?:{lex.DONE})$")
_HAPPENS = re.compile(rf".*(?:{lex.HAPPENS})")


def figure_clause(total: YearTotal) -> str:
    """The clause of a total, without a word of time and without stop; "" where there is nothing to say."""
    latest = total.summing is Summing.LATEST
    return _clause(total.written or total.name, total.unit, total.sum.value, total.sum.qualifier, latest)


@lru_cache(maxsize=4096)
def _clause(written: str, unit: str, value: Decimal, qualifier: Qualifier, latest: bool) -> str:
    """Names are free words. One from which the number cannot be read is parted from it, or put in quotation marks."""
    name, amount = tidy_name(written), amount_text(value, unit, qualifier)
    if not name or (not value and unit not in RATES):
        return nothing_of(name) if name else ""
    said = (f"{_usual(name, unit, latest)}{amount}", f"{name}共{amount}", f"“{_QUOTES.sub('', name)}”共{amount}")
    return next((words for words in said if _reads(words, value, unit)), said[-1])


def tidy_name(written: str) -> str:
    """What was counted, in one piece; "" when the name says nothing."""
    name = clause(_STOPS.sub("", unnumbered(tidy_characters(written))))
    return name if says_something(name) else ""


def _usual(name: str, unit: str, latest: bool) -> str:
    if unit in RATES:
        return f"{name}达"
    headcount = latest and unit in _PEOPLE and not _VERB.match(name)
    return f"共有{name}" if headcount else with_verb(name, unit)


def _reads(words: str, value: Decimal, unit: str) -> bool:
    """Whether a reader finds this number in the words, and no other."""
    found = [(figure.value, figure.unit) for figure in figures_in(f"全年{words}。")]
    return found == [in_ones(value, printed_unit(unit))]


def with_verb(name: str, unit: str) -> str:
    """The name as verb and object. A name that begins with a verb stands as it is; what nobody did gets no verb."""
    if name in lex.PHRASES or _VERB.match(name):
        return lex.PHRASES.get(name, name)
    if _TIMES.fullmatch(unit):
        return next((verb for end, verb in lex.HELD if name.endswith(end)), "开展") + name
    if turned := _TURNED.fullmatch(name):
        return turned["verb"] + turned["object"]
    if _DONE.search(name):
        return f"开展{name}"
    return next((verb for pattern, verb in _MADE if pattern.fullmatch(unit)), "") + name


def nothing_of(name: str) -> str:
    """A figure of nought: what happens did not happen. Of one's own work nought is no result: ""."""
    return f"未发生{name}" if _HAPPENS.fullmatch(name) else ""
