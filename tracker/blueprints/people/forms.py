"""Forms for people, seats and units."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, SelectMultipleField, StringField
from wtforms.validators import Optional

from tracker.domain.people import Actor, Role
from tracker.models import Unit, User
from tracker.queries.roster import people_of, seatable_units, units_of
from tracker.services.memberships import SeatEntry
from tracker.services.units import UnitEntry
from tracker.services.users import UserEntry
from tracker.web.attempts import VersionForm
from tracker.web.forms import AtMost, Required, SelectField
from tracker.web.words import ROLES


class PersonForm(VersionForm):
    """A person's account."""

    name = StringField(_l("姓名"), [Required(), AtMost(40)])
    account = StringField(_l("账号"), [Required(), AtMost(40)])
    post = StringField(_l("职务"), [AtMost(60)])
    phone = StringField(_l("手机号"), [AtMost(30)])
    email = StringField(_l("电子邮箱"), [AtMost(254)])

    def entry(self) -> UserEntry:
        """What was typed, for the service."""
        values = (self.account.data, self.name.data, self.phone.data, self.email.data, self.post.data)
        return UserEntry(*(value or "" for value in values))


class RolesForm(VersionForm):
    """The roles of a seat."""

    roles = SelectMultipleField(_l("角色"), coerce=Role)

    def offer_roles(self) -> None:
        """Fill the choices."""
        self.roles.choices = [(role.value, str(word)) for role, word in ROLES.items()]

    def chosen_roles(self) -> frozenset[Role]:
        """The ticked roles."""
        return frozenset(self.roles.data or ())


class SeatForm(RolesForm):
    """A new seat."""

    unit_id = SelectField(_l("单位"), [Required()], coerce=int)
    from_on = DateField(_l("任职自"), [Required()])
    to_on = DateField(_l("任职至"), [Optional()])

    def offer(self, actor: Actor, org_id: int) -> None:
        """Fill the choices: the units in which the actor may seat people, under their organisations if several."""
        self.offer_roles()
        units = {org: [(unit.id, unit.name) for unit in rows] for org, rows in seatable_units(actor, org_id).items()}
        self.unit_id.choices = units if len(units) > 1 else next(iter(units.values()), [])

    def seat(self) -> SeatEntry:
        """What was typed, for the service."""
        assert self.from_on.data is not None  # it is required
        return SeatEntry(self.unit_id.data, self.chosen_roles(), self.from_on.data, self.to_on.data)


class NewPersonForm(PersonForm, SeatForm):
    """A new person with a first seat."""


class EndForm(VersionForm):
    """The last day of a seat."""

    to_on = DateField(_l("任职至"), [Required()])

    def last_day(self) -> date:
        """What was typed."""
        assert self.to_on.data is not None  # it is required
        return self.to_on.data


class LeaveForm(VersionForm):
    """Taking a person or unit out of use."""

    hand_over = BooleanField(_l("手头的事我会安排移交，先停用"))


class UnitForm(VersionForm):
    """A unit."""

    name = StringField(_l("单位名称"), [Required(), AtMost(80)])
    code = StringField(_l("代码"), [Required(), AtMost(40)])
    parent_id = SelectField(_l("上级单位"), coerce=int)
    head_id = SelectField(_l("负责人"), coerce=int)
    leader_id = SelectField(_l("分管领导"), coerce=int)

    def offer(self, actor: Actor, org_id: int, unit: Unit | None) -> None:
        """Fill the choices. Whoever stands there now stays on offer even after they left."""
        people = [(person.user.id, person.user.name) for person in people_of(actor, org_id)]
        units = [(row.id, row.name) for row in units_of(actor, org_id) if row.is_active and row is not unit]
        self.parent_id.choices = _offer(_("（无，直属本级）"), units, unit and unit.parent)
        self.head_id.choices = _offer(_("（暂缺）"), people, unit and unit.head)
        self.leader_id.choices = _offer(_("（暂缺）"), people, unit and unit.leader)

    def entry(self) -> UnitEntry:
        """What was typed, for the service; 0 stands for none."""
        chosen = (self.parent_id.data or None, self.head_id.data or None, self.leader_id.data or None)
        return UnitEntry(self.code.data or "", self.name.data or "", *chosen)


def _offer(none: str, rows: Iterable[tuple[int, str]], present: Unit | User | None) -> list[tuple[int, str]]:
    choices = [(0, none), *rows]
    if present is not None and all(present.id != known for known, _name in choices):
        choices.append((present.id, present.name))
    return choices
