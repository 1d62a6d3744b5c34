"""Issuing a slip by hand, with a proposal for everything on it."""

from dataclasses import dataclass
from datetime import date

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, TextAreaField

from tracker.blueprints.slips.blueprint import blueprint
from tracker.blueprints.tasks.dealing import Dealing, dealing
from tracker.documents.slip import slip_number, usual_demand
from tracker.domain.permissions import Permission
from tracker.domain.reminding.steps import Office
from tracker.domain.slips import SlipColour, SlipState, days_late, next_colour
from tracker.domain.tasks import ENDED
from tracker.models import SupervisionNotice
from tracker.queries.policies import office_of
from tracker.queries.slips import LastWords, last_words, slips_of_task
from tracker.services.reminding.slip_issuing import LONGEST_TEXT, NewSlip, copies_to, issue_slip
from tracker.services.reminding.slips import reply_day
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.forms import AtMost, Form, Required
from tracker.web.guards import member
from tracker.web.reminder_words import AUDIENCES
from tracker.web.slip_words import COLOURS, WEIGHTS


class SlipForm(Form):
    """Colour, what is wrong, what is asked, and by when to answer."""

    colour = RadioField(_l("督办等级"), [Required()])
    problem = TextAreaField(_l("存在问题"), [AtMost(LONGEST_TEXT)])
    demand = TextAreaField(_l("办理要求"), [AtMost(LONGEST_TEXT)])
    reply_by = DateField(_l("反馈期限"), [Required()])

    def new(self) -> NewSlip:
        """What was entered. A proposal that was left alone asks what the chosen colour asks."""
        day, demand = self.reply_by.data, self.demand.data or ""
        assert day is not None  # it is required
        untouched = demand in {usual_demand(colour) for colour in SlipColour}
        return NewSlip(SlipColour(self.colour.data), "" if untouched else demand, day, self.problem.data or "")


@dataclass(frozen=True, slots=True)
class IssuePage:
    """What the template writes. `before` are the slips about this task, the latest first."""

    about: Dealing
    before: list[tuple[SupervisionNotice, str]]
    words: LastWords | None
    office: Office

    @property
    def copies(self) -> list[tuple[str, str]]:
        """By colour who is told besides owner and head of the unit."""
        told = ((one, copies_to(self.office.policy, one)) for one in SlipColour)
        return [(str(COLOURS[one]), _("、").join(str(AUDIENCES[to]) for to in people)) for one, people in told]

    @property
    def ended(self) -> bool:
        """Whether nothing more is done on the task."""
        return self.about.task.state in ENDED

    @property
    def late_days(self) -> int:
        """How late it is today."""
        return days_late(self.about.task.due_on, clock.today())


@blueprint.route("/issue/<int:number>", methods=["GET", "POST"])
@member
def issue(number: int) -> ResponseReturnValue:
    """The form for a slip about a task of this year."""
    about = dealing(number, Permission.ISSUE_SLIP)
    page = _page(about)
    form = SlipForm(**_proposal(page))
    form.colour.choices = [(one.value, str(word)) for one, word in WEIGHTS.items()]
    if form.validate_on_submit() and (
        done := attempt(form, issue_slip, about.here.actor, clock.now(), about.task.id, form.new())
    ):
        slip = done[0]
        flash(
            _("已发出%(number)s，承办人和单位负责人会收到消息。", number=slip_number(slip.year, slip.number)), "success"
        )
        return redirect(url_for("slips.show", year=slip.year, slip_id=slip.id))
    return render_template("slips/issue.html", page=page, form=form), 400 if form.is_submitted() else 200


def _page(about: Dealing) -> IssuePage:
    here, task = about.here, about.task
    before = [(slip, slip_number(slip.year, slip.number)) for slip in slips_of_task(here.actor, task.id)]
    return IssuePage(about, before, last_words(here.actor, [task.id]).get(task.id), office_of(here.org.id))


def _proposal(page: IssuePage) -> dict[str, str | date]:
    given = [slip.colour for slip, _number in page.before if slip.state is not SlipState.WITHDRAWN]
    colour, problem = next_colour(given), page.words.difficulties if page.words else ""
    return {
        "colour": colour.value, "demand": usual_demand(colour), "problem": problem[:LONGEST_TEXT],
        "reply_by": reply_day(clock.now(), page.office),
    }  # fmt: skip
