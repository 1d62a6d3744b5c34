"""The desk's title: what is the matter. 三件等您签字，两件已经逾期."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.web.numerals import count


@dataclass(frozen=True, slots=True)
class Matters:
    """How much of each kind waits for the person, and how much of what they answer for is overdue."""

    sign: int
    say: int
    accept: int
    assign: int
    overdue: int
    total: int


def heading(found: Matters) -> str:
    """What waits, at most two kinds of it, then what is overdue."""
    waiting = [
        sentence
        for number, sentence in (
            (found.sign, ngettext("%(n)s件等您签字", "%(n)s件等您签字", found.sign, n=count(found.sign))),
            (found.say, ngettext("%(n)s件请您批示", "%(n)s件请您批示", found.say, n=count(found.say))),
            (found.accept, ngettext("%(n)s条等您采纳", "%(n)s条等您采纳", found.accept, n=count(found.accept))),
            (found.assign, ngettext("%(n)s件待分派", "%(n)s件待分派", found.assign, n=count(found.assign))),
        )
        if number
    ][:2]
    if found.overdue:
        waiting.append(ngettext("%(n)s件已经逾期", "%(n)s件已经逾期", found.overdue, n=count(found.overdue)))
    if waiting:
        return _("，").join(waiting)
    return _("案头没有等您办的事") if found.total else _("这一年还没有事项")
