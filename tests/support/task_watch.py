"""Watching tasks: every event is judged as it comes, and the rows are held against what it told."""

from collections import Counter
from functools import partial
from typing import Any, ClassVar

from sqlalchemy import select

from tests.support.desk import Desk
from tests.support.replay import OPEN
from tests.support.task_hands import Hands
from tests.support.task_rows import Rows
from tests.support.task_story import Hats, Story
from tracker.extensions import db
from tracker.models import Event

EVENT = Event.__table__.c


class Watched:
    """Tasks that are watched. Set `desk` and `hats` first; `seen` counts what happened and what was refused."""

    desk: ClassVar[Desk]
    hats: ClassVar[dict[int, Hats]]
    seen: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        self.hands, self.rows = Hands(self.desk, self.seen), Rows()
        self.stories: dict[int, Story] = {}
        self.last, self.receipt = 0, True

    def the_rules_hold(self) -> None:
        """What happened is judged event by event; then the rows are as it says."""
        if not self.hands.did_something:
            return
        self.hands.did_something = False
        for key in self.hands.ids:
            self.stories.setdefault(key, Story(self.hats))
        events = self.news()
        for event in events:
            self.stories[event.subject_id].play(event, partial(self.missing, event.subject_id))
            self.seen[event.verb] += 1
        self.receipts(events)
        self.rows.look(self.stories, self.hands.goals)
        self.seen.update(f"state {story.facts['state']}" for story in self.stories.values())
        db.session.rollback()

    def news(self) -> list[Any]:
        """What happened to the tasks since the last look."""
        mine = (EVENT.id > self.last, EVENT.subject_type == "task", EVENT.subject_id.in_(self.stories))
        found = list(db.session.execute(select(Event.__table__).where(*mine).order_by(EVENT.id)))
        self.last = found[-1].id if found else self.last
        return found

    def missing(self, key: int, signer: int | None) -> set[str]:
        """What speaks against closing: no proof of others in the task and its parts, parts that go on."""
        parts = [story for story in self.stories.values() if story.part_of_id == key]
        family = [*parts, self.stories[key]]
        entries = {entry_id: entry for story in family for entry_id, entry in story.entries.items()}
        good = [key for key, entry in entries.items() if entry.state == "accepted" and entry.author_id != signer]
        lacks_proof = not any(self.rows.links(good).values())
        going_on = any(story.facts["state"] in OPEN for story in parts)
        return {name for name, lacks in (("evidence", lacks_proof), ("parts", going_on)) if lacks}

    def receipts(self, events: list[Any]) -> None:
        """Where nobody signs for receipt, work begins with the assignment."""
        for event in events:
            if event.verb == "assigned" and not self.receipt:
                assert self.stories[event.subject_id].facts["state"] != "assigned"
