"""The timeline of a task in sentences: who, when, and what changed from what to what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.reports import SourceKind
from tracker.domain.tasks import Priority
from tracker.queries.directory import Directory
from tracker.queries.tasks import Happened
from tracker.web import dates
from tracker.web.words import event_word, label

FIELDS: dict[str, LazyString] = {
    "title": _l("标题"), "lead_unit_id": _l("牵头单位"), "supporting_unit_ids": _l("配合单位"),
    "owner_id": _l("承办人"), "sponsor_id": _l("责任领导"), "due_on": _l("时限"), "theme_code": _l("主题"),
    "priority": _l("缓急"), "target": _l("目标"),
}  # fmt: skip
"""What a change may concern, in the order in which it is told."""
VERBS: dict[str, LazyString] = {
    "received": _l("签收"), "submitted": _l("提交审核"), "returned": _l("退回补充"), "closed": _l("签批销号"),
    "reopened": _l("重新办理"), "suspended": _l("中止"), "merged": _l("合并到别的事项"), "voided": _l("作废"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline."""

    at: datetime
    person: str
    text: str
    reason: str


def timeline(events: Sequence[Happened], source: SourceKind, directory: Directory) -> list[Entry]:
    """The events in words, the latest first. Nobody's name stands for the program's own acts."""
    return [Entry(event.at, event.person, _sentence(event, source, directory), event.reason) for event in events]


def _sentence(event: Happened, source: SourceKind, directory: Directory) -> str:
    if event.verb == "created":
        made = _("确认导入") if source is SourceKind.REPORT else _("新增")
        details = _set(event.after, directory)
        return _("%(what)s，%(details)s", what=made, details=details) if details else made
    if event.verb == "assigned":
        return _("分派：%(details)s", details=_changes(event, directory) or _("人员和时限齐全"))
    if event.verb == "changed":
        return _("改动：%(details)s", details=_changes(event, directory))
    if event.verb == "continued":
        earlier = "{plan_year}-{number:03}".format(**event.after)
        return _("接着办 %(number)s，以前年度的事项", number=earlier)
    return str(VERBS.get(event.verb) or event_word(event.verb))


def _set(after: Mapping[str, Any], directory: Directory) -> str:
    named = ("lead_unit_id", "owner_id", "due_on")
    return "，".join(f"{FIELDS[name]} {_value(name, after[name], directory)}" for name in named if after.get(name))


def _changes(event: Happened, directory: Directory) -> str:
    told = [_change(name, event, directory) for name in FIELDS if name in event.after]
    if event.after.get("first_due_on"):
        told.append(_("首定时限 %(day)s", day=_value("due_on", event.after["first_due_on"], directory)))
    return "；".join(told)


def _change(name: str, event: Happened, directory: Directory) -> str:
    new = _value(name, event.after[name], directory)
    if not event.before.get(name):
        return f"{FIELDS[name]} {new}"
    old = _value(name, event.before[name], directory)
    return _("%(field)s由 %(old)s 改为 %(new)s", field=FIELDS[name], old=old, new=new)


def _value(name: str, value: Any, directory: Directory) -> str:
    """A value of an event in words; ids of people and units that are gone show as a dash."""
    if value in (None, "", []):
        return _("空")
    if name == "due_on":
        return dates.day(date.fromisoformat(value))
    if name == "lead_unit_id":
        return directory.unit(value) or dates.NONE
    if name == "supporting_unit_ids":
        return "、".join(directory.unit(unit_id) or dates.NONE for unit_id in value)
    if name in {"owner_id", "sponsor_id"}:
        return directory.person(value) or dates.NONE
    if name == "theme_code":
        return directory.theme(value)
    return label(Priority(value)) if name == "priority" else str(value)
