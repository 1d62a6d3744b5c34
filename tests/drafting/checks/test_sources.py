"""Each sentence has what it rests on; what a person has to look at or to fill in is named."""

from dataclasses import replace

import pytest

from tests.drafting.checks.town import HEARD, KEPT, OPINION, a_year, case_of, drafted, edited, findings, without_entry
from tracker.domain.drafts import Flag, SentenceKind, SourceType
from tracker.drafting.checks import Code, Severity, check
from tracker.drafting.model import Ref, Sentence


def by_hand(kind: SentenceKind, *refs: Ref, text: str = "完善村规民约审核机制。") -> Sentence:
    section = {SentenceKind.PROBLEM: "problems", SentenceKind.PLAN: "plans"}.get(kind, "measures:T4")
    return Sentence("hand:1", section, kind, text, refs=refs, by_hand=True)


def test_withdrawing_accepted_work_takes_the_support_of_its_sentences() -> None:
    now = without_entry(a_year(), 3)
    (found,) = findings(Code.UNSUPPORTED, a_year(), now=now)
    assert (found.slot, found.severity, found.params["lost"]) == (OPINION, Severity.BLOCKING, "1")


def test_a_sum_that_lost_one_of_its_parts_has_lost_support() -> None:
    found = findings(Code.SUPPORT_LOST, a_year(), now=without_entry(a_year(), 2))
    assert HEARD in {one.slot for one in found}


@pytest.mark.parametrize("kind", [SentenceKind.RESULT, SentenceKind.PROBLEM, SentenceKind.PLAN])
def test_a_sentence_without_a_source_blocks(kind: SentenceKind) -> None:
    (found,) = findings(Code.UNSUPPORTED, a_year(), [*drafted(a_year()), by_hand(kind)])
    assert (found.slot, found.params["kind"]) == ("hand:1", kind.value)


def test_a_result_does_not_rest_on_a_promise() -> None:
    sentence = by_hand(SentenceKind.RESULT, Ref(SourceType.TASK, KEPT, ""))
    assert findings(Code.UNSUPPORTED, a_year(), [*drafted(a_year()), sentence])


def test_a_result_by_hand_rests_on_a_record() -> None:
    sentence = by_hand(SentenceKind.RESULT, Ref(SourceType.RECORD, 3, ""))
    assert not findings(Code.UNSUPPORTED, a_year(), [*drafted(a_year()), sentence])


def test_boilerplate_needs_no_source() -> None:
    assert not findings(Code.UNSUPPORTED, a_year(), [*drafted(a_year()), by_hand(SentenceKind.BOILERPLATE)])


def test_a_gap_is_named_and_asks_for_no_source_besides() -> None:
    sentence = by_hand(SentenceKind.RESULT, text="【待补：应急演练情况】。")
    sentences = [*drafted(a_year()), sentence]
    found = [one for one in findings(Code.GAP_OPEN, a_year(), sentences) if one.slot == "hand:1"]
    assert [(one.params["label"], one.severity) for one in found] == [("应急演练情况", Severity.BLOCKING)]
    assert not findings(Code.UNSUPPORTED, a_year(), sentences)


def test_an_open_inquiry_is_only_a_reminder() -> None:
    (found,) = findings(Code.INQUIRY_OPEN, a_year(), asked=frozenset({HEARD}))
    assert (found.slot, found.severity) == (HEARD, Severity.WARNING)


@pytest.mark.parametrize(
    ("flag", "code"), [(Flag.SOURCES_CHANGED, Code.SOURCES_CHANGED), (Flag.SUPPORT_LOST, Code.SUPPORT_LOST)]
)
def test_what_a_regeneration_flagged_has_to_be_looked_at(flag: Flag, code: Code) -> None:
    told = [replace(one, flag=flag) if one.slot == HEARD else one for one in drafted(a_year())]
    (found,) = findings(code, a_year(), told)
    assert (found.slot, found.severity) == (HEARD, Severity.BLOCKING)


def test_a_sum_to_which_more_was_accepted_since_has_changed_sources() -> None:
    before = without_entry(a_year(), 2)
    found = findings(Code.SOURCES_CHANGED, before, drafted(before), now=a_year())
    assert HEARD in {one.slot for one in found}


def test_an_untouched_draft_of_unchanged_work_has_all_its_support() -> None:
    codes = {one.code for one in check(case_of(a_year()))}
    assert not codes & {Code.UNSUPPORTED, Code.SUPPORT_LOST, Code.SOURCES_CHANGED}


def test_a_person_may_reword_what_has_support() -> None:
    told = edited(drafted(a_year()), OPINION, "重大行政执法决定均经法律顾问审核。")
    assert not [one for one in check(case_of(a_year(), told)) if one.slot == OPINION]
