"""Paper and screen call a thing by the same word."""

from collections.abc import Mapping
from typing import Any

import pytest
from flask_babel import LazyString

from tracker.documents import report_words
from tracker.documents.layouts import EVIDENCE_KINDS, KINDS, PRIORITIES
from tracker.documents.rectification_ledger import OUTCOMES
from tracker.domain.outcomes import Outcome
from tracker.domain.tasks import Priority, TaskKind
from tracker.domain.work import EvidenceKind
from tracker.web import draft_words, words, work_words


def _same(paper: Mapping[Any, str], screen: Mapping[Any, LazyString]) -> bool:
    return dict(paper) == {key: str(word) for key, word in screen.items()}


def test_drafts_have_one_word_for_each_thing() -> None:
    assert _same(report_words.KINDS, draft_words.SENTENCE_KINDS)
    assert _same(report_words.TYPES, draft_words.SOURCE_TYPES)
    assert _same(report_words.FLAGS, draft_words.FLAGS)


def test_the_rectification_ledger_speaks_of_outcomes_as_superiors_forms_do() -> None:
    """兑现 is the word of promises on screen; the forms that are handed up ask for 已完成."""
    assert OUTCOMES.keys() == draft_words.OUTCOMES.keys()
    assert OUTCOMES[Outcome.KEPT] == "已完成"


@pytest.mark.parametrize("kind", TaskKind)
def test_kinds_of_tasks_have_one_word(kind: TaskKind) -> None:
    assert KINDS[kind] == str(words.TASK_KINDS[kind])


@pytest.mark.parametrize("priority", Priority)
def test_priorities_have_one_word(priority: Priority) -> None:
    assert PRIORITIES[priority] == str(words.PRIORITIES[priority])


@pytest.mark.parametrize("kind", EvidenceKind)
def test_kinds_of_evidence_have_one_word(kind: EvidenceKind) -> None:
    assert EVIDENCE_KINDS[kind] == str(work_words.EVIDENCE_KINDS[kind])
