"""What will go into a draft that nobody has begun: counts of the year's work, and what to do before."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _

from tracker.blueprints.drafts.titles import draft_title
from tracker.domain.outcomes import Outcome
from tracker.domain.periods import Period
from tracker.domain.permissions import Permission
from tracker.domain.rollup import Rollup
from tracker.queries.drafting.rollup import rollup_of
from tracker.queries.entries import waiting_entries
from tracker.web import clock
from tracker.web.addresses import kept_url
from tracker.web.nav import endpoint_exists
from tracker.web.numerals import count
from tracker.web.scope import Scope
from tracker.web.words import label


@dataclass(frozen=True, slots=True)
class Line:
    """Something counted: what it is, how many, and the list that it counts ("" for none)."""

    title: str
    count: int
    unit: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A word before one begins, with the way to do something about it."""

    text: str
    url: str = ""
    go: str = ""
    soon: bool = False


@dataclass
class Intake:
    """What the template writes."""

    here: Scope
    period: Period
    rollup: Rollup
    waiting: int
    refusal: str = ""

    @property
    def title(self) -> str:
        """The page's title."""
        return draft_title(self.here.year, self.period)

    @property
    def heading(self) -> str:
        """The finding."""
        if not self.entries and not self.tasks:
            return _("还没有可以写进报告的工作")
        if self.waiting:
            return _("还有%(n)s条等采纳，采纳了才能写进去", n=count(self.waiting))
        return _("采纳的工作都齐了，可以生成初稿")

    @property
    def periods(self) -> list[tuple[Period, str]]:
        """The periods, in words."""
        return [(period, label(period)) for period in Period]

    @property
    def may_begin(self) -> bool:
        """Whether this person writes drafts."""
        return self.here.allows(Permission.DRAFT)

    @cached_property
    def tasks(self) -> int:
        """Tasks of the plan year."""
        return sum(1 for _task in self.rollup.tasks)

    @cached_property
    def entries(self) -> int:
        """Accepted progress and records."""
        return sum(len(task.entries) for task in self.rollup.tasks) + sum(1 for _record in self.rollup.records)

    @property
    def lines(self) -> Iterator[Line]:
        """What goes in."""
        records = sum(1 for _record in self.rollup.records)
        yield Line(_("事项"), self.tasks, _("项"), kept_url("ledger.index"), self._outcomes())
        yield Line(_("采纳的进展"), self.entries - records, _("条"))
        yield Line(_("采纳的工作纪实"), records, _("条"), kept_url("records.index"))
        yield Line(_("成效数据合计"), sum(1 for _total in self.rollup.totals), _("项"))
        notes = kept_url("year_notes.index") if endpoint_exists("year_notes.index") else ""
        yield Line(_("平时记下的问题和打算"), len(self.rollup.notes), _("条"), notes)

    def _outcomes(self) -> str:
        found = ((outcome, len(self.rollup.with_outcome(outcome))) for outcome in Outcome)
        return _("、").join(f"{label(outcome)} {number}" for outcome, number in found if number)

    @property
    def before(self) -> Iterator[Said]:
        """What to look at first."""
        if self.waiting:
            said = _("还有 %(n)s 条进展和纪实等采纳，没有采纳的不会写进报告。", n=self.waiting)
            yield Said(said, kept_url("entries.index"), _("先去采纳"), soon=True)
        else:
            yield Said(_("没有等采纳的进展和纪实。"))
        if endpoint_exists("ring.outcomes") and self.tasks:
            said = _("上年的承诺兑现了没有，系统按规则提了意见，由人来定。")
            yield Said(said, kept_url("ring.outcomes"), _("去定兑现"))
        if self.rollup.last is None:
            said = _("没有上年的报告，不能和上年比。导入以后再生成，承诺就能逐条对上。")
            yield Said(said, kept_url("imports.index"), _("去导入"))


def intake(here: Scope, period: Period, refusal: str = "") -> Intake:
    """The page before there is a draft."""
    rollup = rollup_of(here.actor, here.org.id, here.year, period, today=clock.today())
    return Intake(here, period, rollup, len(waiting_entries(here.actor, here.org.id, here.year)), refusal)
