"""Acts on the whole import: its years, its tasks, and taking it back."""

from flask import request
from flask.typing import ResponseReturnValue

from tracker.blueprints.imports.blueprint import READING, blueprint
from tracker.blueprints.imports.respond import attempt
from tracker.domain.errors import Invalid
from tracker.domain.permissions import Permission
from tracker.domain.reports import Series
from tracker.queries import imports as queries
from tracker.services import confirmation, imports
from tracker.web.clock import now
from tracker.web.form_values import number
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post(READING + "/meta")
@requires(Permission.REVIEW)
def confirm_meta(reading_id: int) -> ResponseReturnValue:
    """Year, plan year and series are so."""
    form = request.form

    def use_case() -> object:
        years = number(form, "year"), number(form, "plan_year")
        if form.get("series") not in set(Series):
            raise Invalid("not_in_list", field="series")
        imports.confirm_meta(scope().actor, now(), reading_id, number(form, "version"), *years, Series(form["series"]))
        return None

    return attempt(reading_id, "meta", use_case, part="meta")


@blueprint.post(READING + "/confirm")
@requires(Permission.REVIEW)
def confirm(reading_id: int) -> ResponseReturnValue:
    """生成事项: the accepted items become tasks, or go on with those of an earlier edition."""
    at = now()

    def use_case() -> object:
        tasks = confirmation.confirm(scope().actor, at, reading_id, None)
        return [task for task in tasks if task.created_at == at]

    return attempt(reading_id, "confirmed", use_case, part="confirm")


@blueprint.post(READING + "/reread")
@requires(Permission.REVIEW)
def read_again(reading_id: int) -> ResponseReturnValue:
    """用新版程序重新读取."""

    def use_case() -> object:
        edition_id = queries.reading_by_id(scope().actor, reading_id).edition_id
        imports.read_again(scope().actor, now(), edition_id, number(request.form, "version"))
        return None

    return attempt(reading_id, "reread", use_case, part="reread")


@blueprint.post(READING + "/findings")
@requires(Permission.REVIEW)
def note_finding(reading_id: int) -> ResponseReturnValue:
    """已知悉: a remark of the reader is not shown again."""
    form = request.form

    def use_case() -> object:
        imports.note_finding(scope().actor, now(), reading_id, number(form, "version"), number(form, "finding"))
        return None

    return attempt(reading_id, "noted", use_case, part="findings")


@blueprint.post(READING + "/void")
@requires(Permission.VOID)
def void(reading_id: int) -> ResponseReturnValue:
    """作废此次导入, with a reason."""
    form = request.form

    def use_case() -> object:
        edition_id = queries.reading_by_id(scope().actor, reading_id).edition_id
        return imports.void(scope().actor, now(), edition_id, number(form, "version"), form.get("reason", ""))

    return attempt(reading_id, "voided", use_case, part="void")
