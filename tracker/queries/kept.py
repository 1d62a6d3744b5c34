"""Statements that are put together once: building one of these takes longer than running it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, String, literal_column
from sqlalchemy.types import TypeEngine

from tracker.domain.people import Actor
from tracker.extensions import db

MOST = 2000
_STATEMENTS: dict[Hashable, Any] = {}


def kept(name: Hashable, actor: Actor, build: Callable[[], Any]) -> Any:
    """The statement called `name` as this actor may run it; `build` makes it when it is not known yet.

    What else differs from call to call goes into `name`, or into the statement as a `bindparam`.
    """
    key = (name, actor.org_ids, actor.overseen_ids, actor.operator, actor.grant)
    if key not in _STATEMENTS:
        if len(_STATEMENTS) >= MOST:
            _STATEMENTS.clear()
        _STATEMENTS[key] = build()
    return _STATEMENTS[key]


def read(statement: Any, values: Mapping[str, Any]) -> Sequence[Any]:
    """Rows of plain columns. Past the session, whose bookkeeping for objects takes as long as a short query."""
    return db.session.connection().execute(statement, values).all()


def constant(word: str, kind: TypeEngine[Any] | None = None) -> ColumnElement[Any]:
    """A word of our own code, written into the statement: what never changes is no parameter. Never for given text."""
    assert word.replace("_", "a").isalpha() or not word
    return literal_column(f"'{word}'", kind or String())
