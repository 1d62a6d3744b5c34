"""The filter's selects, and the chips that take a part of it away again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.tasks import TaskKind, TaskState
from tracker.queries.directory import Directory, Entry, by_key
from tracker.queries.ledger_filter import ME, About, LedgerFilter
from tracker.web.words import label

TITLES: dict[str, LazyString] = {
    "kind": _l("类型"), "state": _l("状态"), "unit": _l("单位"), "theme": _l("主题"), "owner": _l("承办人"),
    "sponsor": _l("责任领导"), "q": _l("搜索"), "lead": _l("牵头单位"), "about": _l("只看"),
}  # fmt: skip
ABOUT: dict[About, LazyString] = {
    About.UNREPORTED: _l("本季度没报进展的"), About.ON_TIME: _l("按时销号的"), About.LATE: _l("逾期办结的"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """A select: its name, its title, what is chosen, and its options (value, text)."""

    name: str
    title: str
    value: str
    options: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of the filter in words, and the address without it."""

    text: str
    url: str


def selects(asked: LedgerFilter, directory: Directory) -> list[Choice]:
    """The selects in their order."""
    options = {
        "kind": _of_enum(TaskKind),
        "state": _of_enum(TaskState),
        "unit": _of_entries(directory.units.values(), asked.unit),
        "theme": _of_entries(directory.themes.values(), asked.theme),
        "owner": [(ME, _("我")), *_of_entries(directory.people.values(), asked.owner)],
        "sponsor": [(ME, _("我")), *_of_entries(directory.people.values(), asked.sponsor)],
    }
    return [Choice(name, str(TITLES[name]), getattr(asked, name), options[name]) for name in options]


def _of_enum(kind: type[StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, label(member)) for member in kind]


def _of_entries(entries: Iterable[Entry], chosen: str) -> list[tuple[str, str]]:
    """Those that may be chosen, and the one that is."""
    return [(entry.key, entry.name) for entry in entries if entry.active or entry.key == chosen]


def chips(asked: LedgerFilter, choices: Iterable[Choice], directory: Directory, url: Callable[..., str]) -> list[Chip]:
    """What narrows the list, in words."""
    words = {choice.name: dict(choice.options).get(choice.value, "") for choice in choices}
    lead = by_key(directory.units.values(), asked.lead)
    words |= {"q": asked.q, "lead": lead.name if lead else ""}
    words["about"] = str(ABOUT[About(asked.about)]) if asked.about else ""
    return [
        Chip(_("%(title)s：%(value)s", title=TITLES[name], value=word), url(**{name: ""}))
        for name, word in words.items()
        if word
    ]
