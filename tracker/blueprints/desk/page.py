"""A desk put together: its sections follow from the person's roles here."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from tracker.blueprints.desk.drafts import DraftLine, draft_lines
from tracker.blueprints.desk.heading import Matters, heading
from tracker.blueprints.desk.news import News, news_of
from tracker.blueprints.desk.rows import PaperView, TaskView, paper_view, task_view
from tracker.blueprints.desk.visits import last_look
from tracker.blueprints.desk.week import Day, week_of
from tracker.domain.org_settings import OrgSettings
from tracker.domain.people import Role
from tracker.queries import desk as queries
from tracker.queries.desk import Behind, Change, DeskPlace, DeskTask, Numbers, PaperKind, Shelf
from tracker.queries.directory import Directory, directory_of
from tracker.queries.entries import WaitingRow, waiting_entries
from tracker.queries.ledger import Place
from tracker.queries.lights import cutoffs_of
from tracker.web import clock
from tracker.web.scope import Scope

STEERING = frozenset({Role.LEADER, Role.COORDINATOR})
ACCEPTING = frozenset({Role.UNIT_HEAD, Role.COORDINATOR})
SHOWN = 6
SHOWN_UNDECIDED = 12


@dataclass
class DeskPage:
    """What the template writes."""

    here: Scope
    desk: DeskPlace
    directory: Directory
    been_here: bool
    roles: frozenset[Role]
    numbers: Numbers
    papers: list[PaperView]
    lying: dict[Shelf, list[DeskTask]]
    entries: list[WaitingRow]
    behind: list[Behind]
    changes: list[Change]
    drafts: list[DraftLine]

    @property
    def coordinates(self) -> bool:
        """Whether this person chases the others."""
        return Role.COORDINATOR in self.roles

    @property
    def accepts(self) -> bool:
        """Whether this person accepts work and assigns tasks."""
        return bool(self.roles & ACCEPTING)

    shown_entries = SHOWN
    shown_undecided = SHOWN_UNDECIDED

    @cached_property
    def mine(self) -> list[PaperView]:
        """What waits for my own hand."""
        return [view for view in self.papers if view.paper.sponsor_id == self.here.actor.user_id]

    @cached_property
    def undecided(self) -> list[PaperView]:
        """What waits for other leaders; shown to those who chase."""
        return [view for view in self.papers if view.paper.sponsor_id != self.here.actor.user_id]

    @property
    def drafts_to_sign(self) -> list[DraftLine]:
        """Reports that wait for my own hand."""
        return [line for line in self.drafts if line.mine]

    @property
    def drafts_in_work(self) -> list[DraftLine]:
        """Reports that are being written."""
        return [line for line in self.drafts if not line.mine]

    @property
    def to_assign(self) -> int:
        """How many tasks this person has to assign."""
        return self.numbers.unassigned if self.accepts else 0

    @property
    def heading(self) -> str:
        """The finding."""
        say = sum(view.paper.kind is PaperKind.LEADER for view in self.mine)
        matters = Matters(
            len(self.mine) - say + len(self.drafts_to_sign),
            say,
            len(self.entries),
            self.to_assign,
            self.numbers.overdue,
            self.numbers.total,
        )
        return heading(matters)

    @cached_property
    def lit(self) -> list[TaskView]:
        """Red and yellow ones."""
        asked = {view.paper.task_id: view.paper for view in self.mine if view.paper.kind is PaperKind.EXTENSION}
        cut = self.desk.place.cut
        return [task_view(task, cut, self.directory, asked) for task in self.lying[Shelf.LIT]]

    @property
    def week(self) -> list[Day]:
        """The days of this week."""
        settings = OrgSettings.read(self.here.org.settings)
        signing, unreported = len(self.mine), self.numbers.unreported
        url = self.ledger(about="unreported")
        return week_of(self.desk.week[0], settings, self.lying[Shelf.WEEK], signing, unreported, url)

    @property
    def news(self) -> list[News]:
        """What has changed."""
        turned = {Shelf.RED: _("转为红灯"), Shelf.YELLOW: _("转为黄灯")}
        return news_of(self.changes, self.numbers, self.lying, turned)

    @property
    def since(self) -> datetime:
        """When the person last looked."""
        return self.desk.since

    @property
    def post(self) -> str:
        """The person's post."""
        entry = self.directory.people.get(self.here.actor.user_id or 0)
        return entry.note if entry else ""

    @property
    def elapsed(self) -> int:
        """The share of the year that has passed, in percent."""
        today = clock.today()
        if today.year != self.here.year:
            return 100 if today.year > self.here.year else 0
        return today.timetuple().tm_yday * 100 // 365

    def ledger(self, **asked: Any) -> str:
        """The list that a number counts; a head's own is that of their unit."""
        if not self.desk.whole:
            keys = [self.directory.units[unit].key for unit in self.desk.units if unit in self.directory.units]
            if len(keys) != 1:
                return url_for("mine.index", part="unit")
            asked = {"lead": keys[0], **asked}
        return url_for("ledger.index", **asked)

    def behind_url(self, who: Behind, light: str) -> str:
        """The red or yellow tasks of a unit or person."""
        if self.desk.whole:
            return url_for("ledger.index", lead=self.directory.units[who.id].key, light=light)
        return url_for("ledger.index", owner=self.directory.people[who.id].key, light=light)

    def behind_name(self, who: Behind) -> str:
        """The name of the unit or person."""
        return self.directory.unit(who.id) if self.desk.whole else self.directory.person(who.id)


def build(here: Scope) -> DeskPage:
    """The desk of this person, in seven queries beside those of the shell and of the names."""
    today, roles = clock.today(), here.actor.roles_in(here.org.id)
    since, been_here = last_look(here.org.id, here.year, clock.now())
    place = Place(here.actor, here.org.id, here.year, cutoffs_of(here.org, today), clock.minutes_ahead())
    then = cutoffs_of(here.org, clock.local(since).date())
    desk = DeskPlace(place, bool(roles & STEERING), _headed(here), since, then)
    directory = directory_of(here.actor, here.org.id, today)
    papers = queries.waiting_papers(desk, everybody=Role.COORDINATOR in roles)
    return DeskPage(
        here=here,
        desk=desk,
        directory=directory,
        been_here=been_here,
        roles=roles,
        numbers=queries.numbers(desk),
        papers=[paper_view(paper, directory) for paper in papers],
        lying=queries.desk_tasks(desk),
        entries=waiting_entries(here.actor, here.org.id, here.year) if roles & ACCEPTING else [],
        behind=queries.behind(desk) if roles & ACCEPTING else [],
        changes=queries.changes(desk),
        drafts=draft_lines(here, roles, today),
    )


def _headed(here: Scope) -> tuple[int, ...]:
    """The units here of which this person is the head."""
    seats = [seat for seat in here.actor.seats if seat.org_id == here.org.id]
    return tuple(sorted(seat.unit_id for seat in seats if Role.UNIT_HEAD in seat.roles))
