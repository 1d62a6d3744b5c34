"""Finding tasks by words: in title, quote, number, source and document number (文号)."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, Select, String, and_, bindparam, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Source, Task
from tracker.queries.scope import may_see

_NUMBER = re.compile(r"(?:(?P<year>\d{4})-)?(?P<number>\d{1,9})")
MAX_WORDS = 8
ORG = bindparam("org", type_=Integer)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: words, whose shape decides on the statement, and the values with which it is run."""

    words: tuple[str, ...]

    @property
    def shape(self) -> tuple[tuple[bool, bool, bool], ...]:
        """For each word whether its letters have a case, whether it is a number, and one with its year."""
        return tuple((_has_case(word), *_number_of(word)) for word in self.words)

    @property
    def values(self) -> dict[str, Any]:
        """% and _ are ordinary characters."""
        found: dict[str, Any] = {}
        for place, word in enumerate(self.words):
            found[f"word_{place}"] = word.replace("/", "//").replace("%", "/%").replace("_", "/_")
            if number := _NUMBER.fullmatch(word):
                found[f"number_{place}"] = min(int(number["number"]), 2**31 - 1)
                found |= {f"year_{place}": int(number["year"])} if number["year"] else {}
        return found

    @property
    def matching(self) -> ColumnElement[bool]:
        """The condition that a task of the organisation `org` holds every word, for statements run with `values`."""
        return and_(True, *(_holds(place, *shape) for place, shape in enumerate(self.shape)))


def sought(text: str) -> Sought:
    """The first words of `text`."""
    return Sought(tuple(text.split()[:MAX_WORDS]))


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


def _number_of(word: str) -> tuple[bool, bool]:
    number = _NUMBER.fullmatch(word)
    return number is not None, bool(number and number["year"])


def _holds(place: int, has_case: bool, is_number: bool, has_year: bool) -> ColumnElement[bool]:
    """Plain LIKE where letters have no case: on Chinese text it costs a third of ILIKE."""
    word = bindparam(f"word_{place}", type_=String)

    def contains(column: InstrumentedAttribute[str]) -> ColumnElement[bool]:
        return column.icontains(word, escape="/") if has_case else column.contains(word, escape="/")

    sources = select(Source.id).where(or_(contains(Source.name), contains(Source.number)), Source.org_id == ORG)
    found = [contains(Task.title), contains(Task.quote), Task.source_id.in_(sources)]
    if is_number:
        found.append(_numbered(place, has_year))
    return or_(*found)


def _numbered(place: int, has_year: bool) -> ColumnElement[bool]:
    """`2026-007` is one task; a bare `007` is that number of any year."""
    same = Task.number == bindparam(f"number_{place}", type_=Integer)
    return and_(Task.plan_year == bindparam(f"year_{place}", type_=Integer), same) if has_year else same


def years_with(actor: Actor, org_id: int, text: str) -> list[tuple[int, int]]:
    """Plan years of an organisation in which something matches, newest first, with the number of tasks."""
    words = sought(text)
    found: Select[int, int] = (
        select(Task.plan_year, func.count())
        .where(may_see(actor, Task), Task.org_id == ORG, Task.voided_at.is_(None), words.matching)
        .group_by(Task.plan_year)
        .order_by(Task.plan_year.desc())
    )
    rows: list[Row[int, int]] = list(db.session.execute(found, words.values | {"org": org_id}))
    return [(year, count) for year, count in rows]
