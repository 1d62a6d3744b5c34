"""The timeline of a task in sentences: who, when, and what changed from what to what."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from tracker.documents.slip import slip_number
from tracker.domain.messages import Handed
from tracker.domain.people import Via
from tracker.domain.reports import SourceKind
from tracker.domain.slips import SlipColour
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
    "received": _lp("event", "签收"), "submitted": _lp("event", "提交审核"), "returned": _lp("event", "退回补充"),
    "closed": _lp("event", "签批销号"), "reopened": _lp("event", "重新办理"), "suspended": _lp("event", "中止"),
    "merged": _lp("event", "合并到别的事项"), "voided": _lp("event", "作废"),
    "handed_back": _lp("event", "转办，退回督办员"), "instructed": _lp("event", "批示"),
    "targets_set": _lp("event", "定量化目标"), "extension_withdrawn": _lp("event", "撤回延期申请"),
    "extension_refused": _lp("event", "不同意延期"), "extended": _lp("event", "同意延期"),
    "reported": _lp("event", "报进展"), "entry_accepted": _lp("event", "采纳进展"),
    "entry_returned": _lp("event", "退回进展"), "entry_revised": _lp("event", "修改进展"),
    "entry_corrected": _lp("event", "更正已采纳的进展"), "entry_withdrawn": _lp("event", "撤回进展"),
    "entry_replaced": _lp("event", "用更正代替原来的进展"), "assigned_on_paper": _lp("event", "登记签过的交办单"),
}  # fmt: skip
SHOWN_BY_ENTRIES = frozenset({"reported", "entry_accepted", "entry_replaced", "entry_corrected"})
"""What the reported work on the timeline tells by itself."""
QUOTED = frozenset({"instructed", "slip_answered"})
"""Acts whose words are somebody's own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline; the words of an instruction (批示) or an answer are quoted."""

    at: datetime
    person: str
    text: str
    reason: str
    quoted: bool = False

    is_update = False


def timeline(events: Sequence[Happened], source: SourceKind, directory: Directory) -> list[Entry]:
    """The events in words, the latest first. Nobody's name stands for the program's own acts."""
    return [_entry(event, source, directory) for event in events]


def beside_entries(events: Sequence[Happened], decided: Collection[datetime | None]) -> list[Happened]:
    """The events that the reported work on the page does not tell already: a decision that still stands (`decided`
    holds when those were taken) is told there.
    """
    return [
        event
        for event in events
        if event.verb not in SHOWN_BY_ENTRIES and not (event.verb == "entry_returned" and event.at in decided)
    ]


def _entry(event: Happened, source: SourceKind, directory: Directory) -> Entry:
    text = _sentence(event, source, directory)
    signer = event.after.get("signer_id")
    if signer:
        day = dates.day(date.fromisoformat(event.after["signed_on"]))
        text = _("%(what)s（%(name)s %(day)s 纸质签批）", what=text, name=directory.person(signer), day=day)
    reason = event.reason or event.after.get("exception", "")
    return Entry(event.at, event.person, text, reason, quoted=event.verb in QUOTED)


def _sentence(event: Happened, source: SourceKind, directory: Directory) -> str:
    if event.verb == "created":
        made = _("确认导入") if source is SourceKind.REPORT else _("新增")
        details = _set(event.after, directory)
        return _("%(what)s，%(details)s", what=made, details=details) if details else made
    told = _DETAILED.get(event.verb)
    if told is not None:
        return told(event, directory)
    return str(VERBS.get(event.verb) or event_word(event.verb))


def _set(after: Mapping[str, Any], directory: Directory) -> str:
    named = ("lead_unit_id", "owner_id", "due_on")
    return "，".join(f"{FIELDS[name]} {_value(name, after[name], directory)}" for name in named if after.get(name))


def _assigned(event: Happened, directory: Directory) -> str:
    return _("分派：%(details)s", details=_changes(event, directory) or _("人员和时限齐全"))


def _changed(event: Happened, directory: Directory) -> str:
    return _("改动：%(details)s", details=_changes(event, directory))


def _handed_over(event: Happened, directory: Directory) -> str:
    return _("移交：%(details)s", details=_changes(event, directory))


def _continued(event: Happened, _directory: Directory) -> str:
    return _("接着办 %(number)s，以前年度的事项", number="{plan_year}-{number:03}".format(**event.after))


def _asked(event: Happened, directory: Directory) -> str:
    day = _value("due_on", event.after.get("proposed_on"), directory)
    return _("逾期补报，申请延至 %(day)s", day=day) if event.after.get("late") else _("申请延期至 %(day)s", day=day)


def _extended(event: Happened, directory: Directory) -> str:
    return _("同意延期：%(details)s", details=_changes(event, directory))


def _split(event: Happened, _directory: Directory) -> str:
    numbers = "、".join(f"{number:03d}" for number in event.after.get("parts", ()))
    return _("拆成 %(numbers)s", numbers=numbers)


def _closed(event: Happened, _directory: Directory) -> str:
    word = _("签批销号（逾期办结）") if event.after.get("late") else _("签批销号")
    return _("%(what)s，材料不全，例外说明", what=word) if event.after.get("exception") else word


def _slip(event: Happened, _directory: Directory) -> str:
    told = event.after
    number = slip_number(told["year"], told["number"])
    if event.verb != "slip_issued":
        return f"{event_word(event.verb)} {number}"
    day = dates.day(date.fromisoformat(told["reply_by"]))
    said = _(
        "发出%(slip)s %(number)s，限 %(day)s 前反馈", slip=label(SlipColour(told["colour"])), number=number, day=day
    )
    return said if event.via is not Via.JOB else _("%(said)s（按提醒规则）", said=said)


def _urged(event: Happened, directory: Directory) -> str:
    name = directory.person(event.after.get("person_id")) or dates.NONE
    return _("%(how)s催办%(name)s", how=label(Handed(event.after["how"])), name=name)


def _link_made(event: Happened, directory: Directory) -> str:
    name = directory.person(event.after.get("person_id")) or dates.NONE
    return _("生成给%(name)s的免登录链接", name=name)


def _slip_answered(event: Happened, directory: Directory) -> str:
    """Who answered stands before it, unless somebody else typed it."""
    author = directory.person(event.after.get("author_id"))
    said = _slip(event, directory)
    return _("%(said)s（%(name)s的反馈，代填）", said=said, name=author) if author else said


def _restated(event: Happened, _directory: Directory) -> str:
    """A corrected edition says it in the same words, or in others that the task took over."""
    said = _("接到报告第 %(n)s 版", n=event.after["edition_number"])
    if "quote" not in event.after:
        return said
    old, new = event.before["quote"], event.after["quote"]
    return _("%(said)s，原文由“%(old)s”改为“%(new)s”", said=said, old=old, new=new)


_DETAILED: dict[str, Callable[[Happened, Directory], str]] = {
    "assigned": _assigned, "changed": _changed, "handed_over": _handed_over, "continued": _continued,
    "extension_asked": _asked, "extended": _extended, "split": _split, "closed": _closed,
    "slip_issued": _slip, "slip_answered": _slip_answered, "slip_withdrawn": _slip,
    "urged": _urged, "link_made": _link_made, "restated": _restated,
}  # fmt: skip


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
