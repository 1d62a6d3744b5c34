"""The themes by which an organisation sorts its work: their names, the words that point to them, who usually leads."""

from collections.abc import Iterable
from datetime import datetime
from itertools import count
from typing import Any

from tracker.domain.entries import line
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.themes import ThemeRule
from tracker.extensions import db
from tracker.models import Theme
from tracker.queries.scope import visible
from tracker.services.events import change, record
from tracker.services.rows import take, take_organisation

LONGEST_NAME, LONGEST_WORD = 60, 20
MOST_WORDS = 120
MOST_THEMES = 40


def add_theme(actor: Actor, now: datetime, org_id: int, entry: ThemeRule) -> Theme:
    """A new theme, the last one, under the next free code of its kind (T11); the entry's own code says nothing.

    Errors: NotAllowed, NotFound, Invalid with the field at fault: "required", "too_long", "too_many_words",
    "theme_taken" (name) if another theme has that name, "too_many_themes" (most).
    """
    take_organisation(actor, org_id)
    require(actor, Permission.MANAGE_INDICATORS, Subject(org_id))
    known = _themes(actor, org_id)
    if len(known) >= MOST_THEMES:
        raise Invalid("too_many_themes", most=MOST_THEMES)
    values = _values(entry, known)
    codes = {theme.code for theme in known}
    code = next(code for number in count(len(known)) if (code := f"T{number}") not in codes)
    theme = Theme(org_id=org_id, code=code, position=max((one.position for one in known), default=-1) + 1, **values)
    db.session.add(theme)
    record(actor, now, "created", theme, after=values)
    db.session.commit()
    return theme


def edit_theme(actor: Actor, now: datetime, theme_id: int, version: int, entry: ThemeRule) -> Theme:
    """Change a theme's name and words; what people have sorted stays as it is, only later proposals follow the words.

    Errors like `add_theme`, and Conflict("changed_meanwhile").
    """
    org_id = take(actor, Theme, theme_id).org_id
    take_organisation(actor, org_id)  # names are compared with all others: one act at a time
    require(actor, Permission.MANAGE_INDICATORS, Subject(org_id))
    theme = take(actor, Theme, theme_id, version)
    values = _values(entry, [one for one in _themes(actor, org_id) if one is not theme])
    change(actor, now, "edited", theme, values)
    db.session.commit()
    return theme


def _themes(actor: Actor, org_id: int) -> list[Theme]:
    mine = visible(actor, Theme).where(Theme.org_id == org_id).order_by(Theme.position)
    return list(db.session.scalars(mine))


def _values(entry: ThemeRule, others: Iterable[Theme]) -> dict[str, Any]:
    name = line(entry.name, "name", LONGEST_NAME)
    if any(one.name == name for one in others):
        raise Invalid("theme_taken", field="name", name=name)
    return {
        "name": name,
        "keywords": _words(entry.keywords, "keywords"),
        "lead_hints": _words(entry.lead_hints, "lead_hints"),
    }


def _words(words: Iterable[str], field: str) -> list[str]:
    tidy = [line(word, field, LONGEST_WORD, required=False) for word in words]
    found = [word for word in dict.fromkeys(tidy) if word]
    if len(found) > MOST_WORDS:
        raise Invalid("too_many_words", field=field, most=MOST_WORDS)
    return found
