"""The filter's selects, and the chips that take a part of it away again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from tracker.domain.work import EntryKind
from tracker.queries.directory import Directory, Entry
from tracker.queries.records_filter import ALL, ME, RecordsFilter
from tracker.web.numerals import ordinal
from tracker.web.words import label


@dataclass(frozen=True, slots=True)
class Choice:
    """A select: its name, its title, the words of no choice, what is chosen, and its options (value, text)."""

    name: str
    title: str
    none: str
    value: str
    options: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of the filter in words, and the address without it."""

    text: str
    url: str


def selects(asked: RecordsFilter, directory: Directory) -> list[Choice]:
    """The selects in their order."""
    kinds = [(EntryKind.PROGRESS.value, label(EntryKind.PROGRESS)), (ALL, _("纪实和进展"))]
    quarters = [(str(number), _("%(number)s季度", number=ordinal(number))) for number in range(1, 5)]
    people = [(ME, _("我")), *_entries(directory.people.values(), asked.author)]
    return [
        Choice("unit", _("单位"), _("单位：全部"), asked.unit, _entries(directory.units.values(), asked.unit)),
        Choice("theme", _("主题"), _("主题：全部"), asked.theme, _entries(directory.themes.values(), asked.theme)),
        Choice("author", _("报送人"), _("报送人：全部"), asked.author, people),
        Choice("quarter", _("季度"), _("季度：全年"), asked.quarter, quarters),
        Choice("kind", _("内容"), label(EntryKind.RECORD), asked.kind, kinds),
    ]


def _entries(entries: Iterable[Entry], chosen: str) -> list[tuple[str, str]]:
    """Those that may be chosen, and the one that is."""
    return [(entry.key, entry.name) for entry in entries if entry.active or entry.key == chosen]


def chips(asked: RecordsFilter, choices: Iterable[Choice], indicator: str, url: Callable[..., str]) -> list[Chip]:
    """What narrows the list, in words."""
    words = {choice.name: (choice.title, dict(choice.options).get(choice.value, "")) for choice in choices}
    words["q"] = (_("搜索"), asked.q)
    if asked.indicator:
        words["indicator"] = (_("指标"), indicator or asked.indicator)
    return [
        Chip(_("%(title)s：%(value)s", title=title, value=word), url(**{name: ""}))
        for name, (title, word) in words.items()
        if word
    ]
