"""Guards: every view names one. `tests/meta` lists all routes with their guards."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from flask_login import login_required

from tracker.domain.permissions import Permission, Subject, require
from tracker.web.scope import scope

P = ParamSpec("P")
R = TypeVar("R")


def _mark(view: Callable[P, R], guard: str) -> Callable[P, R]:
    cast(Any, view).guard = guard
    return view


def public(view: Callable[P, R]) -> Callable[P, R]:
    """For everybody, signed in or not."""
    return _mark(view, "public")


def by_link(view: Callable[P, R]) -> Callable[P, R]:
    """For whoever holds the link of the address; the view opens it first."""
    return _mark(view, "by_link")


def signed_in(view: Callable[P, R]) -> Callable[P, R]:
    """For everybody who is signed in."""
    return _mark(login_required(view), "signed_in")


def requires(permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """For actors whom the table allows `permission` in the organisation of the address."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            require(scope().actor, permission, Subject(scope().org.id))
            return view(*args, **kwargs)

        return _mark(guarded, permission.value)

    return decorate


def member(view: Callable[P, R]) -> Callable[P, R]:
    """For actors who may see the organisation of the address; the service asks the table about the very thing."""
    return _mark(requires(Permission.VIEW)(view), "member")
