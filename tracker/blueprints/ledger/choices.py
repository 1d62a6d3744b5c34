"""The filter's selects, and the chips that take a part of it away again."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.tasks import TaskKind, TaskState
from tracker.queries.directory import Directory, by_key
from tracker.queries.ledger_filter import ME, About, LedgerFilter
from tracker.web.filtering import Chip, Choice, chips_of, chosen_words, of_entries
from tracker.web.words import label

TITLES: dict[str, LazyString] = {
    "kind": _l("类型"), "state": _l("状态"), "unit": _l("单位"), "theme": _l("主题"), "owner": _l("承办人"),
    "sponsor": _l("责任领导"), "q": _l("搜索"), "lead": _l("牵头单位"), "about": _l("只看"),
}  # fmt: skip
ABOUT: dict[About, LazyString] = {
    About.UNREPORTED: _l("本季度没报进展的"), About.ON_TIME: _l("按时销号的"), About.LATE: _l("逾期办结的"),
}  # fmt: skip


def selects(asked: LedgerFilter, directory: Directory) -> list[Choice]:
    """The selects in their order."""
    options = {
        "kind": _of_enum(TaskKind),
        "state": _of_enum(TaskState),
        "unit": of_entries(directory.units.values(), asked.unit),
        "theme": of_entries(directory.themes.values(), asked.theme),
        "owner": [(ME, _("我")), *of_entries(directory.people.values(), asked.owner)],
        "sponsor": [(ME, _("我")), *of_entries(directory.people.values(), asked.sponsor)],
    }
    return [Choice(name, str(TITLES[name]), getattr(asked, name), options[name]) for name in options]


def _of_enum(kind: type[StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, label(member)) for member in kind]


def chips(asked: LedgerFilter, choices: Iterable[Choice], directory: Directory, url: Callable[..., str]) -> list[Chip]:
    """What narrows the list, in words."""
    lead = by_key(directory.units.values(), asked.lead)
    more = {
        "q": asked.q,
        "lead": lead.name if lead else "",
        "about": str(ABOUT[About(asked.about)]) if asked.about else "",
    }
    return chips_of({**chosen_words(choices), **{name: (str(TITLES[name]), more[name]) for name in more}}, url)
