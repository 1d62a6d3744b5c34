"""Whether each sentence has what it rests on, and what a person still has to look at or to fill in."""

import re
from collections.abc import Iterator, Mapping

from tracker.domain.drafts import SOURCES_OF, Flag, SentenceKind, Way
from tracker.domain.rollup import YearTotal
from tracker.drafting.model import Sentence
from tracker.drafting.numbers import amount_text

from .model import Case, Code, Finding, blocking, warning

GAP = re.compile(r"【待补[：:]?([^】]*)】?")


def source_findings(case: Case) -> Iterator[Finding]:
    """Sentences without a source, without one of their sources, with changed ones; gaps and open inquiries."""
    totals = {part.figure_id: total for total in case.rollup.totals for part in total.parts}
    for sentence in case.sentences:
        yield from _support(case, sentence)
        if sentence.flag is Flag.SOURCES_CHANGED:
            yield blocking(Code.SOURCES_CHANGED, sentence)
        elif grown := _grown(sentence, totals):
            yield blocking(Code.SOURCES_CHANGED, sentence, now=grown)
        for gap in GAP.finditer(sentence.text):
            yield blocking(Code.GAP_OPEN, sentence, label=gap[1].strip())
        if sentence.slot in case.asked:
            yield warning(Code.INQUIRY_OPEN, sentence)


def _support(case: Case, sentence: Sentence) -> Iterator[Finding]:
    """A gap asks for work or a number: what has one needs no second finding."""
    wanted = SOURCES_OF[sentence.kind]
    standing = [ref for ref in sentence.refs if case.support.stands(ref)]
    lost = len(sentence.refs) - len(standing)
    if sentence.kind is not SentenceKind.BOILERPLATE and not any(ref.type in wanted for ref in standing):
        if not GAP.search(sentence.text):
            yield blocking(Code.UNSUPPORTED, sentence, kind=sentence.kind.value, lost=str(lost))
    elif lost or sentence.flag is Flag.SUPPORT_LOST:
        yield blocking(Code.SUPPORT_LOST, sentence, lost=str(lost))


def _grown(sentence: Sentence, totals: Mapping[int, YearTotal]) -> str:
    """The total as it is now, where more was accepted since the sentence was made; "" where nothing was."""
    for amount in sentence.amounts:
        total = next((totals[one] for one in amount.figure_ids if one in totals), None)
        if amount.way is Way.SUM and total and {part.figure_id for part in total.parts} - set(amount.figure_ids):
            return amount_text(total.sum.value, total.unit, total.sum.qualifier)
    return ""
