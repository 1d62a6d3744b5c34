"""Whatever people type, the checks answer; every planted wrong number is found, and every true one passes."""

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.drafting.checks.ordinary import ordinary_year
from tests.drafting.checks.town import HEARD, PLAN_NOTE, PROBLEM_NOTE, a_year, case_of, drafted, edited, findings
from tracker.domain.drafts import SentenceKind
from tracker.domain.rollup import Rollup
from tracker.drafting.checks import Code, check
from tracker.drafting.checks.figures import number_findings
from tracker.drafting.model import Sentence
from tracker.parsing.figures import figures_in
from tracker.parsing.findings.contradictions import contradictions
from tracker.parsing.findings.private import private_in

WORDS = st.text(
    st.sampled_from(
        "开展培训其中化解率排查未共计村民王申请人一二三五七十百万余次件%。，；、：（）【】《》“”\n 0123456789.-年月第"
    )
    | st.characters(),
    max_size=60,
)
SLOTS = (HEARD, "preamble:1", f"plan:note:{PLAN_NOTE}", f"problem:note:{PROBLEM_NOTE}")
YEARS = [ordinary_year(seed, most=15) for seed in range(4)]
DRAFTS = [drafted(one) for one in YEARS]
ARABIC = re.compile(r"\d+(?:\.\d+)?")


@settings(max_examples=60, deadline=None)
@given(text=WORDS, slot=st.sampled_from(SLOTS))
def test_no_text_makes_the_checks_fail(text: str, slot: str) -> None:
    for finding in check(case_of(a_year(), edited(drafted(a_year()), slot, text))):
        assert all(isinstance(word, str) for word in finding.params.values())


@settings(deadline=None)
@given(text=WORDS)
def test_no_text_makes_the_plain_checks_fail(text: str) -> None:
    assert all(0 <= one.place <= len(text) for one in contradictions(text, figures_in(text)))
    assert all(text[start:end] for _what, start, end in private_in(text))


def numbered(k: int) -> list[Sentence]:
    """The results that state numbers in digits."""
    return [one for one in DRAFTS[k] if one.kind is SentenceKind.RESULT and ARABIC.search(one.text)]


def numbers_found(year: Rollup, sentence: Sentence) -> list[str]:
    case = replace(case_of(year, []), sentences=[sentence])
    return [finding.params["number"] for finding in number_findings(case)]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_every_planted_wrong_number_is_found(data: st.DataObject) -> None:
    k = data.draw(st.integers(0, len(YEARS) - 1))
    sentence = data.draw(st.sampled_from(numbered(k)))
    place = data.draw(st.sampled_from(list(ARABIC.finditer(sentence.text))))
    other = str(data.draw(st.integers(2, 99_999)))
    known = {
        number for one in DRAFTS[k] for number in ARABIC.findall(one.text + "".join(ref.quote for ref in one.refs))
    }
    assume(other not in known and not re.fullmatch("(?:19|20)..", other))
    text = sentence.text[: place.start()] + other + sentence.text[place.end() :]
    found = numbers_found(YEARS[k], replace(sentence, text=text, edited=True))
    assert any(other in number for number in found), text


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_true_number_passes_however_it_is_written(data: st.DataObject) -> None:
    k = data.draw(st.integers(0, len(YEARS) - 1))
    sentence = data.draw(st.sampled_from(numbered(k)))
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    written = data.draw(st.sampled_from([sentence.text, sentence.text.translate(wide), f"据统计，{sentence.text}"]))
    assert numbers_found(YEARS[k], replace(sentence, text=written, edited=True)) == []


@pytest.mark.parametrize("k", range(len(YEARS)))
def test_a_withdrawn_entry_never_goes_unnoticed(k: int) -> None:
    """Of every entry that a sentence rests on: without it, the sentence has lost support."""
    year = YEARS[k]
    told = [one for one in DRAFTS[k] if one.slot.startswith("record:")]
    for sentence in told[:4]:
        gone = next(ref.id for ref in sentence.refs)
        themes = tuple(
            replace(theme, records=tuple(one for one in theme.records if one.id != gone)) for theme in year.themes
        )
        now = replace(year, themes=themes)
        assert sentence.slot in {one.slot for one in findings(Code.UNSUPPORTED, year, DRAFTS[k], now=now)}
