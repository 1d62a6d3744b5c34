"""The ledger of promises (承诺台账) of a year, on screen and as a workbook."""

from collections.abc import Iterator

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.ring.blueprint import blueprint, tabs
from tracker.blueprints.ring.promises_page import Promise, PromisesPage, build
from tracker.documents import Cell, workbook
from tracker.web import clock
from tracker.web.downloads import as_xlsx
from tracker.web.guards import member
from tracker.web.scope import scope
from tracker.web.words import label


@blueprint.get("/promises")
@member
def promises() -> ResponseReturnValue:
    """The promises of last year's report and what became of them."""
    return render_template("ring/promises.html", page=build(request.args), tabs=tabs("ring.promises"))


@blueprint.get("/promises.xlsx")
@member
def promises_file() -> ResponseReturnValue:
    """The same rows as a workbook."""
    here, page = scope(), build(request.args)
    title = _("%(year)s年承诺台账", year=here.year)
    headings = [
        _("编号"), _("上年报告原句"), _("出处"), _("类型"), _("主题"), _("事项"), _("责任人"), _("完成时限"),
        _("采纳的进展"), _("佐证材料"), _("当年报告里的句子"), _("结果"), _("依据"), _("认定人"), _("认定日期"),
    ]  # fmt: skip
    name = f"{title}-{here.org.code}-{clock.today():%Y%m%d}.xlsx"
    return as_xlsx(name, workbook(title, headings, _lines(page)))


def _lines(page: PromisesPage) -> Iterator[list[Cell]]:
    for number, promise in enumerate(page.rows, 1):
        item = promise.item
        first: list[Cell] = [number, item.text, promise.place, label(item.kind), page.theme(promise)]
        yield first + _of_task(page, promise)


def _of_task(page: PromisesPage, promise: Promise) -> list[Cell]:
    """The cells of the task, the work and the outcome."""
    row, people = promise.standing, page.directory
    said = "\n".join(sentence.text for sentence in promise.said)
    work: list[Cell] = [promise.proof.entries, promise.proof.files, said, promise.word]
    if row is None:
        return [promise.task.title if promise.task else "", "", None, *work, "", "", None]
    confirmed_on = clock.local(row.outcome_at).date() if row.outcome_at else None
    why = row.outcome_note or label(row.verdict.why)
    task: list[Cell] = [f"{row.number:03d} {row.title}", people.person(row.owner_id), row.due_on]
    return [*task, *work, why, people.person(row.outcome_by_id), confirmed_on]
