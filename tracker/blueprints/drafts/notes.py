"""What the editor says about the act just done: a notice, or a refusal with what was typed."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from tracker.domain.errors import Conflict, DomainError
from tracker.web.words import explain

NOTICES: Mapping[str, LazyString] = {
    "begun": _l("初稿已经生成。每句话点开，都能看到它的出处。"),
    "composed": _l("已按最新采纳的工作重新汇总，您改过的句子没有动。"),
    "edited": _l("已改。"),
    "restored_text": _l("已恢复原句。"),
    "moved": _l("已移动。"),
    "merged": _l("已合并到上一句。"),
    "split": _l("已拆成两条。"),
    "dropped": _l("已删去，放在“删去的”里，随时可以恢复。"),
    "restored": _l("已恢复。"),
    "added": _l("已加上一句。"),
    "none": _l("已写明本年度未开展。"),
    "settled": _l("已记下，看过了。"),
    "plan": _l("已保存责任人、时限和目标。"),
    "asked": _l("已请本人补充，本人会收到消息。"),
    "head": _l("已保存标题、主送、署名和日期。"),
    "discuss": _l("已转为讨论稿。"),
    "ask_signature": _l("已送审，签批人会收到消息。"),
    "signed": _l("已签批。"),
    "send_back": _l("已退回修改。"),
    "submitted": _l("已登记报送，报告已归档。"),
    "published": _l("已登记公开。"),
}
UNDO: Mapping[str, str] = {"dropped": "drafts.restore"}
"""Acts that can be taken back, each with the view that does."""


@dataclass(frozen=True, slots=True)
class Notice:
    """An act that was done, to a sentence or to the whole draft."""

    act: str
    sentence_id: int | None = None

    @property
    def words(self) -> str:
        """The notice as people read it."""
        return str(NOTICES[self.act]) if self.act in NOTICES else ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An act that was refused. `part` names the form (edit, plan, ask, …), `sentence_id` whose it is."""

    message: str
    part: str
    sentence_id: int | None = None
    field: str | None = None
    typed: MultiDict[str, str] = dataclasses.field(default_factory=MultiDict)
    conflict: bool = False

    def value(self, part: str, name: str, default: object = "") -> object:
        """What was typed into a field of this part, else its default."""
        return self.typed.get(name, default) if part == self.part else default


def refusal(error: DomainError, part: str, sentence_id: int | None, typed: MultiDict[str, str]) -> Refusal:
    """The refusal of a domain error at a form of the page."""
    return Refusal(explain(error), part, sentence_id, error.field, typed, isinstance(error, Conflict))
