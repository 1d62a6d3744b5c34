"""Loading the demo: the county, its reports and their stories, in the order in which they would have happened."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from tracker.demo import county, people
from tracker.demo.dates import Calendar
from tracker.demo.filing import share_disclosures
from tracker.demo.messages import play_messages
from tracker.demo.people import COUNTY
from tracker.demo.reading import read_notices
from tracker.demo.records import play_records
from tracker.demo.reports import REPORTS, DemoReport
from tracker.demo.reviewing import ACCEPTED_ONLY, play_review
from tracker.demo.stage import Stage
from tracker.demo.stories import Story, story_of
from tracker.demo.work import Work
from tracker.demo.working import make_by_hand, play_work
from tracker.demo.year_end import play_year_end
from tracker.domain.errors import Conflict
from tracker.domain.people import Via, operator
from tracker.extensions import db
from tracker.models import Event, Organisation
from tracker.services.events import record
from tracker.services.tasks import continue_task
from tracker.storage import Blobs

LOADED = "demo_loaded"
YUNXI = "yunxi"
Say = Callable[[str], None]


def is_loaded() -> bool:
    """Whether the demo is there, whole."""
    return db.session.scalar(select(Event.id).where(Event.verb == LOADED).limit(1)) is not None


def is_begun() -> bool:
    """Whether the demo is there, whole or as an earlier run left it half-way."""
    return db.session.scalar(select(Event.id).where(Event.via == Via.DEMO).limit(1)) is not None


def refuse_foreign() -> None:
    """Raise Conflict if organisations are there that the demo did not make."""
    if not is_begun() and db.session.scalar(select(Organisation.id).limit(1)) is not None:
        raise Conflict("demo_needs_empty_database")


def load(now: datetime, timezone: ZoneInfo, blobs: Blobs, say: Say) -> None:
    """Load the whole demo into an empty database. `say` is told each step.

    Raises Conflict("demo_needs_empty_database") if other organisations are there.
    """
    refuse_foreign()
    stage = Stage(Calendar(now.astimezone(timezone).date(), timezone), now, blobs)
    say("青禾县：三个镇的单位和人员")
    county.found(stage)
    for report in sorted(REPORTS, key=lambda report: -report.years_back):
        story = story_of(report.key)
        say(f"{report.name(stage.calendar.plan_year)}：导入、核对、分派、办理")
        _play(stage, report, story)
    _play_by_hand(stage, COUNTY, story_of("county"))
    say("各单位的工作纪实和季度填报")
    for entry in people.organisations():
        play_records(stage, entry.code)
        share_disclosures(stage, entry.code, entry.coordinator().account)
    say("云溪镇的年终：随记、上年兑现和一份写了一半的初稿")
    play_year_end(stage, YUNXI)
    county.take_leave(stage)
    read_notices(stage)
    say("今天的提醒")
    play_messages(stage, COUNTY)
    record(operator(Via.DEMO), now, LOADED, stage.org(COUNTY))
    db.session.commit()


def _play(stage: Stage, report: DemoReport, story: Story) -> None:
    begin = play_review(stage, report, story)
    end = _end(stage, report)
    lines = [line for line in story.items if line.state != ACCEPTED_ONLY]
    for line in lines:
        _continue(stage, (report.key, line.begins), line.continues, story.by, begin)
    for line in lines:
        task = stage.task((report.key, line.begins))
        play_work(Work(stage, task.id, line, story.by, begin, end, task.created_at))
    _play_by_hand(stage, report.org, story)


def _play_by_hand(stage: Stage, org: str, story: Story) -> None:
    end = _yesterday(stage)
    for line in story.tasks:
        task, made = make_by_hand(stage, org, line)
        play_work(Work(stage, task.id, line, story.by, made, end, task.created_at))


def _end(stage: Stage, report: DemoReport) -> date:
    """Today for the plan year in hand; past years were settled by 20 December."""
    plan_year = report.year(stage.calendar.plan_year) + 1
    return min(_yesterday(stage), date(plan_year, 12, 20))


def _yesterday(stage: Stage) -> date:
    return stage.calendar.today - timedelta(days=1)


def _continue(stage: Stage, key: tuple[str, str], earlier: list[str], by: str, day: date) -> None:
    if earlier:
        task, before = stage.task(key), stage.tasks[earlier[0], earlier[1]]
        now = stage.instant(day, task.created_at)
        continue_task(stage.actor(by), now, task.id, task.version_id, before)
