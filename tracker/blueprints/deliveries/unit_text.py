"""A word to a whole unit: its late and soon due tasks, to be copied into its group. No link of a person's own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from tracker.queries.deliveries.pressing import PressingTask, pressing_tasks
from tracker.queries.directory import Directory
from tracker.queries.lights import cutoffs_of
from tracker.services.delivery.addresses import Addresses
from tracker.web import clock
from tracker.web.dates import day
from tracker.web.scope import Scope

MOST = 15
"""Tasks that a text names; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class UnitText:
    """The words for a unit."""

    unit_id: int
    name: str
    text: str
    late: int
    soon: int


def unit_texts(here: Scope, directory: Directory) -> list[UnitText]:
    """The units that have something late or due soon (a yellow light), in their order."""
    cut = cutoffs_of(here.org, clock.today())
    found: dict[int, list[PressingTask]] = defaultdict(list)
    for task in pressing_tasks(here.actor, here.org.id, cut.yellow):
        found[task.unit_id].append(task)
    return [
        _unit(here, unit_id, entry.name, found[unit_id])
        for unit_id, entry in directory.units.items()
        if unit_id in found
    ]


def _unit(here: Scope, unit_id: int, name: str, tasks: Sequence[PressingTask]) -> UnitText:
    today = clock.today()
    late = [task for task in tasks if task.due_on < today]
    soon = [task for task in tasks if task.due_on >= today]
    lines = [_("【催办】%(unit)s（%(org)s，%(day)s）", unit=name, org=here.org.name, day=day(today))]
    lines += _part(_("已经逾期："), late[:MOST], today) + _part(_("就要到期："), soon[: MOST - len(late[:MOST])], today)
    if len(tasks) > MOST:
        lines.append(_("另有 %(count)s 件，登录可以看到。", count=len(tasks) - MOST))
    lines.append(
        _("请承办人登录年轮报进展：%(url)s", url=Addresses().to("mine.index", org=here.org.code, year=here.year))
    )
    return UnitText(unit_id, name, "\n".join(lines), len(late), len(soon))


def _part(title: str, tasks: Sequence[PressingTask], today: date) -> list[str]:
    return [title, *(f"{number}. {_line(task, today)}" for number, task in enumerate(tasks, start=1))] if tasks else []


def _line(task: PressingTask, today: date) -> str:
    left, owner = (task.due_on - today).days, task.owner or _("未定承办人")
    if left < 0:
        return _(
            "%(title)s（%(owner)s，%(day)s到期，逾期 %(days)s 天）",
            title=task.title,
            owner=owner,
            day=day(task.due_on),
            days=-left,
        )
    if left == 0:
        return _("%(title)s（%(owner)s，今天到期）", title=task.title, owner=owner)
    return _(
        "%(title)s（%(owner)s，%(day)s到期，还有 %(days)s 天）",
        title=task.title,
        owner=owner,
        day=day(task.due_on),
        days=left,
    )
