"""A small town's year of which a draft lacks one thing alone: the measure against a problem that somebody noted."""

from datetime import date

from tests.support.clock import Clock
from tests.support.rollups import DECEMBER, Year
from tests.support.work import figure
from tests.support.world import World
from tracker.domain.work import Duty
from tracker.extensions import db
from tracker.models import Draft, DraftSentence
from tracker.queries.drafting.draft import draft_of
from tracker.queries.drafting.sentences import sheet_of
from tracker.services.drafting.beginning import begin
from tracker.services.year_notes import NewNote, note

WORK = (
    "召开法治建设专题会议", "办理政务服务事项", "清理规范性文件", "开展重大决策合法性审查", "组织行政执法培训",
    "开展防汛演练", "调解矛盾纠纷", "公开政务信息", "建成执法监督平台", "充实司法所力量", "开展法治宣传",
)  # fmt: skip
TRAINING = "全年组织行政执法培训6次。"
MISSING = "改进措施"


def live(world: World, clock: Clock) -> Year:
    """Work of every theme, a duty of the heads, and a problem with its cause; the clock stands at the year's end."""
    clock.at = DECEMBER
    year = Year(world)
    for number, words in enumerate(WORK):
        figures = (figure(words[2:], str(number + 2), "次"),)
        year.record(words, on=date(2026, 3, 1 + number), theme=f"T{number}", figures=figures)
    year.record("听取法治建设工作汇报", theme="T0", duty=Duty.INQUIRED)
    problem = NewNote(2026, "部分村公开栏更新不及时", cause="选址调整、手续办理时间估计不足")
    note(world.actor("yx-coord"), DECEMBER, world.org("yunxi").id, problem)
    db.session.commit()
    return year


def drafted(world: World, clock: Clock) -> Year:
    """The same with its draft begun."""
    year = live(world, clock)
    begin(world.actor("yx-coord"), DECEMBER, world.org("yunxi").id, 2026)
    db.session.rollback()
    return year


def the_draft(world: World) -> Draft:
    """The draft as it stands in the database; its session is let go."""
    db.session.rollback()
    draft = draft_of(world.actor("yx-coord"), world.org("yunxi").id, 2026)
    assert draft is not None
    db.session.refresh(draft)
    db.session.expunge(draft)
    db.session.rollback()
    return draft


def row(world: World, words: str) -> DraftSentence:
    """The sentence that says so; its session is let go."""
    draft = the_draft(world)
    found = next(one for one in sheet_of(world.actor("yx-coord"), draft).rows if words in one.text)
    db.session.expunge(found)
    db.session.rollback()
    return found
