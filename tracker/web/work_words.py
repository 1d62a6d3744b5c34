"""The words of reported work: states of entries, qualifiers, kinds of evidence, duties, how figures sum up."""

from decimal import Decimal

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.deadlines import ExtensionState
from tracker.domain.work import Duty, EntryKind, EntryState, EvidenceKind, Qualifier, Summing
from tracker.web import link_words

ENTRY_KINDS: dict[EntryKind, LazyString] = {EntryKind.PROGRESS: _l("进展"), EntryKind.RECORD: _l("工作纪实")}
ENTRY_STATES: dict[EntryState, LazyString] = {
    EntryState.PENDING: _l("待采纳"),
    EntryState.ACCEPTED: _l("已采纳"),
    EntryState.RETURNED: _l("已退回"),
    EntryState.WITHDRAWN: _l("已撤回"),
    EntryState.REPLACED: _l("已更正"),
}
DUTIES: dict[Duty, LazyString] = {
    Duty.DEPLOYED: _l("亲自部署重要工作"),
    Duty.INQUIRED: _l("亲自过问重大问题"),
    Duty.COORDINATED: _l("亲自协调重点环节"),
    Duty.SUPERVISED: _l("亲自督办重要任务"),
}
"""四个亲自: what the first person in charge does in person."""
QUALIFIERS: dict[Qualifier, LazyString] = {
    Qualifier.EXACT: _l("准确数"),
    Qualifier.MORE: _l("余"),
    Qualifier.AT_LEAST: _l("以上"),
    Qualifier.NEARLY: _l("近"),
    Qualifier.ABOUT: _l("约"),
}
SUMMINGS: dict[Summing, LazyString] = {Summing.SUM: _l("全年累加"), Summing.LATEST: _l("取最近一次")}
EVIDENCE_KINDS: dict[EvidenceKind, LazyString] = {
    EvidenceKind.PHOTO: _l("照片"),
    EvidenceKind.MINUTES: _l("会议纪要"),
    EvidenceKind.ATTENDANCE: _l("签到表"),
    EvidenceKind.DOCUMENT: _l("文件通知"),
    EvidenceKind.COURSEWARE: _l("课件"),
    EvidenceKind.CASE_FILE: _l("案卷"),
    EvidenceKind.LEGAL_OPINION: _l("法律意见书"),
    EvidenceKind.DISCLOSURE: _l("公示公开"),
    EvidenceKind.RESULTS: _l("统计结果"),
    EvidenceKind.SIGNED_SHEET: _l("签批单"),
    EvidenceKind.OTHER: _l("其他"),
}
EXTENSION_STATES: dict[ExtensionState, LazyString] = {
    ExtensionState.PENDING: _l("待签批"),
    ExtensionState.APPROVED: _l("已同意"),
    ExtensionState.REFUSED: _l("不同意"),
    ExtensionState.WITHDRAWN: _l("已撤回"),
}
TABLES = (ENTRY_KINDS, ENTRY_STATES, DUTIES, QUALIFIERS, SUMMINGS, EVIDENCE_KINDS, EXTENSION_STATES)
ERRORS: dict[str, LazyString] = {
    **link_words.ERRORS,
    "task_not_assigned": _l("第 %(number)s 号还没有分派，分派以后才能报进展。"),
    "entry_decided": _l("这一条刚才已经有人处理过（采纳、退回、撤回或更正），请刷新页面查看。"),
    "own_work_accepted": _l("自己报的、自己承办的事项不能自己采纳，请督办员或单位负责人来办。"),
    "author_is_not_you": _l("只能报自己做的工作。替别人填写由督办员来办。"),
    "author_stays": _l("报送人不能改。填错了请撤回，重新报一条。"),
    "entry_kind_differs": _l("进展和工作纪实不能互相改，请撤回后重新报。"),
    "correction_waits": _l("这一条已经有一份更正在等采纳，请修改那一份。"),
    "key_taken": _l("这张表单已经用过。请回到原来的页面重新打开一张，再把内容贴进去。"),
    "already_sent": _l("这张表单刚才已经交上去了，现在写的和那时不一样，没有存。请打开交上去的那一条，点“修改”再改。"),
    "date_in_future": _l("日期还没有到。这里报已经做了的工作，打算做的请写在“下一步”。"),
    "period_backwards": _l("结束日期在开始日期之前，请核对。"),
    "percent_out_of_range": _l("完成比例请填 0 到 100。"),
    "number_invalid": _l("“%(text)s”看不懂。请填不小于 0 的数，如 31、1.5、30余、近30、1.2万。"),
    "indicator_unknown": _l("没有这个指标，可能已经删改。请重新选，或者直接写名称。"),
    "unit_unlike": _l("这个指标按“%(expected)s”计，“%(unit)s”不能和它相加。请改单位，或者不选指标、直接写名称。"),
    "too_many_figures": _l("一次最多报 %(most)s 个数，其余的请另报一条。"),
    "too_many_files": _l("一条最多附 %(most)s 份材料。"),
    "evidence_unknown": _l("有的佐证材料不在本单位，请去掉后重新上传。"),
    "quarter_not_begun": _l("这个季度还没有开始。"),
    "quarter_reported": _l("这个季度的“%(name)s”已经报过。要改，请打开原来那一条修改。"),
    "indicator_taken": _l("“%(word)s”已经算在指标“%(name)s”里，单位也一样，会分不清。请换一个，或者先停用那个指标。"),
    "theme_taken": _l("已经有叫“%(name)s”的主题，请换一个名称。"),
    "too_many_themes": _l("最多 %(most)s 个主题。请先改用已有的。"),
    "indicator_name_taken": _l("已经有叫这个名称的指标（可能已停用），请换一个，或者恢复原来那个。"),
    "too_many_words": _l("最多写 %(most)s 个。"),
}
EVENTS: dict[str, LazyString] = {
    "reported": _l("报进展"),
    "recorded": _l("记工作纪实"),
    "entry_accepted": _l("采纳"),
    "entry_returned": _l("退回补充"),
    "entry_revised": _l("修改后重报"),
    "entry_corrected": _l("提出更正"),
    "entry_replaced": _l("由更正替代"),
    "entry_withdrawn": _l("撤回"),
    "uploaded": _l("上传材料"),
    "described": _l("修改材料说明"),
    "shared": _l("共享给上级"),
    "unshared": _l("停止共享"),
    "retired": _l("停用指标"),
    "indicators_adopted": _l("载入常用指标"),
}


def quantity(value: Decimal, unit: str, qualifier: Qualifier = Qualifier.EXACT) -> str:
    """A figure as officials write it: 30件, 30余件, 30件以上, 近30件, 约30件."""
    number = f"{value.normalize():f}"
    patterns = {
        Qualifier.MORE: _("%(number)s余%(unit)s", number=number, unit=unit),
        Qualifier.AT_LEAST: _("%(number)s%(unit)s以上", number=number, unit=unit),
        Qualifier.NEARLY: _("近%(number)s%(unit)s", number=number, unit=unit),
        Qualifier.ABOUT: _("约%(number)s%(unit)s", number=number, unit=unit),
    }
    return patterns.get(qualifier) or f"{number}{unit}"
