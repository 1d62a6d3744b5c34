"""Paper and screen call a thing by the same word."""

import pytest

from tracker.documents.layouts import EVIDENCE_KINDS, KINDS, PRIORITIES
from tracker.domain.tasks import Priority, TaskKind
from tracker.domain.work import EvidenceKind
from tracker.web import words, work_words


@pytest.mark.parametrize("kind", TaskKind)
def test_kinds_of_tasks_have_one_word(kind: TaskKind) -> None:
    assert KINDS[kind] == str(words.TASK_KINDS[kind])


@pytest.mark.parametrize("priority", Priority)
def test_priorities_have_one_word(priority: Priority) -> None:
    assert PRIORITIES[priority] == str(words.PRIORITIES[priority])


@pytest.mark.parametrize("kind", EvidenceKind)
def test_kinds_of_evidence_have_one_word(kind: EvidenceKind) -> None:
    assert EVIDENCE_KINDS[kind] == str(work_words.EVIDENCE_KINDS[kind])
