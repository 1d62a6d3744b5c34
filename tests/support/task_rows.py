"""The rows of tasks and their entries as the database holds them, against what the events told."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, select

from tests.support.task_story import FACTS, Story
from tracker.domain.deadlines import ExtensionState
from tracker.extensions import db
from tracker.models import ExtensionRequest, Figure, Task, WorkEntry
from tracker.models.evidence import entry_evidence

TASK, ENTRY, FIGURE, REQUEST = (model.__table__.c for model in (Task, WorkEntry, Figure, ExtensionRequest))
GOAL = "走访", "户", 10
LIVE = {"pending", "accepted", "returned"}
STANDING = {"accepted", "replaced"}


@dataclass
class Rows:
    """Looks at rows again and again; `kept` holds what accepted entries said when they were accepted."""

    kept: dict[int, tuple[object, ...]] = field(default_factory=dict)
    proofs: Mapping[int, list[int]] = field(default_factory=dict)

    def look(self, stories: Mapping[int, Story], goals: Collection[int]) -> None:
        """Every row is as its story tells; `goals` are the tasks with a number to reach."""
        entries = self._entries(stories)
        figures = self._figures([entry.id for entry in entries])
        for entry in entries:
            self._stays(entry, figures[entry.id])
        _corrections(entries)
        told = {key: entry.state for story in stories.values() for key, entry in story.entries.items()}
        assert told == {entry.id: _plain(entry.state) for entry in entries}
        for task in db.session.execute(select(Task.__table__).where(TASK.id.in_(stories))):
            assert {name: _plain(getattr(task, name)) for name in FACTS} == stories[task.id].facts
            mine = [entry for entry in entries if entry.task_id == task.id]
            _counts(task, mine, figures, task.id in goals)
        self._requests(stories)

    def _entries(self, stories: Mapping[int, Story]) -> list[Row[Any]]:
        rows = db.session.execute(select(WorkEntry.__table__).where(ENTRY.task_id.in_(stories)).order_by(ENTRY.id))
        entries = list(rows)
        self.proofs = self.links([entry.id for entry in entries])
        return entries

    @staticmethod
    def links(entry_ids: Collection[int]) -> dict[int, list[int]]:
        """The evidence of entries."""
        found: dict[int, list[int]] = defaultdict(list)
        for entry_id, evidence_id in db.session.execute(
            select(entry_evidence).where(entry_evidence.c.entry_id.in_(entry_ids))
        ):
            found[entry_id].append(evidence_id)
        return found

    @staticmethod
    def _figures(entry_ids: Collection[int]) -> dict[int, list[Row[Any]]]:
        found: dict[int, list[Row[Any]]] = defaultdict(list)
        rows = select(Figure.__table__)
        for figure in db.session.execute(rows.where(FIGURE.entry_id.in_(entry_ids)).order_by(FIGURE.id)):
            found[figure.entry_id].append(figure)
        return found

    def _stays(self, entry: Row[Any], figures: list[Row[Any]]) -> None:
        """What was accepted says for ever what it said."""
        if _plain(entry.state) in STANDING:
            said = (
                entry.author_id, entry.recorder_id, entry.from_on, entry.to_on, entry.text, entry.percent,
                entry.decided_by_id, entry.decided_at, tuple(figures), tuple(sorted(self.proofs.get(entry.id, ()))),
            )  # fmt: skip
            assert self.kept.setdefault(entry.id, said) == said, "accepted work changed"
            assert entry.decided_by_id is not None

    @staticmethod
    def _requests(stories: Mapping[int, Story]) -> None:
        """One request at a time, and none for what has ended or has no owner."""
        rows = select(REQUEST.task_id).where(REQUEST.task_id.in_(stories), REQUEST.state == ExtensionState.PENDING)
        waiting = Counter(db.session.scalars(rows))
        assert max(waiting.values(), default=0) <= 1
        assert all(stories[key].facts["state"] in {"assigned", "in_progress", "submitted"} for key in waiting)


def _corrections(entries: Collection[Row[Any]]) -> None:
    """One correction at a time; what stepped back did so for one that stands."""
    corrections = [entry for entry in entries if entry.replaces_id is not None]
    live = Counter(entry.replaces_id for entry in corrections if _plain(entry.state) in LIVE)
    assert max(live.values(), default=0) <= 1, "two corrections of one entry"
    standing = sorted(entry.replaces_id for entry in corrections if _plain(entry.state) in STANDING)
    assert standing == [entry.id for entry in entries if _plain(entry.state) == "replaced"]


def _counts(
    task: Row[Any], entries: Collection[Row[Any]], figures: Mapping[int, list[Row[Any]]], has_goal: bool
) -> None:
    """What a task knows of its entries is what they say."""
    days = [entry.to_on for entry in entries if _plain(entry.state) in LIVE]
    assert task.reported_on == max(days, default=None)
    accepted = [entry.id for entry in entries if _plain(entry.state) == "accepted"]
    done = sum(figure.value for key in accepted for figure in figures[key] if (figure.name, figure.unit) == GOAL[:2])
    assert task.percent == (min(100, int(done * 100 / GOAL[2])) if has_goal else None)


def _plain(value: Any) -> Any:
    """As events keep it."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return getattr(value, "value", value)
