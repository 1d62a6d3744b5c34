"""A county's administrators make the towns below it."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import StringField

from tracker.blueprints.organisations.blueprint import blueprint
from tracker.domain.permissions import Permission
from tracker.services import organisations
from tracker.services.organisations import OrganisationEntry
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.forms import AtMost, Form, Required
from tracker.web.guards import requires
from tracker.web.scope import scope


class TownForm(Form):
    """A new town, and its first administrator if known."""

    name = StringField(_l("名称"), [Required(), AtMost(120)])
    code = StringField(_l("代码"), [Required(), AtMost(40)])
    admin_name = StringField(_l("管理员姓名"), [AtMost(40)])
    admin_account = StringField(_l("管理员账号"), [AtMost(40)])

    def entry(self) -> OrganisationEntry:
        """What was typed, for the service."""
        return OrganisationEntry(
            code=self.code.data or "",
            name=self.name.data or "",
            admin_account=self.admin_account.data or "",
            admin_name=self.admin_name.data or "",
        )


@blueprint.route("/towns/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_ORGANISATIONS)
def new_town() -> ResponseReturnValue:
    """A new town; its administrator's one-time password is shown on the page that answers, and nowhere else."""
    here, form = scope(), TownForm()
    organisations.check_county(here.org)
    if form.validate_on_submit():
        made = attempt(
            form, organisations.found_town, here.actor, clock.now(), clock.today(), here.org.id, form.entry()
        )
        if made:
            return render_template("organisations/founded.html", founded=made[0])
    return render_template("organisations/new_town.html", form=form)
