"""Whether the years in title, headings and text are those of the report: what is copied keeps its old ones."""

import re
from collections.abc import Iterator

from tracker.domain.drafts import SentenceKind
from tracker.domain.outlines import PartRole
from tracker.domain.periods import Period
from tracker.domain.report_text import Rank
from tracker.drafting.model import Sentence
from tracker.parsing.findings.years import years_named

from .model import Case, Code, Finding, Severity, blocking, warning

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”|〔[^〕]*〕|[（(][^）)]*[）)]")
_OPENS = re.compile(r"(?:^|[。；：]|[一二三四五六七八九十]是)\s*(?P<year>20\d\d)年(?P<rest>度|全年|，|,|我|全)")
_SINCE = re.compile(r"(?:^|[。；：])\s*(?P<year>20\d\d)年(?:度)?以?来")
_REPORT = re.compile(r"(?P<year>20\d\d)年度?(?:推进)?法治政府建设")
_SHOWN = 16


def year_findings(case: Case) -> Iterator[Finding]:
    """The title's year, those of headings and of the date, and years with which sentences begin."""
    year = case.rollup.year
    stated = {int(found) for found in _YEAR.findall(case.text.title)}
    if stated != {year}:
        params = {"quote": case.text.title, "expected": str(year)}
        yield Finding(Code.TITLE_YEAR_WRONG, Severity.BLOCKING, params=params)
    yield from _headings(case)
    dated = case.text.dated_on
    if dated is not None and dated.year not in {year, year + 1}:
        yield _wrong(f"{dated.year}年", year + 1, "")
    for sentence in case.sentences:
        yield from _sentence(sentence, _year_of(case, sentence.section))


def _headings(case: Case) -> Iterator[Finding]:
    for line in case.text.lines:
        if line.rank is not Rank.TEXT:
            expected = _year_of(case, line.section)
            yield from (_wrong(line.text, expected, line.section) for _found in years_named(line.text) - {expected})


def _year_of(case: Case, section: str) -> int:
    """Plans of a yearly report are those of the next year; so are those of its last stretch."""
    ends_year = case.rollup.period in {Period.YEAR, Period.Q4}
    return case.rollup.year + (section == PartRole.PLANS.value and ends_year)


def _wrong(quote: str, expected: int, section: str) -> Finding:
    return Finding(
        Code.YEAR_WRONG, Severity.BLOCKING, None, section, {"quote": quote[:_SHOWN], "expected": str(expected)}
    )


def _sentence(sentence: Sentence, expected: int) -> Iterator[Finding]:
    """A sentence that begins with another year tells of it; one that looks back (2021年以来) may mean to."""
    text = _QUOTED.sub(lambda found: "　" * len(found[0]), sentence.text)
    seen = set()
    patterns = (_OPENS, _REPORT) if sentence.kind is not SentenceKind.PROBLEM else (_OPENS,)
    for found in (match for pattern in patterns for match in pattern.finditer(text)):
        if int(found["year"]) != expected and found.start("year") not in seen:
            seen.add(found.start("year"))
            yield blocking(Code.YEAR_WRONG, sentence, quote=_quote(text, found), expected=str(expected))
    for found in _SINCE.finditer(text):
        if int(found["year"]) != expected and found.start("year") not in seen:
            yield warning(Code.YEAR_WRONG, sentence, quote=_quote(text, found), expected=str(expected))


def _quote(text: str, found: re.Match[str]) -> str:
    return re.split("[，。；　]", text[found.start("year") : found.start("year") + _SHOWN])[0]
