"""Tables of words for the audit log: kinds of things, acts, fields, and values that are words of ours."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from tracker.domain.bots import BotKind
from tracker.domain.deadlines import ExtensionState
from tracker.domain.drafts import DraftStage, Flag, SentenceKind
from tracker.domain.messages import Handed
from tracker.domain.outcomes import Outcome
from tracker.domain.periods import Period
from tracker.domain.reports import ItemKind, ReadingState
from tracker.domain.slips import SlipColour
from tracker.domain.tasks import Priority, TaskKind, TaskState
from tracker.domain.work import Duty, EntryState, EvidenceKind, Summing
from tracker.web.reminder_words import POLICY

SUBJECTS: dict[str, LazyString] = {
    "task": _l("事项"), "work_entry": _l("工作纪实"), "extension_request": _l("延期申请"), "evidence": _l("佐证材料"),
    "edition": _l("报告文件"), "reading": _l("导入审核"), "report_item": _l("报告条目"), "indicator": _l("指标"),
    "theme": _l("主题"),
    "user": _l("账号"), "membership": _l("任职"), "unit": _l("单位"), "organisation": _l("组织"),
    "absence": _l("外出"), "bot": _l("群机器人"),
    "message": _l("消息"), "year_note": _l("随记"), "outline": _l("报告提纲"),
    "draft": _l("报告初稿"), "draft_sentence": _l("初稿里的句子"), "inquiry": _l("请补"),
    "recurrence": _l("反复出现的问题"),
}  # fmt: skip
"""Kinds of things by the table that holds them."""
VERBS: dict[str, LazyString] = {
    "changed": _l("改动"), "received": _l("签收"), "submitted": _l("提交审核"), "returned": _l("退回"),
    "closed": _l("签批销号"), "reopened": _l("重新办理"), "suspended": _l("中止"), "continued": _l("接着办"),
    "reported": _l("报送"), "recorded": _l("报送"),
}  # fmt: skip
"""Acts that other pages tell in other words; `words.EVENTS` has the rest."""
FIELDS: dict[str, LazyString] = {
    "title": _l("标题"), "name": _l("名称"), "state": _l("状态"), "unit_id": _l("单位"), "lead_unit_id": _l("牵头单位"),
    "supporting_unit_ids": _l("配合单位"), "owner_id": _l("承办人"), "sponsor_id": _l("责任领导"), "due_on": _l("时限"),
    "first_due_on": _l("首定时限"), "late_since": _l("错过的时限"), "theme_code": _l("主题"), "priority": _l("缓急"),
    "target": _l("目标"), "targets": _l("量化目标"), "text": _l("内容"),
    "author_id": _l("报送人"), "recorder_id": _l("代填人"),
    "signer_id": _l("签批人"), "signed_on": _l("签批日期"), "from_on": _l("开始"), "to_on": _l("结束"),
    "user_id": _l("人员"), "roles": _l("角色"), "account": _l("账号"), "phone": _l("手机号"), "email": _l("电子邮箱"),
    "post": _l("职务"), "code": _l("代码"), "head_id": _l("负责人"), "leader_id": _l("分管领导"),
    "is_active": _l("在用"), "settings": _l("设置"), "filename": _l("文件"), "problems": _l("问题"),
    "plans": _l("安排"), "number": _l("编号"), "plan_year": _l("年度"), "year": _l("年度"), "unit": _l("计量单位"),
    "synonyms": _l("同义说法"), "equal_units": _l("等同单位"),
    "keywords": _l("指向它的词语"), "lead_hints": _l("通常牵头的单位"), "summing": _l("汇总"), "kind": _l("种类"),
    "started_on": _l("开始办理"), "merged_into_id": _l("合并到"), "missing": _l("还缺"), "late": _l("逾期"),
    "deactivated_at": _l("停用时间"), "voided_at": _l("作废时间"), "signed_sheet_id": _l("签批单"),
    "people": _l("参加的人"), "duty": _l("四个亲自"), "figures": _l("成效数据"), "evidence": _l("佐证材料"),
    "reported_on": _l("最近报送"), "target_count": _l("目标数"),
    "reference": _l("文号"), "caption": _l("说明"), "proposed_on": _l("申请延到"), "granted_on": _l("同意延到"),
    "reason": _l("理由"), "exception": _l("例外说明"), "percent": _l("完成比例"), "from_user_id": _l("移交人"),
    "to_user_id": _l("接手人"), "entry_state": _l("状态"), "parts": _l("子事项"), "tasks": _l("事项"),
    "indicators": _l("指标"), "person_id": _l("人员"), "how": _l("方式"), "address": _l("地址"),
    "colour": _l("督办单"), "reply_by": _l("反馈期限"),
    "delegate_id": _l("代办人"), "note": _l("说明"), "ended_at": _l("结束时间"),
    "host": _l("主机"), "secret": _l("换了密钥"), "answer": _l("对方的答复"), **POLICY,
    "cause": _l("原因"), "noted_on": _l("哪天发现"), "verdict": _l("兑现情况"),
    "withdrawn_at": _l("撤回时间"), "same": _l("同一个问题"),
    "stage": _l("阶段"), "period": _l("时段"), "addressee": _l("主送"), "signatory": _l("署名"),
    "dated_on": _l("成文日期"), "signed_by_id": _l("签批人"), "submitted_on": _l("报送日期"),
    "published_on": _l("公开日期"),
    "published_url": _l("公开网址"), "added": _l("新增句数"), "rewritten": _l("更新句数"), "gone": _l("消失句数"),
    "flagged": _l("依据有变化的句数"), "flag": _l("提示"),
}  # fmt: skip
ORDER = {name: place for place, name in enumerate(FIELDS)}
HIDDEN = frozenset({
    "session_epoch", "position", "key", "sha256", "password_hash", "version_id", "decided_by_id", "entry_id", "by_id",
    "replaces_id", "size", "request_id", "basis_id", "plan_id",
    "continues_task_id", "from", "parent_id", "user", "report_id", "meta_confirmed", "decision", "replaced_by_id",
    "suggested", "part_of_id", "shared_at", "wishes", "outcome", "outline", "task_id", "slip_id",
    "section", "answers_id", "edition_id", "earlier_id", "later_id", "decided_at",
})  # fmt: skip
"""Values that say nothing to a reader."""
PEOPLE = frozenset({
    "owner_id", "sponsor_id", "author_id", "recorder_id", "signer_id", "user_id", "head_id", "leader_id",
    "from_user_id", "to_user_id", "person_id", "delegate_id", "signed_by_id",
})  # fmt: skip
UNITS = frozenset({"unit_id", "lead_unit_id", "parent_id"})
KINDS: Mapping[tuple[str, str], type[StrEnum]] = {
    ("task", "state"): TaskState, ("work_entry", "state"): EntryState, ("reading", "state"): ReadingState,
    ("extension_request", "state"): ExtensionState, ("task", "kind"): TaskKind, ("report_item", "kind"): ItemKind,
    ("evidence", "kind"): EvidenceKind, ("bot", "kind"): BotKind, ("year_note", "kind"): ItemKind,
    ("draft_sentence", "kind"): SentenceKind,
    ("task", "verdict"): Outcome,
}  # fmt: skip
"""Values that are words of ours, by the thing and the field."""
ENUMS: Mapping[str, type[StrEnum]] = {
    "priority": Priority, "summing": Summing, "entry_state": EntryState, "duty": Duty, "how": Handed,
    "colour": SlipColour, "stage": DraftStage, "flag": Flag, "period": Period,
}  # fmt: skip
