"""The list of a year's promises put together, with what may be confirmed by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict

from tracker.blueprints.ring.asked import Asked, asked_for
from tracker.blueprints.ring.blueprint import NO_THEME, look, theme_name
from tracker.domain.outcomes import Outcome
from tracker.domain.permissions import Permission, Subject, can
from tracker.domain.ring import Mark
from tracker.domain.tasks import TaskKind
from tracker.queries.directory import Directory, directory_of
from tracker.queries.ring.standing import Standing, standings
from tracker.web import clock
from tracker.web.addresses import kept_url
from tracker.web.filtering import Chip, Choice, chips_of, chosen_words
from tracker.web.numerals import count
from tracker.web.paging import Pages, page_asked
from tracker.web.ring_words import MARKS
from tracker.web.scope import Scope, scope
from tracker.web.words import label

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class Refused:
    """What was sent and refused; shown again, so that nothing typed is lost."""

    message: str = ""
    form: MultiDict[str, str] = field(default_factory=MultiDict)


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise as the template writes it. `select` is "" where this person does not confirm it."""

    task: Standing
    select: str
    mark: Mark
    proposed: bool
    chosen: bool
    value: str

    @property
    def proposal(self) -> str:
        """What the rules propose, in a word."""
        return str(MARKS[Mark(self.task.verdict.proposed.value)])

    @property
    def word(self) -> str:
        """What a person has said."""
        return str(MARKS[Mark(self.task.outcome.value)]) if self.task.outcome else ""


@dataclass
class OutcomesPage:
    """What the template writes."""

    here: Scope
    directory: Directory
    asked: Asked
    every: Sequence[Standing]
    number: int
    pick: bool
    refused: Refused

    @cached_property
    def found(self) -> list[Standing]:
        """The promises that the address asks for."""
        today = clock.today()
        return [row for row in self.every if self.asked.fits(row, today)]

    @property
    def pages(self) -> Pages:
        """Which of them are shown."""
        return Pages(self.number, PAGE_SIZE, len(self.found))

    @cached_property
    def rows(self) -> list[PromiseRow]:
        """The rows of this page."""
        return [self._row(task) for task in self.found[self.pages.offset :][:PAGE_SIZE]]

    def _row(self, task: Standing) -> PromiseRow:
        form, today = self.refused.form, clock.today()
        select = f"{task.id}.{task.version}" if self._may_confirm(task) else ""
        picked = {value.partition(".")[0] for value in form.getlist("task")}
        ready = self.pick and task.outcome is None and task.mark(today)[1]
        value = form.get(f"outcome-{task.id}", (task.outcome or task.verdict.proposed).value)
        chosen = bool(select) and (str(task.id) in picked or ready)
        return PromiseRow(task, select, *task.mark(today), chosen, value)

    def _may_confirm(self, task: Standing) -> bool:
        actor = self.here.actor
        subject = Subject(self.here.org.id, task.lead_unit_id, task.owner_id, task.sponsor_id)
        own = actor.user_id is not None and actor.user_id == task.owner_id
        return can(actor, Permission.CONFIRM_OUTCOME, subject) and not own

    @property
    def can_confirm(self) -> bool:
        """Whether there is anything to confirm here."""
        return any(row.select for row in self.rows)

    @cached_property
    def left(self) -> list[Standing]:
        """Promises that have ended, and on which nobody has said a word."""
        today = clock.today()
        return [row for row in self.every if row.mark(today)[1]]

    @property
    def heading(self) -> str:
        """The page's finding: 七件等人认定."""
        if not self.every:
            return _("兑现认定")
        left = len(self.left)
        return ngettext("%(n)s件等人认定", "%(n)s件等人认定", left, n=count(left)) if left else _("办结的都认定了")

    @property
    def tabs(self) -> list[tuple[str, int, str, bool]]:
        """All, those that wait for a word, then each mark: words, number, address, whether current."""
        today = clock.today()
        marks = [row.mark(today)[0] for row in self.every]
        waiting = (_("等认定"), len(self.left), self.url(mark="", sure="no"), self.asked.sure == "no")
        parts = [
            (str(word), marks.count(mark), self.url(mark=mark.value, sure=""), self.asked.mark == mark.value)
            for mark, word in MARKS.items()
        ]
        whole = (_("全部"), len(self.every), self.url(mark="", sure=""), not self.asked.mark and not self.asked.sure)
        return [whole, waiting, *(part for part in parts if part[1] or part[3])]

    def url(self, **changes: str) -> str:
        """This list with some of the filter changed; its tabs count all themes and kinds."""
        return kept_url("ring.outcomes", **self.asked.address(**changes))

    @cached_property
    def selects(self) -> list[Choice]:
        """The filter's selects."""
        themes = [(entry.key, entry.name) for entry in self.directory.themes.values()]
        kinds = [(kind.value, label(kind)) for kind in TaskKind]
        return [
            Choice("kind", _("类型"), self.asked.kind, kinds),
            Choice("theme", _("主题"), self.asked.theme, [*themes, (NO_THEME, _("未分主题"))]),
        ]

    @property
    def chips(self) -> list[Chip]:
        """What narrows the list beside its tabs."""
        sure = {"yes": _("已经认定的或在办的"), "left": _("没有认定过的")}.get(self.asked.sure, "")
        return chips_of({**chosen_words(self.selects), "sure": (_("只看"), sure)}, self.url)

    @property
    def options(self) -> list[tuple[str, str]]:
        """Outcomes to choose from."""
        return [(outcome.value, str(MARKS[Mark(outcome.value)])) for outcome in Outcome]

    def theme(self, task: Standing) -> str:
        """Its theme's name."""
        return theme_name(self.directory, task.theme)


def build(values: Mapping[str, str], refused: Refused | None = None) -> OutcomesPage:
    """The page that an address asks for; `pick=1` selects all that wait for a word."""
    here = scope()
    directory = directory_of(here.actor, here.org.id, clock.today())
    every = standings(look(here), here.org.id, here.year)
    asked = asked_for(values, directory)
    return OutcomesPage(
        here, directory, asked, every, page_asked(values), values.get("pick") == "1", refused or Refused()
    )
