"""The filter's selects, and the chips that take a part of it away again."""

from collections.abc import Callable, Iterable

from flask_babel import gettext as _

from tracker.domain.work import EntryKind
from tracker.queries.directory import Directory
from tracker.queries.records_filter import ALL, ME, RecordsFilter
from tracker.web.filtering import Chip, Choice, chips_of, chosen_words, of_entries
from tracker.web.numerals import ordinal
from tracker.web.words import label


def selects(asked: RecordsFilter, directory: Directory) -> list[Choice]:
    """The selects in their order."""
    kinds = [(EntryKind.PROGRESS.value, label(EntryKind.PROGRESS)), (ALL, _("纪实和进展"))]
    quarters = [(str(number), _("%(number)s季度", number=ordinal(number))) for number in range(1, 5)]
    people = [(ME, _("我")), *of_entries(directory.people.values(), asked.author)]
    return [
        Choice("unit", _("单位"), asked.unit, of_entries(directory.units.values(), asked.unit), _("单位：全部")),
        Choice("theme", _("主题"), asked.theme, of_entries(directory.themes.values(), asked.theme), _("主题：全部")),
        Choice("author", _("报送人"), asked.author, people, _("报送人：全部")),
        Choice("quarter", _("季度"), asked.quarter, quarters, _("季度：全年")),
        Choice("kind", _("内容"), asked.kind, kinds, label(EntryKind.RECORD)),
    ]


def chips(asked: RecordsFilter, choices: Iterable[Choice], indicator: str, url: Callable[..., str]) -> list[Chip]:
    """What narrows the list, in words."""
    words = {**chosen_words(choices), "q": (_("搜索"), asked.q)}
    if asked.indicator:
        words["indicator"] = (_("指标"), indicator or asked.indicator)
    return chips_of(words, url)
