"""The year's end in the demo: a draft on which work has begun, with sources for all that it says."""

from flask import Flask
from sqlalchemy import func, select

from tracker.domain.drafts import DraftStage, SentenceKind
from tracker.domain.outcomes import Outcome
from tracker.domain.people import operator
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, Inquiry, Task, YearNote
from tracker.queries.drafting.sentences import sentences_of


def drafted() -> tuple[Draft, list[DraftSentence]]:
    draft = db.session.scalars(select(Draft)).one()
    return draft, sentences_of(operator(), draft)


def test_the_draft_of_yunxi_has_begun(demo: Flask) -> None:
    draft, rows = drafted()
    assert draft.stage is DraftStage.FIRST
    assert {row.kind for row in rows} == set(SentenceKind)
    assert sum("【待补" in row.text for row in rows) > 3
    assert any(row.edited is not None for row in rows)
    assert any(row.due_on is not None for row in rows)
    assert db.session.scalar(select(func.count()).where(DraftSentence.dropped_at.is_not(None))) == 1
    assert db.session.scalar(select(func.count(Inquiry.id))) == 1


def test_all_that_it_says_has_a_source(demo: Flask) -> None:
    _draft, rows = drafted()
    bare = [row.text for row in rows if row.kind is not SentenceKind.BOILERPLATE and not row.sources]
    assert [text for text in bare if "【待补" not in text] == []


def test_last_years_promises_are_settled_by_a_person(demo: Flask) -> None:
    draft, _rows = drafted()
    last = select(Task.outcome).where(Task.org_id == draft.org_id, Task.plan_year == draft.year - 1)
    outcomes = list(db.session.scalars(last.where(Task.voided_at.is_(None))))
    assert outcomes.count(None) <= 2
    assert {Outcome.KEPT, Outcome.NOT_KEPT} <= set(outcomes)


def test_problems_and_intentions_were_noted_through_the_year(demo: Flask) -> None:
    notes = db.session.scalars(select(YearNote)).all()
    assert len(notes) >= 3
    assert any(note.cause for note in notes)
