"""The forms about being away."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, StringField

from tracker.blueprints.reminders.fields import Legible
from tracker.domain.people import Actor
from tracker.queries.roster import active_user_ids, people_of
from tracker.services.reminding.absences import AbsenceEntry
from tracker.web import clock
from tracker.web.forms import AtMost, Form, Required, SelectField

DAY = Legible(_l("日期看不懂，请写成 2026-09-30 的样子。"))


class OwnAbsenceForm(Form):
    """When one is away oneself, and who stands in."""

    from_on = DateField(_l("从哪天起"), [Required(), DAY])
    to_on = DateField(_l("到哪天止（含当天）"), [Required(), DAY])
    delegate_id = SelectField(_l("代办人"), coerce=int)
    note = StringField(_l("说明"), [AtMost(120)])

    def offer(self, actor: Actor, org_id: int, besides: int | None = None) -> None:
        """Fill the choices: colleagues with a seat today, `besides` left out."""
        people = colleagues(actor, org_id)
        others = [(key, name) for key, name in people if key != besides]
        self.delegate_id.choices = [(0, _("没有代办人，提醒先停着")), *others]

    def entry(self, person_id: int) -> AbsenceEntry:
        """What was typed, for the service."""
        assert self.from_on.data is not None  # both are required
        assert self.to_on.data is not None
        days = self.from_on.data, self.to_on.data
        return AbsenceEntry(person_id, *days, self.delegate_id.data or None, self.note.data or "")


class AbsenceForm(OwnAbsenceForm):
    """When somebody else is away."""

    person_id = SelectField(_l("谁外出"), [Required()], coerce=int)

    def offer(self, actor: Actor, org_id: int, besides: int | None = None) -> None:
        """Fill the choices."""
        super().offer(actor, org_id, besides)
        self.person_id.choices = [(0, _("请选择")), *colleagues(actor, org_id)]


def colleagues(actor: Actor, org_id: int) -> list[tuple[int, str]]:
    """Those who work in the organisation today, by id, with their posts."""
    here = active_user_ids(actor, org_id, clock.today())
    people = [found.user for found in people_of(actor, org_id) if found.user.id in here]
    return [(user.id, f"{user.name}　{user.post}" if user.post else user.name) for user in people]
