"""What the review says about the act just done: a notice with its undoing, or a refusal with what was typed."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from tracker.domain.errors import Conflict, DomainError
from tracker.web import dates, words
from tracker.web.review_words import shown

NOTICES: Mapping[str, LazyString] = {
    "accepted": _l("%(no)s 已采纳。"),
    "rejected": _l("%(no)s 不作事项。"),
    "restored": _l("%(no)s 已恢复待定。"),
    "moved": _l("已改为 %(no)s。"),
    "split": _l("已拆成两条，前一条是 %(no)s。"),
    "merged": _l("已合成一条：%(no)s。"),
    "added": _l("已加上 %(no)s。"),
    "saved": _l("%(no)s 已保存。"),
    "settled": _l("%(no)s 的疑问已消除。"),
    "linked": _l("%(no)s 已记下回应它的安排。"),
    "unlinked": _l("%(no)s 已取消回应关系。"),
    "selected": _l("已改 %(n)s 条。"),
    "sure": _l("已采纳没有疑问的 %(n)s 条。"),
    "reconsidered": _l("%(n)s 条已恢复待定。"),
    "rebounded": _l("%(no)s 的起止已改。"),
    "reread": _l("已用新版程序重新读取。"),
    "noted": _l("已知悉。"),
    "meta": _l("年度已确认。"),
    "confirmed": _l("已生成 %(n)s 件事项。"),
    "followed": _l("都接到了原来的事项上，没有多出事项。"),
    "voided": _l("这次导入已作废。"),
}
UNDO: Mapping[str, str] = {
    "accepted": "reconsider",
    "rejected": "reconsider",
    "split": "restore",
    "merged": "restore",
    "added": "reject",
    "rebounded": "restore",
}
"""The acts that can be taken back, each with the view that does."""


@dataclass(frozen=True, slots=True)
class Notice:
    """An act that was done: `act` names it, `item_id` the item it concerned, `count` how many items.

    `made_id` is the item that took its place, after which the review goes on.
    """

    act: str
    item_id: int | None = None
    count: int = 0
    made_id: int | None = None

    def sentence(self, no: str) -> str:
        """The notice in words; `no` is the item's number."""
        return str(NOTICES[self.act]) % {"no": no, "n": self.count} if self.act in NOTICES else ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An act that was refused. `part` says where (bulk, meta, add, confirm, void, or an item by id)."""

    message: str
    part: str
    item_id: int | None = None
    field: str | None = None
    typed: MultiDict[str, str] = dataclasses.field(default_factory=MultiDict)
    conflict: bool = False

    def value(self, part: str, name: str, default: object = "") -> object:
        """What was typed into a field of this part, else its default."""
        return self.typed.get(name, default) if part == self.part else default


def refusal(error: DomainError, part: str, item_id: int | None, typed: MultiDict[str, str]) -> Refusal:
    """The refusal of a domain error at a part of the page."""
    return Refusal(sentence(error), part, item_id, error.field, typed, isinstance(error, Conflict))


def sentence(error: DomainError) -> str:
    """The error in words: numbers of items as people call them, and who changed what when."""
    if error.code == "changed_meanwhile" and error.params.get("name"):
        return _who_changed(error.params)
    params = {name: shown(value) for name, value in error.params.items()}
    return words.explain(type(error)(error.code, field=error.field, **params))


def _who_changed(params: Mapping[str, object]) -> str:
    at = params.get("at")
    return str(_l("%(name)s 刚刚改过（%(what)s，%(at)s），这里已经换成新的内容。请看过后再决定。")) % {
        "name": params["name"],
        "what": words.event_word(str(params.get("verb"))),
        "at": dates.moment(at),  # type: ignore[arg-type]
    }
