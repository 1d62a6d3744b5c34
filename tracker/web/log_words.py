"""The audit log in words: what an act was about, and what changed from what to what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _

from tracker.domain.people import Role
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.queries.directory import Directory
from tracker.web import dates
from tracker.web.log_fields import ENUMS, FIELDS, HIDDEN, KINDS, ORDER, PEOPLE, SUBJECTS, UNITS, VERBS
from tracker.web.reminder_words import rule
from tracker.web.words import EVENTS, LABELS

LONGEST = 60


def verb_word(verb: str) -> str:
    """What was done, in a word; unknown verbs stay as they are."""
    return str(VERBS.get(verb) or EVENTS.get(verb, verb))


def known_verbs() -> list[tuple[str, str]]:
    """Verbs with their words, for choosing; of several with one word each stays, since each is another act."""
    return sorted(((verb, verb_word(verb)) for verb in {**EVENTS, **VERBS}), key=lambda pair: pair[1])


@dataclass(slots=True)
class Teller:
    """Puts the events of one request into words. Thousands share few words: each is looked up once."""

    directory: Directory
    verbs: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    changed: str = ""

    def __post_init__(self) -> None:
        self.fields = {name: str(word) for name, word in FIELDS.items()}
        self.kinds = {kind: str(word) for kind, word in SUBJECTS.items()}
        self.changed = _("%(field)s由 %(old)s 改为 %(new)s", field="{field}", old="{old}", new="{new}")

    def verb(self, verb: str) -> str:
        """What was done, in a word."""
        if verb not in self.verbs:
            self.verbs[verb] = verb_word(verb)
        return self.verbs[verb]

    def kind(self, kind: str) -> str:
        """The kind of thing, in a word; unknown ones stay as they are."""
        return self.kinds.get(kind, kind)

    def told(self, kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
        """What changed: 时限由 9月1日 改为 9月30日；责任领导 周正平."""
        names = sorted((name for name in after if name not in HIDDEN), key=_place)
        lines = [self._line(kind, name, before.get(name), after[name]) for name in names]
        return "；".join(line for line in lines if line)

    def _line(self, kind: str, name: str, before: Any, after: Any) -> str:
        word, new = self.fields.get(name, name), _value(kind, name, after, self.directory)
        if before in (None, "", []):
            return f"{word} {new}" if new else ""
        old = _value(kind, name, before, self.directory)
        return self.changed.format(field=word, old=old, new=new or _("空"))


def _place(name: str) -> int:
    """Fields in the order of the table above, whatever the database made of it; unknown ones last."""
    return ORDER.get(name, len(ORDER))


def _value(kind: str, name: str, value: Any, directory: Directory) -> str:
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if name in PEOPLE or name in UNITS:
        return (directory.person(value) if name in PEOPLE else directory.unit(value)) or dates.NONE
    if name == "supporting_unit_ids":
        return "、".join(directory.unit(unit_id) or dates.NONE for unit_id in value)
    if name == "theme_code":
        return directory.theme(str(value))
    return _plain(kind, name, value)


def _plain(kind: str, name: str, value: Any) -> str:
    table = KINDS.get((kind, name)) or ENUMS.get(name)
    if table is not None and value in list(table):
        return str(LABELS.get(table, {}).get(table(value), value))
    if name == "roles":
        return "、".join(str(LABELS[Role].get(role, role)) for role in value)
    if name.endswith(("_on", "_at", "reply_by")) and isinstance(value, str):
        return _moment(value)
    if name == "escalation":
        return rule(name, ReminderPolicy.read({name: value}).escalation)
    if name == "missing":
        return "、".join(str(FIELDS.get(part, part)) for part in value)
    if name == "tasks" and isinstance(value, list):
        return str(len(value))  # ids, which say nothing to a reader
    if isinstance(value, list):
        return "、".join(str(part) for part in value)[:LONGEST]
    text = str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _moment(text: str) -> str:
    """A date or instant as JSON keeps it."""
    try:
        return dates.day(date.fromisoformat(text)) if len(text) == len("2026-09-22") else _instant(text)
    except ValueError:
        return text


def _instant(text: str) -> str:
    return dates.moment(datetime.fromisoformat(text))
