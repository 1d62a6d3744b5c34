"""The words of reported work: states of entries, qualifiers, kinds of evidence, duties, how figures sum up."""

from decimal import Decimal

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.work import Duty, EntryKind, EntryState, EvidenceKind, Qualifier, Summing

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
TABLES = (ENTRY_KINDS, ENTRY_STATES, DUTIES, QUALIFIERS, SUMMINGS, EVIDENCE_KINDS)


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
