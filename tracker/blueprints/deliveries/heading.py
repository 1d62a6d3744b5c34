"""The desk's title: what is the matter. 两封没有送到，三人等您转达."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.queries.deliveries.piles import Pile
from tracker.web.numerals import count


def heading(counts: Mapping[Pile, int], people: int) -> str:
    """What failed and who is to be told, else what waits, else that all is well."""
    failed, waiting = counts[Pile.FAILED], counts[Pile.WAITING]
    found = [
        sentence
        for number, sentence in (
            (failed, ngettext("%(n)s封没有送到", "%(n)s封没有送到", failed, n=count(failed))),
            (people, ngettext("%(n)s人等您转达", "%(n)s人等您转达", people, n=count(people))),
        )
        if number
    ]
    if found:
        return _("，").join(found)
    if waiting:
        return ngettext("%(n)s封等着发出", "%(n)s封等着发出", waiting, n=count(waiting))
    return _("该送的都送到了") if counts[Pile.DONE] else _("还没有发过消息")
