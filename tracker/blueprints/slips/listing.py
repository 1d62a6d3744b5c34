"""The slips of an organisation's year, with those of its towns; the filter stands in the address."""

from dataclasses import dataclass, replace

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.blueprints.slips.blueprint import blueprint
from tracker.domain.permissions import Permission
from tracker.domain.slips import SlipColour, SlipStanding
from tracker.queries.slip_lists import PAGE_SIZE, Drawer, SlipRow, slip_counts, slip_rows
from tracker.queries.slips_filter import LATE, SlipCounts, SlipsFilter, parse
from tracker.web import clock
from tracker.web.addresses import kept_url
from tracker.web.guards import member
from tracker.web.numerals import count
from tracker.web.paging import Pages, page_asked
from tracker.web.scope import Scope, scope
from tracker.web.slip_words import COLOURS
from tracker.web.words import label

Tab = tuple[str, int, str, bool]
"""Words, number, address, whether current."""


@dataclass(frozen=True, slots=True)
class SlipsPage:
    """What the template writes."""

    here: Scope
    asked: SlipsFilter
    unknown: list[str]
    counts: SlipCounts
    rows: list[SlipRow]
    pages: Pages

    @property
    def heading(self) -> str:
        """The page's finding: 三份督办单等反馈，其中一份过了期限."""
        open_, late = (self.counts.of(SlipsFilter(standing=name)) for name in (SlipStanding.OPEN, LATE))
        if not open_:
            return _("没有等反馈的督办单") if self.counts.by else _("还没有督办单")
        said = ngettext("%(n)s份督办单等反馈", "%(n)s份督办单等反馈", open_, n=count(open_))
        return _("%(said)s，%(late)s份过了期限", said=said, late=count(late)) if late else said

    @property
    def tabs(self) -> list[Tab]:
        """All, and each standing that has slips."""
        words = {"": _("全部"), **{one.value: label(one) for one in SlipStanding}}
        words[SlipStanding.OPEN.value], words[LATE] = label(SlipStanding.OPEN), _("过期未反馈")
        order = ("", SlipStanding.OPEN, LATE, SlipStanding.ANSWERED, SlipStanding.OVERTAKEN, SlipStanding.WITHDRAWN)
        found = [self._tab(words[name], replace(self.asked, standing=name)) for name in order]
        return [tab for tab, name in zip(found, order, strict=True) if tab[1] or tab[3] or not name]

    @property
    def colours(self) -> list[tuple[SlipColour, Tab]]:
        """Each colour with its number; the chosen one's address takes it away again."""
        return [(colour, self._colour(colour)) for colour in SlipColour]

    def _tab(self, word: str, asked: SlipsFilter) -> Tab:
        return word, self.counts.of(asked), kept_url("slips.index", **asked.address()), asked == self.asked

    def _colour(self, colour: SlipColour) -> Tab:
        chosen = self.asked.colour == colour
        word, number, url, _same = self._tab(str(COLOURS[colour]), replace(self.asked, colour=colour.value))
        return word, number, kept_url("slips.index", **self.asked.address(colour="")) if chosen else url, chosen

    @property
    def can_issue(self) -> bool:
        """Whether this person issues slips."""
        return self.here.allows(Permission.ISSUE_SLIP)


@blueprint.get("")
@member
def index() -> ResponseReturnValue:
    """One page of slips."""
    here = scope()
    asked, unknown = parse(request.args)
    drawer = Drawer(here.actor, here.org.id, here.year, clock.today())
    counts = slip_counts(drawer)
    shown = Pages(page_asked(request.args), PAGE_SIZE, counts.of(asked))
    rows = slip_rows(drawer, asked, shown.offset) if shown.total else []
    return render_template("slips/index.html", page=SlipsPage(here, asked, unknown, counts, rows, shown))
