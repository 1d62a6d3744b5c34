"""The ring's test on paper: what a reader makes of the text, and what it should be."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.domain.counting import in_ones
from tracker.domain.drafts import SentenceKind
from tracker.domain.report_text import ReportText
from tracker.drafting.layout import Head
from tracker.drafting.model import Composed, Sentence
from tracker.drafting.numbers import printed_unit
from tracker.parsing import ParsedReport, parse_text, trim_span, verbatim

_YEAR_PARTS = frozenset({"上半年", "第一季度", "第二季度", "第三季度"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that the text must give: of a sentence, by value and unit."""

    slot: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What reading the report must give. Items are (slot, text as it stands without its final stop)."""

    problems: tuple[tuple[str, str], ...]
    plans: tuple[tuple[str, str], ...]
    year: int
    plan_year: int | None
    org: str
    addressee: str
    figures: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`what` (problems, plans, year, plan_year, org, addressee, figures) reads as `read` in place of `expected`."""

    what: str
    expected: str
    read: str
    slot: str = ""


def read_back(text: ReportText) -> ParsedReport:
    """What the parser makes of the report."""
    return parse_text(text.plain())


def expected(sentences: Sequence[Sentence | Composed], head: Head) -> Expected:
    """What it should make of it."""
    year = int(head.names["year"])
    plans = _items(sentences, SentenceKind.PLAN)
    planned = year if head.names.get("period") in _YEAR_PARTS else year + 1
    figures = tuple(
        Stated(sentence.slot, *in_ones(amount.value, printed_unit(amount.unit)))
        for sentence in sentences
        if sentence.kind is SentenceKind.RESULT
        for amount in sentence.amounts
        if amount.value
    )
    problems = _items(sentences, SentenceKind.PROBLEM)
    org, addressee = _plain(head.signatory or head.names.get("org", "")), _plain(head.addressee)
    return Expected(problems, plans, year, planned if plans else None, org, addressee, figures)


def differences(wanted: Expected, read: ParsedReport) -> list[Difference]:
    """What reads differently, in a stable order; empty when the ring closes."""
    return [*_facts(wanted, read), *_in_lists(wanted, read), *_in_figures(wanted, read)]


def _facts(wanted: Expected, read: ParsedReport) -> Iterator[Difference]:
    facts = (
        ("year", wanted.year, read.year),
        ("plan_year", wanted.plan_year, read.plan_year if wanted.plans else None),
        ("org", wanted.org, _plain(read.org or "")),
        ("addressee", wanted.addressee, _plain(read.addressee or "")),
    )
    for what, right, found in facts:
        if right != found:
            yield Difference(what, str(right), str(found))


def _in_lists(wanted: Expected, read: ParsedReport) -> Iterator[Difference]:
    for what, items, found in (("problems", wanted.problems, read.problems), ("plans", wanted.plans, read.plans)):
        texts = [item.text for item in found]
        if [text for _, text in items] == texts:
            continue
        left = Counter(texts)
        for slot, text in items:
            if left[text]:
                left[text] -= 1
            else:
                yield Difference(what, text, "", slot)
        yield from (Difference(what, "", text) for text in left.elements())


def _in_figures(wanted: Expected, read: ParsedReport) -> Iterator[Difference]:
    """Numbers that are not read, and numbers read that no sentence states."""
    found = Counter((figure.value, figure.unit or "") for figure in read.figures)
    for stated in wanted.figures:
        key = (stated.value, stated.unit)
        if found[key]:
            found[key] -= 1
        else:
            yield Difference("figures", f"{stated.value.normalize():f}{stated.unit}", "", stated.slot)
    known = {(stated.value, stated.unit) for stated in wanted.figures}
    for value, unit in (one for one in found.elements() if one not in known and one[0]):
        yield Difference("figures", "", f"{value.normalize():f}{unit}")


def _items(sentences: Sequence[Sentence | Composed], kind: SentenceKind) -> tuple[tuple[str, str], ...]:
    return tuple((one.slot, _plain(one.text)) for one in sentences if one.kind is kind)


def _plain(text: str) -> str:
    """The words as the parser gives them."""
    start, end = trim_span(text, 0, len(text))
    return verbatim(text, start, end)
