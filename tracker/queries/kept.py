"""Statements that are put together once: building one of these takes longer than running it."""

from collections.abc import Callable, Hashable
from typing import Any

from tracker.domain.people import Actor

MOST = 2000
_STATEMENTS: dict[Hashable, Any] = {}


def kept(name: Hashable, actor: Actor, build: Callable[[], Any]) -> Any:
    """The statement called `name` as this actor may run it; `build` makes it when it is not known yet.

    What else differs from call to call goes into `name`, or into the statement as a `bindparam`.
    """
    key = (name, actor.org_ids, actor.overseen_ids, actor.operator)
    if key not in _STATEMENTS:
        if len(_STATEMENTS) >= MOST:
            _STATEMENTS.clear()
        _STATEMENTS[key] = build()
    return _STATEMENTS[key]
