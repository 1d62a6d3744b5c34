"""The themes under which indicators and tasks are sorted: their names, the words that point to them, who leads."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.indicators.blueprint import blueprint
from tracker.blueprints.indicators.forms import ThemeForm, of_theme
from tracker.domain.errors import NotFound
from tracker.domain.permissions import Permission
from tracker.models import Theme
from tracker.queries.catalogue import theme_of
from tracker.services import themes as service
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.guards import requires
from tracker.web.scope import scope

THEME = "/themes/<code>"


@blueprint.route("/themes/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_INDICATORS)
def create_theme() -> ResponseReturnValue:
    """A new theme."""
    here, form = scope(), ThemeForm()
    if form.validate_on_submit() and attempt(
        form, service.add_theme, here.actor, clock.now(), here.org.id, form.entry()
    ):
        flash(_("已新增主题。"), "success")
        return redirect(url_for("indicators.index"))
    return _page(form, None)


@blueprint.route(THEME, methods=["GET", "POST"])
@requires(Permission.MANAGE_INDICATORS)
def edit_theme(code: str) -> ResponseReturnValue:
    """Name, words that point to it, and the units that usually lead it."""
    here, theme = scope(), _theme(code)
    form = of_theme(theme)
    if form.validate_on_submit():
        if attempt(form, service.edit_theme, here.actor, clock.now(), theme.id, form.seen, form.entry()):
            flash(_("已保存，下次导入就按新的词语建议主题。"), "success")
            return redirect(url_for("indicators.index"))
        form.see(_theme(code).version_id)
    return _page(form, _theme(code))


def _theme(code: str) -> Theme:
    here = scope()
    theme = theme_of(here.actor, here.org.id, code)
    if theme is None:
        raise NotFound("not_found")
    return theme


def _page(form: ThemeForm, theme: Theme | None) -> ResponseReturnValue:
    status = 400 if form.is_submitted() else 200
    return render_template("indicators/theme.html", form=form, theme=theme), status
