"""Adding, editing and retiring indicators, and beginning with the usual ones."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.indicators.blueprint import INDICATOR, blueprint
from tracker.blueprints.indicators.forms import IndicatorForm, of_indicator
from tracker.domain.errors import NotFound
from tracker.domain.permissions import Permission
from tracker.models import Indicator
from tracker.queries.figures import indicators_of
from tracker.services import indicators as service
from tracker.web import clock
from tracker.web.attempts import attempt, tried
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_INDICATORS)
def create() -> ResponseReturnValue:
    """A new indicator."""
    here, form = scope(), IndicatorForm(theme_code=request.args.get("theme", ""))
    form.offer()
    if form.validate_on_submit() and attempt(
        form, service.add_indicator, here.actor, clock.now(), here.org.id, form.entry()
    ):
        flash(_("已新增指标。"), "success")
        return redirect(url_for("indicators.index"))
    return _page(form, None)


@blueprint.route(INDICATOR, methods=["GET", "POST"])
@requires(Permission.MANAGE_INDICATORS)
def edit(indicator_id: int) -> ResponseReturnValue:
    """Name, unit, synonyms and equal units, and how it sums up."""
    here, indicator = scope(), _indicator(indicator_id)
    form = of_indicator(indicator)
    form.offer()
    if form.validate_on_submit():
        if attempt(form, service.edit_indicator, here.actor, clock.now(), indicator_id, form.seen, form.entry()):
            flash(_("已保存。"), "success")
            return redirect(url_for("indicators.index"))
        form.see(_indicator(indicator_id).version_id)
    return _page(form, _indicator(indicator_id))


@blueprint.post(INDICATOR + "/retire")
@requires(Permission.MANAGE_INDICATORS)
def retire(indicator_id: int) -> ResponseReturnValue:
    """Take it out of use, or with `back` into use again."""
    here, indicator = scope(), _indicator(indicator_id)
    back, version = "back" in request.form, request.form.get("version", "")
    seen = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0
    if tried(service.retire_indicator, here.actor, clock.now(), indicator.id, seen, retired=not back):
        flash(_("指标已恢复使用。") if back else _("指标已停用，以往的数字还在。"), "success")
    return redirect(url_for("indicators.index"))


@blueprint.post("/usual")
@requires(Permission.MANAGE_INDICATORS)
def adopt() -> ResponseReturnValue:
    """Add the usual indicators that are missing."""
    added = service.adopt_default_indicators(scope().actor, clock.now(), scope().org.id)
    flash(_("已载入 %(count)s 个常用指标，请按本地说法改。", count=added), "success")
    return redirect(url_for("indicators.index"))


def _indicator(indicator_id: int) -> Indicator:
    here = scope()
    known = {one.id: one for one in indicators_of(here.actor, here.org.id, active=False)}
    if indicator_id not in known:
        raise NotFound("not_found")
    return known[indicator_id]


def _page(form: IndicatorForm, indicator: Indicator | None) -> ResponseReturnValue:
    status = 400 if form.is_submitted() else 200
    return render_template("indicators/edit.html", form=form, indicator=indicator), status
