"""A slip's page put together."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import IntegerField, TextAreaField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from tracker.blueprints.tasks.dealing import Dealing
from tracker.blueprints.tasks.papers import keep_sheet
from tracker.blueprints.tasks.sheets import source_words
from tracker.documents.slip import slip_number, usual_demand
from tracker.domain.people import Role
from tracker.domain.permissions import Permission
from tracker.domain.slips import SlipStanding, days_late, standing_of
from tracker.domain.tasks import ENDED
from tracker.models import Evidence, SupervisionNotice, Task
from tracker.queries.directory import active
from tracker.queries.evidence import one_evidence
from tracker.queries.slips import slip_of
from tracker.web import clock
from tracker.web.attempts import VersionForm
from tracker.web.forms import AtMost, Required, SelectField
from tracker.web.scope import Scope, scope


class AnswerForm(VersionForm):
    """How it stands; a coordinator says who answers, and may add the paper on which they did."""

    text = TextAreaField(_l("反馈情况"), [Required(), AtMost(1000)])
    author_id = SelectField(_l("反馈人"), [Optional()])
    file = FileField(_l("书面反馈的照片或扫描件"))
    kept = IntegerField(widget=HiddenInput(), validators=[Optional()])

    def scan(self, here: Scope) -> Evidence | None:
        """The scan, kept at once, so that it need not be sent again whatever else is wrong."""
        sent = self.file.data
        if sent and sent.filename:
            return keep_sheet(here, sent)
        return one_evidence(here.actor, here.org.id, self.kept.data) if self.kept.data else None


class WithdrawForm(VersionForm):
    """Why it is taken back."""

    reason = TextAreaField(_l("撤回的理由"), [Required(), AtMost(1000)])


@dataclass
class SlipPage:
    """What the template writes. `open_form` is the form that stands open because it was refused."""

    about: Dealing
    slip: SupervisionNotice
    answer: AnswerForm
    withdraw: WithdrawForm
    scan: Evidence | None = None
    open_form: str = ""

    @property
    def task(self) -> Task:
        """What it is about."""
        return self.about.task

    @property
    def number(self) -> str:
        """督〔2026〕3号."""
        return slip_number(self.slip.year, self.slip.number)

    @property
    def standing(self) -> SlipStanding:
        """Where it stands."""
        return standing_of(self.slip.state, self.task.state)

    @property
    def demand(self) -> str:
        """What is asked."""
        return self.slip.demand or usual_demand(self.slip.colour)

    @property
    def issued_on(self) -> date:
        """The day on which it was issued."""
        return clock.local(self.slip.issued_at).date()

    @property
    def late_days(self) -> int:
        """How late the task was then."""
        return days_late(self.slip.due_on, self.issued_on)

    @cached_property
    def source(self) -> str:
        """Where the task comes from."""
        return source_words(self.about)

    @property
    def names_author(self) -> bool:
        """Whether this person types answers for others."""
        return self.about.may(Permission.SIGN_PAPER)

    @property
    def can_answer(self) -> bool:
        """Whether this person answers now, or records an answer."""
        return self.standing is SlipStanding.OPEN and self.about.may(Permission.ANSWER_SLIP)

    @property
    def can_withdraw(self) -> bool:
        """Whether this person takes it back."""
        return self.standing in {SlipStanding.OPEN, SlipStanding.OVERTAKEN} and self.about.may(Permission.ISSUE_SLIP)

    @property
    def can_report(self) -> bool:
        """Whether this person reports progress on the task."""
        return self.task.state not in ENDED and self.task.owner_id is not None and self.about.may(Permission.REPORT)

    @property
    def can_print(self) -> bool:
        """Whether it is of this person's own organisation."""
        return self.task.org_id in self.about.here.actor.org_ids


def build(slip_id: int) -> SlipPage:
    """The page of a slip of this organisation, with empty forms or what was sent."""
    here = scope()
    slip = slip_of(here.actor, here.org.id, slip_id)
    page = SlipPage(Dealing(here, slip.task), slip, AnswerForm(), WithdrawForm())
    if page.names_author:
        _offer_authors(page)
    else:
        del page.answer.author_id, page.answer.file, page.answer.kept
    return page


def _offer_authors(page: SlipPage) -> None:
    """Everybody but the issuer; the owner stands chosen, unless it is this person's own to answer."""
    me, field = page.about.here.actor.user_id, page.answer.author_id
    people = [entry for entry in active(page.about.directory.people) if entry.id != page.slip.issued_by_id]
    own = me == page.task.owner_id or Role.UNIT_HEAD in page.about.here.actor.roles_at(page.task.lead_unit_id)
    first = ("", str(_l("就是我"))) if own else ("", str(_l("请选择")))
    field.choices = [first, *((str(entry.id), entry.name) for entry in people)]
    if not own and not page.answer.is_submitted():
        field.data = str(page.task.owner_id or "")
