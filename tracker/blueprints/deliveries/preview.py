"""What the next sweep would send to whom. Opening the page sends and writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.blueprints.deliveries.blueprint import blueprint
from tracker.domain.messages import Channel
from tracker.domain.people import Via, operator
from tracker.domain.permissions import Permission
from tracker.domain.reminding.quiet import next_open
from tracker.queries.deliveries.planned import News, TaskName, news, task_names
from tracker.queries.directory import Directory, directory_of
from tracker.queries.policies import office_of
from tracker.services.reminding.planning import PlannedMessage, PlannedNotice, plan_sweep
from tracker.web import clock
from tracker.web.guards import requires
from tracker.web.notice_words import notice_sentence
from tracker.web.numerals import count
from tracker.web.scope import Scope, scope

CLOCK = operator(Via.JOB)
"""The clock sees more than whoever asks what it would do: a county's people are told of towns' work. Shown are messages
of this organisation alone.
"""
MOST = 200
"""Messages that the page lists; it says how many more there would be."""


@dataclass(frozen=True, slots=True)
class Line:
    """A reason in words; `url` leads to its task."""

    sentence: str
    title: str
    number: str
    url: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A message that would be sent."""

    to: str
    channel: Channel
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be sent `at`, an instant at which messages may go out."""

    at: datetime
    is_now: bool
    messages: list[Planned]
    total: int
    slips: int

    @property
    def heading(self) -> str:
        """What would happen."""
        if not self.total:
            return _("现在没有要提醒的")
        return ngettext("下次会发出%(n)s条", "下次会发出%(n)s条", self.total, n=count(self.total))


@dataclass(frozen=True, slots=True)
class Names:
    """What ids mean."""

    directory: Directory
    tasks: dict[int, TaskName]
    news: dict[int, News]


@blueprint.get("/preview")
@requires(Permission.DELIVER)
def preview() -> ResponseReturnValue:
    """The plan of a sweep at this instant, or, while nobody is disturbed, at the next one."""
    return render_template("deliveries/preview.html", page=_build(scope()))


def _build(here: Scope) -> Preview:
    office, local = office_of(here.org.id), clock.local(clock.now())
    at = next_open(local, office.policy, office.calendar)
    plan = plan_sweep(CLOCK, at, here.org.id)
    mine = [message for message in plan.messages if message.org_id == here.org.id]
    shown = mine[:MOST]
    names = _names(here, shown)
    slips = sum(slip.org_id == here.org.id for slip in plan.slips)
    planned = [_planned(message, names) for message in shown]
    return Preview(at, at == local, planned, len(mine), slips)


def _names(here: Scope, messages: Sequence[PlannedMessage]) -> Names:
    waiting = news(CLOCK, {notice_id for message in messages for notice_id in message.carried})
    ids = {one.task_id for message in messages for one in message.notices} | {one.task_id for one in waiting.values()}
    tasks = task_names(here.actor, {task_id for task_id in ids if task_id is not None})
    return Names(directory_of(here.actor, here.org.id, clock.today()), tasks, waiting)


def _planned(message: PlannedMessage, names: Names) -> Planned:
    to = names.directory.person(message.person_id) or names.directory.unit(message.unit_id)
    lines = [_line(one, message, names) for one in message.notices]
    carried = [_carried(names.news[one], names) for one in message.carried if one in names.news]
    return Planned(to, message.channel, lines + carried)


def _line(notice: PlannedNotice, message: PlannedMessage, names: Names) -> Line:
    sentence = notice_sentence(
        notice.reason, None, step=notice.step, due_on=notice.due_on, on=message.day,
        for_name=names.directory.person(notice.for_id) or None,
    )  # fmt: skip
    return _about(sentence, notice.task_id, notice.text, names)


def _carried(found: News, names: Names) -> Line:
    return _about(notice_sentence(found.reason, found.actor), found.task_id, found.text, names)


def _about(sentence: str, task_id: int | None, text: str, names: Names) -> Line:
    task = names.tasks.get(task_id) if task_id is not None else None
    if task is None:
        return Line(sentence, text, "", "")
    url = url_for("tasks.show", org=task.org, year=task.year, number=task.number)
    return Line(sentence, task.title, f"{task.year}-{task.number:03d}", url)
