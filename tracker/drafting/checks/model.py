"""What the checks look at, and what they find: plain values, codes without words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.domain.outlines import Outline
from tracker.domain.report_text import ReportText
from tracker.domain.rollup import Rollup
from tracker.drafting.layout import Head
from tracker.drafting.model import Sentence
from tracker.drafting.support import Support


class Severity(StrEnum):
    """Whether a finding keeps a draft from being signed, or only asks for a second look."""

    BLOCKING = "blocking"
    WARNING = "warning"


class Code(StrEnum):
    """What may be wrong with a draft."""

    PART_MISSING = "part_missing"
    UNSUPPORTED = "unsupported"
    GAP_OPEN = "gap_open"
    INQUIRY_OPEN = "inquiry_open"
    NUMBER_UNSUPPORTED = "number_unsupported"
    NUMBER_IN_BOILERPLATE = "number_in_boilerplate"
    PART_OVER_WHOLE = "part_over_whole"
    SUM_WRONG = "sum_wrong"
    RATE_WRONG = "rate_wrong"
    YEAR_WRONG = "year_wrong"
    TITLE_YEAR_WRONG = "title_year_wrong"
    PROBLEM_WITHOUT_CAUSE = "problem_without_cause"
    PROBLEM_WITHOUT_MEASURE = "problem_without_measure"
    PLAN_WITHOUT_OWNER = "plan_without_owner"
    PLAN_WITHOUT_DATE = "plan_without_date"
    PROMISE_UNACCOUNTED = "promise_unaccounted"
    COPIED_FROM_LAST_YEAR = "copied_from_last_year"
    FIGURE_SAME_AS_LAST_YEAR = "figure_same_as_last_year"
    EMPTY_PROMISE = "empty_promise"
    PRIVATE_DATA = "private_data"
    WOULD_SPLIT = "would_split"
    READS_DIFFERENTLY = "reads_differently"
    SOURCES_CHANGED = "sources_changed"
    SUPPORT_LOST = "support_lost"


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark on a sentence (`slot`), a section, or the draft as a whole; `params` are the words that it is about.

    Quotes in `params` stand verbatim in the text. Codes in them (kind, rule) have words of their own.
    """

    code: Code
    severity: Severity
    slot: str | None = None
    section: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A draft as it stands, printed and unprinted, and the year's work behind it.

    `text` is the layout of `sentences`. `asked` are slots whose inquiry nobody has answered yet.
    """

    sentences: Sequence[Sentence]
    outline: Outline
    head: Head
    text: ReportText
    rollup: Rollup
    support: Support
    asked: frozenset[str] = frozenset()


def blocking(code: Code, sentence: Sentence, **params: str) -> Finding:
    """A finding on a sentence that has to be settled before signing."""
    return Finding(code, Severity.BLOCKING, sentence.slot, sentence.section, params)


def warning(code: Code, sentence: Sentence, **params: str) -> Finding:
    """A finding on a sentence that a person may leave as it is."""
    return Finding(code, Severity.WARNING, sentence.slot, sentence.section, params)
