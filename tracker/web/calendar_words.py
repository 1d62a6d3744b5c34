"""The official working calendar in words: 国庆节 10月1日—10月7日；9月20日（星期日）上班."""

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.working_days import Break, Festival, breaks, exchanged, is_published
from tracker.web import dates

FESTIVALS: dict[Festival, LazyString] = {
    Festival.NEW_YEAR: _l("元旦"),
    Festival.SPRING: _l("春节"),
    Festival.TOMB_SWEEPING: _l("清明节"),
    Festival.LABOUR: _l("劳动节"),
    Festival.DRAGON_BOAT: _l("端午节"),
    Festival.MID_AUTUMN: _l("中秋节"),
    Festival.NATIONAL: _l("国庆节"),
}


def official(year: int) -> tuple[list[str], list[str]]:
    """What is known of a year's arrangement: days off, and weekends that people work; both empty if unpublished."""
    if not is_published(year):
        return [], []
    return [_break(found) for found in breaks(year)], [
        _("%(day)s（%(weekday)s）", day=dates.day(day), weekday=dates.weekday(day)) for day in exchanged(year)
    ]


def _break(found: Break) -> str:
    names = _("、").join(str(FESTIVALS[festival]) for festival in found.festivals)
    count = (found.last - found.first).days + 1
    days = ngettext("%(num)s天", "%(num)s天", count)
    return _("%(names)s %(first)s—%(last)s（%(days)s）", names=names, first=dates.day(found.first),
             last=dates.day(found.last), days=days)  # fmt: skip
