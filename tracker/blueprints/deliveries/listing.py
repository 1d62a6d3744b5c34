"""The list of messages; every part of its filter stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.blueprints.deliveries.asking import Asked, FindTask, ask
from tracker.blueprints.deliveries.blueprint import blueprint
from tracker.blueprints.deliveries.heading import heading
from tracker.blueprints.deliveries.views import MessageView, views
from tracker.domain.errors import NotFound
from tracker.domain.messages import Channel
from tracker.domain.permissions import Permission
from tracker.queries.deliveries import piles, rows
from tracker.queries.deliveries.piles import DeliveryFilter, Pile
from tracker.queries.deliveries.rows import PAGE_SIZE, MessageRow
from tracker.queries.directory import Directory, directory_of
from tracker.queries.tasks import task_id
from tracker.web import clock
from tracker.web.addresses import kept_url
from tracker.web.dates import full_date
from tracker.web.filtering import Chip, Choice, chips_of, chosen_words, of_entries
from tracker.web.guards import requires
from tracker.web.paging import Pages, page_asked
from tracker.web.scope import Scope, scope
from tracker.web.words import label

PILES: Mapping[Pile, LazyString] = {
    Pile.FAILED: _l("没有送到"), Pile.WAITING: _l("等发送"), Pile.TO_HAND: _l("待转达"), Pile.DONE: _l("已办"),
}  # fmt: skip


@dataclass
class DeskPage:
    """What the template writes. `open_counts` and `people` are those of the whole desk, whatever the filter."""

    asked: Asked
    directory: Directory
    counts: Mapping[Pile, int]
    open_counts: Mapping[Pile, int]
    people: int
    rows: list[MessageRow]
    pages: Pages

    @property
    def heading(self) -> str:
        """What is the matter."""
        return heading(self.open_counts, self.people)

    @property
    def tabs(self) -> list[tuple[str, int, str, bool]]:
        """Words, number, address, whether current: all, then each pile."""
        asked = self.asked.filter.pile
        whole = (_("全部"), sum(self.counts.values()), self.url(state=""), asked is None)
        return [whole] + [
            (str(word), self.counts[pile], self.url(state=pile.value), pile is asked) for pile, word in PILES.items()
        ]

    @cached_property
    def views(self) -> list[MessageView]:
        """The messages of this page in words."""
        return views(self.rows, self.asked.filter.task_id)

    @cached_property
    def selects(self) -> list[Choice]:
        """The filter's selects."""
        values = self.asked.values
        ways = [(channel.value, label(channel)) for channel in Channel]
        people = of_entries(self.directory.people.values(), values["person"])
        return [
            Choice("way", _("途径"), values["way"], ways, _("途径：全部")),
            Choice("person", _("收件人"), values["person"], people, _("收件人：全部")),
        ]

    @property
    def chips(self) -> list[Chip]:
        """What narrows this list, each with the address without it."""
        day = full_date(self.asked.filter.day) if self.asked.filter.day else ""
        task = (_("事项"), self.asked.values["task"])
        return chips_of({**chosen_words(self.selects), "day": (_("日期"), day), "task": task}, self.url)

    def url(self, **changes: str) -> str:
        """This list with some of the filter changed."""
        return kept_url("deliveries.index", **self.asked.address(**changes))


@blueprint.get("")
@requires(Permission.DELIVER)
def index() -> ResponseReturnValue:
    """One page of messages: what failed first, then what waits."""
    here = scope()
    directory = directory_of(here.actor, here.org.id, clock.today())
    asked = ask(request.args, directory, _finder(here))
    counts = piles.pile_counts(here.actor, here.org.id, asked.filter)
    narrow = asked.filter.narrows
    open_counts = piles.pile_counts(here.actor, here.org.id, DeliveryFilter()) if narrow else counts
    people = piles.people_to_tell(here.actor, here.org.id)
    shown = Pages(page_asked(request.args), PAGE_SIZE, _total(counts, asked.filter.pile))
    found = rows.message_rows(here.actor, here.org.id, asked.filter, shown.offset) if shown.total else []
    page = DeskPage(asked, directory, counts, open_counts, people, found, shown)
    return render_template("deliveries/index.html", page=page)


def _finder(here: Scope) -> FindTask:
    """Looks for tasks of this organisation."""

    def find(year: int, number: int) -> int | None:
        try:
            return task_id(here.actor, here.org.id, year, number)
        except NotFound:
            return None

    return find


def _total(counts: Mapping[Pile, int], pile: Pile | None) -> int:
    return counts[pile] if pile else sum(counts.values())
