"""The policy's page: every rule in words, what comes from above, and what the rules would cause."""

from dataclasses import dataclass, field

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.reminders.blueprint import blueprint
from tracker.blueprints.reminders.example import example
from tracker.blueprints.reminders.months import weekdays
from tracker.blueprints.reminders.policy_form import GROUPS, HINTS, PolicyForm
from tracker.domain.errors import Invalid
from tracker.domain.org_settings import OrgSettings
from tracker.domain.permissions import Permission
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.domain.reminding.steps import Office
from tracker.queries.policies import inherited_policy, policy_of
from tracker.queries.policy_differences import differing_below
from tracker.services.reminding import policies
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.babel import wants_fragment
from tracker.web.guards import member, requires
from tracker.web.reminder_words import AUDIENCES, POLICY, SLIPS, headline, level, rule
from tracker.web.scope import scope


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the rules. `differ`: those that are not as from above, with what stands there; `stored`: those
    that are not as they are kept by now, because somebody else changed them meanwhile.
    """

    differ: dict[str, str] = field(default_factory=dict)
    stored: dict[str, str] = field(default_factory=dict)
    from_above: bool = True


@blueprint.get("/")
@member
def policy() -> ResponseReturnValue:
    """How the office reminds; open to every member. `due` chooses the date of the example."""
    saved = policy_of(scope().org.id)
    form = PolicyForm(formdata=None, obj=saved, version=scope().org.version_id)
    return _page(form, saved, saved)


@blueprint.post("/")
@requires(Permission.MANAGE_REMINDERS)
def change_policy() -> ResponseReturnValue:
    """Keep what was typed; with `preview`, `inherit`, `more` or `drop` only show what would be."""
    here, form = scope(), PolicyForm()
    if _only_shown(form):
        saved = policy_of(here.org.id)
        return _page(form, saved, _wanted(form, quietly="preview" not in request.form))
    wanted = _wanted(form)
    if wanted and attempt(form, policies.change_policy, here.actor, clock.now(), here.org.id, form.seen, wanted):
        flash(_("已保存，下一次提醒就按新的规则。"), "success")
        return redirect(url_for("reminders.policy"))
    return _page(form, policy_of(here.org.id), wanted, overtaken=form.seen != here.org.version_id), 400


def _only_shown(form: PolicyForm) -> bool:
    """Whether a button other than the one that keeps was pressed; does what it says."""
    pressed = request.form
    if "inherit" in pressed:
        above = inherited_policy(scope().org.id)
        for name in POLICY if pressed["inherit"] == "all" else (pressed["inherit"],):
            form.put(name, above)
    elif "more" in pressed:
        form.escalation.offer_more()
    elif "drop" in pressed:
        form.escalation.drop(pressed["drop"])
    else:
        return "preview" in pressed
    return True


def _wanted(form: PolicyForm, *, quietly: bool = False) -> ReminderPolicy | None:
    """What was typed if it makes sense; otherwise the form says why not, unless it is to be quiet."""
    found = None
    if form.validate():
        try:
            found = form.wanted()
            found.check()
        except Invalid as error:
            form.refuse(error)
            found = None
    if quietly:
        form.hush()
    return found


def _page(form: PolicyForm, saved: ReminderPolicy, wanted: ReminderPolicy | None, *, overtaken: bool = False) -> str:
    """The page, or only what changes with the form where htmx asks for it."""
    here = scope()
    office = Office(wanted or saved, OrgSettings.read(here.org.settings).work_calendar)
    if overtaken:
        form.see(here.org.version_id)
    manages = here.allows(Permission.MANAGE_REMINDERS)
    return render_template(
        "reminders/_preview.html" if wants_fragment() else "reminders/policy.html",
        form=form,
        policy=wanted or saved,
        understood=wanted is not None,
        saved=saved,
        groups=GROUPS,
        hints=HINTS,
        names=POLICY,
        rule=rule,
        level=level,
        headline=headline(saved),
        audiences=AUDIENCES,
        slips=SLIPS,
        weekdays=weekdays(),
        beside=_beside(saved, wanted, overtaken=overtaken),
        manages=manages,
        example=example(office, clock.today(), request.values.get("due", "").strip()),
        differing=differing_below(here.actor, here.org.id),
    )


def _beside(saved: ReminderPolicy, wanted: ReminderPolicy | None, *, overtaken: bool) -> Beside:
    shown, above = wanted or saved, inherited_policy(scope().org.id)
    differ = {name: rule(name, getattr(above, name)) for name in shown.stored(above)}
    stored = {name: rule(name, getattr(saved, name)) for name in shown.stored(saved)} if overtaken else {}
    return Beside(differ, stored, scope().org.parent_id is not None)
