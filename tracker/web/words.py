"""The words for codes: labels of enums, and sentences for errors."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.errors import DomainError
from tracker.domain.lights import Light
from tracker.domain.people import OrgKind, Role, Via
from tracker.domain.reports import Decision, ItemKind, ItemOrigin, ReadingState, Series, SourceKind
from tracker.domain.tasks import Move, Priority, TaskKind, TaskState
from tracker.web import (
    backup_words,
    draft_words,
    drafting_words,
    issue_words,
    job_words,
    message_words,
    reminder_words,
    review_words,
    ring_words,
    slip_words,
    work_words,
    year_words,
)

ERRORS: dict[str, LazyString] = {
    **review_words.ERRORS,
    **work_words.ERRORS,
    **backup_words.ERRORS,
    **drafting_words.ERRORS,
    **issue_words.ERRORS,
    **job_words.ERRORS,
    **message_words.ERRORS,
    **reminder_words.ERRORS,
    **ring_words.ERRORS,
    **slip_words.ERRORS,
    **year_words.ERRORS,
    "not_allowed": _l("您在这里没有这项权限。需要的话，请联系本单位的督办员或管理员。"),
    "not_found": _l("没有找到，或者不在您能看的范围内。"),
    "form_expired": _l("页面放得太久，表单已经过期。请返回上一页刷新后再提交，填写的内容浏览器一般还留着。"),
    "changed_meanwhile": _l("您打开以后，别人已经改过这里。请先看新的内容，再决定要不要改。"),
    "move_not_possible": _l("事项现在的状态不能这样办。请刷新页面，看看它到了哪一步。"),
    "sign_in_failed": _l("账号或密码不对。再错 %(left)s 次，就要等 15 分钟才能再试。"),
    "sign_in_locked": _l("错得太多，请 %(minutes)s 分钟后再试；或者请本单位督办员重置密码。"),
    "password_wrong": _l("现在的密码不对。"),
    "password_too_short": _l("太短了。请用 %(least)s 个字符以上，一句好记的话最好。"),
    "password_too_long": _l("太长了。请控制在 %(most)s 个字符以内。"),
    "password_names_you": _l("密码里不要用账号、手机号或姓名。"),
    "password_common": _l("这个密码太常见，很容易被猜到。请换一个。"),
    "password_unchanged": _l("新密码和现在的一样。请换一个。"),
    "required": _l("请填写这一项。"),
    "too_long": _l("最多 %(most)s 个字。"),
    "code_invalid": _l("只能用小写字母、数字和横线，2 到 40 个字符，横线不在头尾。"),
    "code_taken": _l("这个代码已经有了，请换一个。"),
    "account_invalid": _l("以小写字母开头，只用字母、数字、点、横线，2 到 40 个字符。"),
    "account_taken": _l("这个账号已经有人用了，请换一个。"),
    "phone_invalid": _l("不像手机号或带区号的座机号，请再看看。"),
    "phone_taken": _l("这个号码已经登记在别的账号下，请核对。"),
    "account_or_phone_taken": _l("这个账号或手机号刚刚被别人登记了，请换一个。"),
    "email_invalid": _l("不像电子邮箱，应当是“名字@单位.cn”的样子；没有就空着。"),
    "role_missing": _l("请至少选一个角色。"),
    "ends_before_it_begins": _l("到期日在任职开始之前，请核对。"),
    "seat_exists": _l("这段时间本人已经在这个单位任职。要加角色，请改原来的任职。"),
    "seat_ended": _l("这个任职已经结束，不能再改。需要的话请新增任职。"),
    "unit_inactive": _l("这个单位已停用或不在本级，请另选一个。"),
    "unit_below_itself": _l("单位不能放到自己或自己的下级下面。"),
    "unit_in_use": _l("还有 %(tasks)s 件未办结事项、%(units)s 个下级单位、%(seats)s 人次任职。请先移交，或勾选停用。"),
    "person_not_here": _l("这个人现在不在本级任职，请另选一位。"),
    "last_administrator": _l("这是这里最后一位长期管理员。请先给别人管理员角色。"),
    "own_administrator_seat": _l("不能去掉自己的管理员角色，请让别的管理员来改。"),
    "own_account": _l("不能停用自己的账号，请让别的管理员来办。"),
    "still_in_hand": _l("本人还有 %(tasks)s 件未办结事项，负责或分管 %(units)s 个单位。请先移交，或勾选后再停用。"),
    "user_inactive": _l("这个账号已经停用。"),
    "user_active": _l("这个账号本来就在用。"),
    "only_counties_have_towns": _l("只有县级组织下面能建乡镇。"),
    "only_from_above": _l("停用和恢复由上级的管理员来办。"),
    "towns_in_use": _l("下面还有在用的乡镇，请先停用它们。"),
    "seeded_already": _l("这个数据库已经装过测量用的数据。要重来，请换一个空的数据库。"),
    "seed_not_in_production": _l("正式环境里不装测量用的数据。"),
    "nothing_selected": _l("还没有勾选事项。"),
    "nothing_to_change": _l("还没有选要改成什么。请先选承办人、责任领导、时限或牵头单位。"),
    "person_unknown": _l("这个人现在不在本单位任职，请另选一位。"),
    "unit_unknown": _l("这个单位不在本级名单里，或者已经停用。请重新选。"),
    "theme_unknown": _l("没有这个主题，请重新选。"),
    "date_invalid": _l("日期看不懂，请写成 2026-09-30 的样子。"),
    "date_out_of_range": _l("日期的年份不对，请核对。"),
    "assignment_incomplete": _l("已经分派的事项，承办人、责任领导和时限都不能空着。"),
    "task_ended": _l("第 %(number)s 号已经办结、中止或合并，不能再改。"),
    "own_work": _l("自己承办的事不能自己签批，请责任领导以外的人承办，或换一位责任领导。"),
    "hand_back_too_late": _l("签收前转办要在分派后 %(days)s 个工作日内提出，现在已经过了。请先签收，或请督办员改派。"),
    "closing_needs_evidence": _l("还没有采纳过带佐证材料的进展（您本人报的不算）。请先补齐，或写明例外销号的理由。"),
    "closing_parts_open": _l("子事项第 %(numbers)s 号还没有办结。请先办结，或写明例外销号的理由。"),
    "parts_open": _l("子事项第 %(numbers)s 号还没有办结，请先办结、中止或合并它们。"),
    "whole_ended": _l("这是第 %(number)s 号的子事项，那一件已经办结。请先重新办理那一件。"),
    "owner_is_sponsor": _l("承办人和责任领导不能是同一个人，否则没有人能签批销号。"),
    "ask_for_extension": _l("分派以后改时限要走延期申请，由责任领导签批。督办员和责任领导可以直接改。"),
    "sponsor_stays": _l("分派以后换责任领导，由督办员或责任领导来办。"),
    "signed_too_early": _l("签批日期不能早于%(day)s：那天才开始办，或者才提交审核。请核对。"),
    "extension_pending": _l("已经有一份延期申请在等责任领导签批，不用再提。要改内容，请先撤回那一份。"),
    "extension_decided": _l("这份延期申请已经有了结果，请刷新页面查看。"),
    "extension_not_later": _l("新的时限要晚于现在的时限，也不能早于今天。"),
    "extensions_used": _l("一件事项最多延期 %(most)s 次，已经用完。"),
    "own_request": _l("延期由一个人申请、另一个人签批，不能自己申请又自己签批。"),
    "own_signature": _l("签批的人不能登记自己的签批件，请另一位督办员登记。"),
    "signer_not_sponsor": _l("这张表要由责任领导签，请核对签批人。"),
    "signed_sheet_missing": _l("请选签批件的照片或扫描件。"),
    "sheet_kind": _l("请上传签过字的扫描件，种类选“签批单”。"),
    "parts_missing": _l("请至少写一件子事项。"),
    "too_many_parts": _l("一次最多分成 %(most)s 件。"),
    "part_of_part": _l("第 %(number)s 号本身就是子事项，不再往下分。"),
    "too_many_targets": _l("最多定 %(most)s 个量化目标。"),
    "target_twice": _l("“%(name)s”写了两次，请合成一个。"),
    "hand_over_to_self": _l("移交给的就是本人，请另选一位。"),
    "hand_over_same_person": _l("移交以后，第 %(numbers)s 号的承办人和责任领导会是同一个人。请先把它们改派给别人。"),
    "merge_needs_target": _l("请说明合并到哪一件事项。"),
    "merge_target_invalid": _l("只能合并到同一年度台账里另一件在办的事项。"),
    "source_kind_invalid": _l("报告里的事项请用“导入审核”。这里请选上级交办、会议、督察检查或其他。"),
    "file_empty": _l("文件是空的，请换一个。"),
    "file_too_large": _l("文件超过 %(most)s MB，请压缩后再传，或者只传扫描件。"),
    "file_type_refused": _l("不收 %(ending)s 这种文件。请用 PDF、Word、WPS、Excel、OFD、图片或纯文本。"),
    "file_is_something_else": _l("文件内容不是 %(ending)s，可能改过后缀名。请换成原来的文件。"),
    "file_locked": _l("文件加了密码，别人打不开。请去掉密码再传。"),
    "photo_broken": _l("这张照片打不开，可能没有传完整，或者不是真的照片。请换一张，或者重新拍一张。"),
    "photo_too_large": _l("这张照片超过 %(most)s00 万像素，或者太复杂，处理不了。请压缩后再传，或者用手机重新拍一张。"),
    "photo_busy": _l("正在处理别的照片，还没有轮到这一张。没有存下，请过一会儿再传。"),
    "disk_full": _l("服务器的磁盘满了，材料没有存下。请告诉管理员腾出空间，再传一次。"),
    "installed_already": _l("这里已经有组织了。新的乡镇由县级管理员在网页上建。"),
    "days_out_of_range": _l("请填 0 到 %(most)s 之间的天数。"),
    "number_out_of_range": _l("请填 0 到 %(most)s 之间的数。"),
    "blue_before_yellow": _l("蓝灯要比黄灯早，天数要大于黄灯的天数。"),
    "points_out_of_order": _l("黄灯的百分点要大于 0，红灯的要大于黄灯的，最多 100。"),
    "earlier_task_invalid": _l("请选本单位以前年度的一件事项。"),
    "demo_not_in_production": _l("正式环境不载入演示数据。要看演示，请另用一个数据库和 APP_ENV=demo。"),
    "demo_needs_empty_database": _l("数据库里已经有别的组织，演示数据没有载入。请用一个空的数据库（DATABASE_URL）。"),
    "passwords_differ": _l("两次输入的不一样。请再输一遍新密码。"),
}

ROLES: dict[Role, LazyString] = {
    Role.ADMINISTRATOR: _l("管理员"),
    Role.COORDINATOR: _l("督办员"),
    Role.LEADER: _l("责任领导"),
    Role.UNIT_HEAD: _l("单位负责人"),
    Role.STAFF: _l("承办人"),
    Role.VIEWER: _l("查看人"),
}
ORG_KINDS: dict[OrgKind, LazyString] = {OrgKind.COUNTY: _l("县"), OrgKind.TOWN: _l("乡镇（街道）")}
DOORS: dict[Via, LazyString] = {
    Via.WEB: _l("网页"),
    Via.CLI: _l("命令行"),
    Via.LINK: _l("链接"),
    Via.JOB: _l("自动"),
    Via.DEMO: _l("演示数据"),
}
TASK_STATES: dict[TaskState, LazyString] = {
    TaskState.UNASSIGNED: _l("待分派"),
    TaskState.ASSIGNED: _l("待签收"),
    TaskState.IN_PROGRESS: _l("办理中"),
    TaskState.SUBMITTED: _l("待审核"),
    TaskState.CLOSED: _l("已销号"),
    TaskState.SUSPENDED: _l("已中止"),
    TaskState.MERGED: _l("已合并"),
}
TASK_KINDS: dict[TaskKind, LazyString] = {TaskKind.RECTIFICATION: _l("问题整改"), TaskKind.PLAN: _l("工作安排")}
ITEM_KINDS: dict[ItemKind, LazyString] = {ItemKind.PROBLEM: _l("存在问题"), ItemKind.PLAN: _l("工作安排")}
TAGS: dict[StrEnum, LazyString] = {
    TaskKind.RECTIFICATION: _l("问题"),
    TaskKind.PLAN: _l("安排"),
    ItemKind.PROBLEM: _l("问题"),  # ItemKind.PLAN equals TaskKind.PLAN
}
"""One word for a kind, where a label is too long."""
MOVES: dict[Move, LazyString] = {
    Move.ASSIGN: _l("分派"),
    Move.RECEIVE: _l("签收"),
    Move.HAND_BACK: _l("转办"),
    Move.SUBMIT: _l("提交审核"),
    Move.RETURN: _l("退回补充"),
    Move.CLOSE: _l("签批销号"),
    Move.REOPEN: _l("重新办理"),
    Move.SUSPEND: _l("中止"),
    Move.MERGE: _l("合并"),
}
PRIORITIES: dict[Priority, LazyString] = {
    Priority.NORMAL: _l("平件"),
    Priority.URGENT: _l("急件"),
    Priority.TOP: _l("特急"),
}
LIGHTS: dict[Light, LazyString] = {
    Light.RED: _l("逾期或严重滞后"),
    Light.YELLOW: _l("快到期或滞后"),
    Light.BLUE: _l("将到期"),
    Light.GREEN: _l("正常"),
    Light.GREY: _l("已办结"),
}
SOURCE_KINDS: dict[SourceKind, LazyString] = {
    SourceKind.REPORT: _l("法治政府建设报告"),
    SourceKind.SUPERIOR: _l("上级交办"),
    SourceKind.MEETING: _l("会议议定"),
    SourceKind.INSPECTION: _l("督察检查"),
    SourceKind.OTHER: _l("其他"),
}
DECISIONS: dict[Decision, LazyString] = {
    Decision.PENDING: _l("待定"),
    Decision.ACCEPTED: _l("已确认"),
    Decision.REJECTED: _l("不是事项"),
    Decision.SUPERSEDED: _l("已改为别条"),
}
READING_STATES: dict[ReadingState, LazyString] = {
    ReadingState.REVIEWING: _l("审核中"),
    ReadingState.DONE: _l("已审核"),
    ReadingState.VOIDED: _l("已作废"),
    ReadingState.REPLACED: _l("已重新读取"),
}
ITEM_ORIGINS: dict[ItemOrigin, LazyString] = {
    ItemOrigin.PARSED: _l("系统读出"),
    ItemOrigin.SPLIT: _l("拆分而来"),
    ItemOrigin.MERGED: _l("合并而来"),
    ItemOrigin.ADDED: _l("人工补录"),
    ItemOrigin.REBOUNDED: _l("改过起止"),
}
SERIES: dict[Series, LazyString] = {Series.RULE_OF_LAW: _l("法治政府建设年度报告")}

LABELS: dict[type[StrEnum], Mapping[Any, LazyString]] = {
    type(next(iter(table))): table
    for table in (
        *(ROLES, ORG_KINDS, DOORS, TASK_STATES, TASK_KINDS, ITEM_KINDS, MOVES, PRIORITIES, LIGHTS, SOURCE_KINDS),
        *(DECISIONS, READING_STATES, ITEM_ORIGINS, SERIES),
        *work_words.TABLES,
        *job_words.TABLES,
        *draft_words.TABLES,
        *message_words.TABLES,
        *reminder_words.TABLES,
        *ring_words.TABLES,
        *slip_words.TABLES,
    )
}
"""Every table above by its enum; enums of one value are equal to each other, so they are kept apart by type."""

EVENTS: dict[str, LazyString] = {
    **review_words.EVENTS,
    **work_words.EVENTS,
    **drafting_words.EVENTS,
    **issue_words.EVENTS,
    **job_words.EVENTS,
    **message_words.EVENTS,
    **reminder_words.EVENTS,
    **ring_words.EVENTS,
    **slip_words.EVENTS,
    **year_words.EVENTS,
    "signed_in": _l("登录"),
    "changed_password": _l("修改密码"),
    "reset_password": _l("重置密码"),
    "created": _l("新建"),
    "edited": _l("修改资料"),
    "deactivated": _l("停用"),
    "reactivated": _l("恢复"),
    "moved": _l("调整顺序"),
    "settings_changed": _l("修改设置"),
    "seat_added": _l("新增任职"),
    "roles_changed": _l("修改角色"),
    "seat_ended": _l("结束任职"),
    "handed_back": _l("转办"),
    "handed_over": _l("移交"),
    "instructed": _l("批示"),
    "targets_set": _l("定量化目标"),
    "extension_asked": _l("申请延期"),
    "extended": _l("同意延期"),
    "extension_refused": _l("不同意延期"),
    "extension_withdrawn": _l("撤回延期申请"),
    "assigned_on_paper": _l("登记签过的交办单"),
}


def explain(error: DomainError) -> str:
    """The sentence that tells a person what is wrong and what to do."""
    sentence = ERRORS.get(error.code)
    params = {name: review_words.shown(value) for name, value in error.params.items()}
    return str(sentence) % params if sentence is not None else _("操作没有完成（%(code)s）。", code=error.code)


def label(value: StrEnum) -> str:
    """The word for a member of an enum."""
    return str(LABELS[type(value)][value])


def event_word(verb: str) -> str:
    """What an event did, in a word; unknown verbs stay as they are."""
    return str(EVENTS.get(verb, verb))
