"""What people have been told already: notices by key, today's messages, slips by step."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Integer, Select, String, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import JSONB

from tracker.domain.messages import MessageKind
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Message, Notice, SupervisionNotice
from tracker.queries.kept import kept, read
from tracker.queries.scope import may_see

AT_ONCE = 5000
Key = tuple[int, str]
"""A person and the key of a notice."""


def told_before(actor: Actor, keys: Collection[Key]) -> set[Key]:
    """Those of the keys for which there is a notice."""
    postgresql = db.engine.dialect.name == "postgresql"
    statement = kept(("told before", postgresql), actor, lambda: _notices(actor, postgresql=postgresql))
    waiting, found = iter(keys), set[Key]()
    while some := list(islice(waiting, AT_ONCE)):
        found.update((person, key) for person, key in read(statement, {"keys": json.dumps(some)}))
    return found


def _notices(actor: Actor, *, postgresql: bool) -> Select[int, str]:
    """The keys come as one JSON text, so that a list of any length is one parameter."""
    given = bindparam("keys", type_=String)
    each: Any
    person: Any
    key: Any
    if postgresql:
        each = func.jsonb_array_elements(cast(given, JSONB)).table_valued("value")
        person, key = cast(each.c.value.op("->>")(0), Integer), each.c.value.op("->>")(1)
    else:
        each = func.json_each(given).table_valued("value")
        person, key = (func.json_extract(each.c.value, place) for place in ("$[0]", "$[1]"))
    joined = select(Notice.person_id, Notice.key).select_from(each)
    return joined.join(Notice, (Notice.person_id == person) & (Notice.key == key)).where(may_see(actor, Notice))


@dataclass(frozen=True, slots=True)
class Served:
    """The people and the units that have their message of the day, and how many of the messages are the tree's."""

    people: frozenset[int]
    units: frozenset[int]
    messages: int


def served_today(actor: Actor, org_ids: Collection[int], day: date) -> Served:
    """Who has had a message, in whichever organisation: some people work in two trees."""
    columns = (Message.kind, Message.person_id, Message.unit_id, Message.org_id)
    kinds = (MessageKind.DIGEST, MessageKind.UNIT_DIGEST)
    found = select(*columns).where(may_see(actor, Message), Message.day == day, Message.kind.in_(kinds))
    rows = db.session.execute(found).all()
    people = frozenset(row.person_id for row in rows if row.kind is MessageKind.DIGEST)
    units = frozenset(row.unit_id for row in rows if row.kind is MessageKind.UNIT_DIGEST)
    return Served(people, units, sum(row.org_id in org_ids for row in rows))


Issued = tuple[int, str, date]
"""The task, the step and the missed date of a slip."""


def issued_before(actor: Actor, task_ids: Sequence[int]) -> dict[Issued, int]:
    """Slips (ids) that the clock has issued about these tasks."""
    found: dict[Issued, int] = {}
    columns = (SupervisionNotice.task_id, SupervisionNotice.step, SupervisionNotice.due_on, SupervisionNotice.id)
    for some in _parts(task_ids):
        mine = select(*columns).where(may_see(actor, SupervisionNotice), SupervisionNotice.task_id.in_(some))
        rows = db.session.execute(mine.where(SupervisionNotice.step != ""))
        found |= {(task_id, step, due_on): slip_id for task_id, step, due_on, slip_id in rows if due_on}
    return found


def _parts(ids: Sequence[int], size: int = 500) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
