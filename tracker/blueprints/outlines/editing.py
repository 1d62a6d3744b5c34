"""Editing the outline that holds in a year, and going back to the inherited one."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.outlines.blueprint import blueprint
from tracker.blueprints.outlines.forms import OutlineForm, form_of
from tracker.domain.periods import Period
from tracker.domain.permissions import Permission
from tracker.domain.reports import Series
from tracker.drafting.filling import fill, names_of
from tracker.queries.directory import directory_of
from tracker.queries.drafting.outlines import Held, held_outline
from tracker.services.drafting.outlines import Place, reset_outline, save_outline
from tracker.web import clock
from tracker.web.attempts import attempt, tried
from tracker.web.guards import requires
from tracker.web.scope import scope
from tracker.web.words import label


@blueprint.route("", methods=["GET", "POST"])
@requires(Permission.DRAFT)
def edit() -> ResponseReturnValue:
    """The outline of the year's report, or of the period that is asked for."""
    here, held, themes = scope(), _held(), _themes()
    form = form_of(held.outline, themes, _version(held))
    if form.validate_on_submit():
        outline = form.outline([part.role for part in held.outline.parts], themes)
        if attempt(form, save_outline, here.actor, clock.now(), _place(), form.seen, outline):
            flash(_("提纲已保存，重新生成初稿时就按新的写。"), "success")
            return redirect(url_for("outlines.edit", period=_period().value))
        form.see(_version(_held()))
    return _page(form, held, themes)


@blueprint.post("/reset")
@requires(Permission.DRAFT)
def reset() -> ResponseReturnValue:
    """Take the own outline away."""
    version = request.form.get("version", "")
    seen = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0
    if tried(reset_outline, scope().actor, clock.now(), _place(), seen):
        flash(_("已恢复，现在用的是下面这份。"), "success")
    return redirect(url_for("outlines.edit", period=_period().value))


def _period() -> Period:
    asked = request.values.get("period", "")
    return Period(asked) if asked in set(Period) else Period.YEAR


def _place() -> Place:
    return Place(scope().org.id, scope().year, _period())


def _held(*, inherited: bool = False) -> Held:
    here = scope()
    return held_outline(here.actor, here.org.id, Series.RULE_OF_LAW, here.year, _period(), inherited=inherited)


def _version(held: Held) -> int:
    """The version of the organisation's own outline of this very year: an earlier year's is not changed."""
    return held.version if held.own and held.from_year == scope().year else 0


def _themes() -> Mapping[str, str]:
    here = scope()
    return {theme.key: theme.name for theme in directory_of(here.actor, here.org.id, clock.today()).themes.values()}


def _page(form: OutlineForm, held: Held, themes: Mapping[str, str]) -> ResponseReturnValue:
    here, period = scope(), _period()
    names = names_of(here.org.name, here.org.parent_name or "", here.year, period)
    return render_template(
        "outlines/edit.html", form=form, held=held, themes=themes, names=names, period=period,
        periods=[(one, label(one)) for one in Period], filled=fill(form.title.data or "", names),
        above=_held(inherited=True) if held.own else held,
    ), 400 if form.is_submitted() else 200  # fmt: skip
