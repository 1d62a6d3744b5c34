"""Playing a review: a coordinator uploads a report, corrects what was read, assigns, accepts and confirms."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from tracker.demo.dates import working_day
from tracker.demo.reports import DemoReport
from tracker.demo.stage import Stage
from tracker.demo.stories import Line, Story
from tracker.domain.people import Actor
from tracker.domain.reports import Decision, ItemKind, Series
from tracker.domain.review import Assignment
from tracker.domain.tasks import Priority
from tracker.extensions import db
from tracker.models import Reading, ReportItem, Unit
from tracker.services import review
from tracker.services.confirmation import confirm
from tracker.services.imports import confirm_meta, upload

ACCEPTED_ONLY = "accepted"
"""The state of a line whose item is accepted but not yet confirmed."""


@dataclass
class Review:
    """One report being reviewed by its coordinator."""

    stage: Stage
    report: DemoReport
    story: Story
    actor: Actor
    reading_id: int
    now: datetime

    @property
    def plan_year(self) -> int:
        """The year for which the report plans."""
        return self.report.year(self.stage.calendar.plan_year) + 1

    def later(self) -> datetime:
        """Each act takes its two minutes."""
        self.now = min(self.now + timedelta(minutes=2), self.stage.present)
        return self.now

    def item(self, begins: str, kind: ItemKind | None = None) -> ReportItem:
        """The live item with these first words."""
        live = select(ReportItem).where(
            ReportItem.reading_id == self.reading_id, ReportItem.decision != Decision.SUPERSEDED
        )
        found = [item for item in db.session.scalars(live) if item.text.startswith(begins)]
        [item] = [item for item in found if kind is None or item.kind is kind]
        return item


def play_review(stage: Stage, report: DemoReport, story: Story) -> date:
    """From upload to confirmed tasks; the day on which they were confirmed."""
    current = stage.calendar.plan_year
    begin = working_day(stage.calendar.on(report.year(current) + 1, story.uploaded))
    actor, now = stage.actor(story.by), stage.calendar.at(begin, 9, 12)
    org_id = stage.org(report.org).id
    reading = upload(actor, now, org_id, report.name(current), report.data(current), stage.blobs)
    act = Review(stage, report, story, actor, reading.id, now)
    _place(act)
    _correct(act)
    for line in story.items:
        _prepare(act, org_id, line)
    _link(act)
    return _confirm(act)


def _place(act: Review) -> None:
    reading = db.session.get_one(Reading, act.reading_id)
    year = act.report.year(act.stage.calendar.plan_year)
    confirm_meta(act.actor, act.later(), reading.id, reading.version_id, year, year + 1, Series.RULE_OF_LAW)


def _correct(act: Review) -> None:
    """Split what holds two matters; reject what is no task."""
    for begins, second in act.story.splits:
        item = act.item(begins)
        review.split(act.actor, act.later(), item.id, item.version_id, item.text.index(second))
    for begins, _why in act.story.rejected:
        item = act.item(begins)
        review.decide(act.actor, act.later(), item.id, item.version_id, Decision.REJECTED)


def _prepare(act: Review, org_id: int, line: Line) -> None:
    item = act.item(line.begins)
    if line.title:
        item = review.edit(act.actor, act.later(), item.id, item.version_id, title=line.title)
    [item] = review.assign(act.actor, act.later(), {item.id: item.version_id}, _assignment(act, org_id, line))
    review.decide(act.actor, act.later(), item.id, item.version_id, Decision.ACCEPTED)


def _assignment(act: Review, org_id: int, line: Line) -> Assignment:
    lead = act.stage.unit(org_id, line.lead)
    people = chosen_people(act.stage, lead, line)
    given = {"target": line.target} if line.target else {}
    return Assignment(
        lead_unit_id=lead.id,
        supporting_unit_ids=frozenset(act.stage.unit(org_id, code).id for code in line.support),
        owner_id=people[0],
        sponsor_id=people[1],
        due_on=act.stage.calendar.on(act.plan_year, line.due) if line.due else None,
        priority=Priority(line.priority),
        **given,
    )


def chosen_people(stage: Stage, lead: Unit, line: Line) -> tuple[int | None, int | None]:
    """Owner and sponsor: the unit's head and leader unless the line says otherwise."""
    owner = lead.head_id if line.owner is None else stage.user_id(line.owner) if line.owner else None
    sponsor = lead.leader_id if line.sponsor is None else stage.user_id(line.sponsor) if line.sponsor else None
    return owner, sponsor


def _link(act: Review) -> None:
    for line in act.story.items:
        if line.answers:
            problem = act.item(line.answers, ItemKind.PROBLEM)
            review.link(act.actor, act.later(), problem.id, act.item(line.begins, ItemKind.PLAN).id)


def _confirm(act: Review) -> date:
    """Confirm the next working morning; lines that are only accepted wait."""
    ready = [line for line in act.story.items if line.state != ACCEPTED_ONLY]
    items = {act.item(line.begins).id: line for line in ready}
    day = act.now.date() + timedelta(days=1)
    tasks = confirm(act.actor, act.stage.instant(day, act.now), act.reading_id, list(items))
    for task in tasks:
        act.stage.tasks[act.report.key, items[task.items[0].id].begins] = task.id
    return day
