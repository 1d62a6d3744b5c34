"""Running a service for a form: what it refuses is shown there, and nothing of it is written."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import flash
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError
from wtforms import IntegerField
from wtforms.widgets import HiddenInput

from tracker.domain.errors import Conflict, DomainError, Invalid
from tracker.extensions import db
from tracker.web.forms import Form
from tracker.web.words import explain

P = ParamSpec("P")
R = TypeVar("R")
MOST_TOLD = 800
"""Characters that are shown again: the cookie that carries them to the next page holds 4 KB."""


class VersionForm(Form):
    """A form about a row that others may change too; it carries the version which the person saw."""

    version = IntegerField(widget=HiddenInput())

    @property
    def seen(self) -> int:
        """The version which the person saw; 0, which no row has, if a broken form does not say."""
        return self.version.data or 0

    def see(self, version: int) -> None:
        """Let the form speak of this version: its page shows it beside what was typed."""
        self.version.data, self.version.raw_data = version, None


def attempt(form: Form, service: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> tuple[R] | None:
    """What the service returned, in a tuple; None if it refused, with the reason in the form."""
    found = _run(service, *args, **kwargs)
    if isinstance(found, DomainError):
        form.refuse(found)
        return None
    return found


def tried(service: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Whether the service did it; if it refused, the reason is told on the next page. For buttons without a form."""
    found = _run(service, *args, **kwargs)
    if isinstance(found, DomainError):
        flash(explain(found), "error")
        return False
    return True


def tell_again(words: str) -> None:
    """Show on the next page what was typed for an act that was refused, so that it need not be thought up again."""
    if words.strip():
        flash(_("您刚才写的：") + words.strip()[:MOST_TOLD], "error")


def _run(service: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> tuple[R] | DomainError:
    try:
        return (service(*args, **kwargs),)
    except (Invalid, Conflict) as error:
        refusal = error
    except StaleDataError:
        refusal = Conflict("changed_meanwhile")
    db.session.rollback()
    return refusal
