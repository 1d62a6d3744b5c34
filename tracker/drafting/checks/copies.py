"""What stands in last year's report word for word, and figures that are the same again."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tracker.domain.counting import bare, tidy_unit
from tracker.domain.drafts import SentenceKind, SourceType
from tracker.drafting.model import Sentence
from tracker.drafting.numbers import amount_text

from .model import Case, Code, Finding, warning

LONG = 30
"""Characters without marks: shorter stretches are phrases that everybody uses."""
_MARKS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")
_SHARE = 100
_STOCK = re.compile(
    r"(?:坚持)?以习近平新时代中国特色社会主义思想为指导|习近平法治思想|党的二十[大届][一二三四五六七中全会精神]*"
)


def copy_findings(case: Case) -> Iterator[Finding]:
    """Long stretches from last year's report, and last year's figures once more."""
    last = case.rollup.last
    if last is None:
        return
    known = _stretches(_bare(last.text))
    before = {(bare(name), tidy_unit(unit)): value for name, value, unit in last.figures}
    for sentence in case.sentences:
        if sentence.kind is not SentenceKind.BOILERPLATE:
            yield from _copied(case, sentence, known)
            yield from _same(sentence, before)


def _copied(case: Case, sentence: Sentence, known: frozenset[str]) -> Iterator[Finding]:
    """What its own task says may stand again: it was promised in those words."""
    own = _own_words(case, sentence)
    text, places = _with_places(sentence.text)
    start, length = longest(text, known, own)
    if length >= LONG:
        quote = sentence.text[places[start] : places[start + length - 1] + 1]
        yield warning(Code.COPIED_FROM_LAST_YEAR, sentence, quote=quote, length=str(length))


def _own_words(case: Case, sentence: Sentence) -> frozenset[str]:
    tasks = (case.support.tasks.get(ref.id) for ref in sentence.refs if ref.type is SourceType.TASK)
    words = (f"{task.title}\n{task.quote}" for task in tasks if task)
    return frozenset(part for text in words for line in text.split("\n") for part in _stretches(_bare(line)))


def longest(text: str, known: frozenset[str], own: frozenset[str] = frozenset()) -> tuple[int, int]:
    """(start, length) of the longest run of text all of whose stretches are known and not its own. Linear."""
    best, run = (0, 0), 0
    for start in range(len(text) - LONG + 1):
        stretch = text[start : start + LONG]
        run = run + 1 if stretch in known and stretch not in own else 0
        if run and run + LONG - 1 > best[1]:
            best = start - run + 1, run + LONG - 1
    return best


def _stretches(text: str) -> frozenset[str]:
    return frozenset(text[start : start + LONG] for start in range(len(text) - LONG + 1))


def _bare(text: str) -> str:
    return _MARKS.sub("", _STOCK.sub("", text))


def _with_places(text: str) -> tuple[str, list[int]]:
    """The text without marks and stock phrases, and where each character stands."""
    kept = _STOCK.sub(lambda found: "，" * len(found[0]), text)
    places = [place for place, char in enumerate(kept) if not _MARKS.match(char)]
    return "".join(kept[place] for place in places), places


def _same(sentence: Sentence, before: dict[tuple[str, str], Decimal]) -> Iterator[Finding]:
    """All of something, or none, is nothing to wonder at."""
    for amount in sentence.amounts:
        value = before.get((bare(amount.name), tidy_unit(amount.unit)))
        if value is None or value != amount.value or not value or (value == _SHARE and "%" in amount.unit):
            continue
        number = amount_text(amount.value, amount.unit, amount.qualifier)
        yield warning(Code.FIGURE_SAME_AS_LAST_YEAR, sentence, name=amount.name, number=number)
