"""Which cells each sheet has, in which order, and in which words."""

from collections.abc import Iterable

from tracker.domain.tasks import Priority, TaskKind
from tracker.domain.work import EvidenceKind

from .form import Entry, Pair, Part, Signature
from .sheets import AssignmentSheet, ClosingSheet, EvidenceLine, ExtensionSheet, ResultLine, TaskFacts
from .text import ONE_SPACE, chinese_date, clean, clean_line, date_or_room

NONE = "无"
KINDS = {TaskKind.RECTIFICATION: "问题整改", TaskKind.PLAN: "工作安排"}
PRIORITIES = {Priority.NORMAL: "平件", Priority.URGENT: "急件", Priority.TOP: "特急"}
EVIDENCE_KINDS = {
    EvidenceKind.PHOTO: "照片",
    EvidenceKind.MINUTES: "会议纪要",
    EvidenceKind.ATTENDANCE: "签到表",
    EvidenceKind.DOCUMENT: "文件通知",
    EvidenceKind.COURSEWARE: "课件",
    EvidenceKind.CASE_FILE: "案卷",
    EvidenceKind.LEGAL_OPINION: "法律意见书",
    EvidenceKind.DISCLOSURE: "公示公开",
    EvidenceKind.RESULTS: "统计结果",
    EvidenceKind.SIGNED_SHEET: "签批单",
    EvidenceKind.OTHER: "其他",
}
_A_DAY_BY_HAND = f"{ONE_SPACE * 3}年{ONE_SPACE * 2}月{ONE_SPACE * 2}日"


def assignment(sheet: AssignmentSheet) -> list[Part]:
    """The cells of 事项交办单."""
    task = sheet.task
    kinds = Pair(Entry("事项类别", KINDS[task.kind]), Entry("缓急程度", PRIORITIES[task.priority]))
    dates = Pair(Entry("首定时限", date_or_room(task.first_due_on)), Entry("完成时限", date_or_room(task.due_on)))
    return [
        *_origin(task),
        kinds,
        *_people(task),
        dates,
        Entry("量化目标", _text(task.target)),
        Entry("办理要求", clean(sheet.requirements), least_mm=18),
        Signature("督办员\n拟办意见"),
        Signature("责任领导\n签批意见", extra_mm=4),
        Signature("承办单位\n签收意见", choices="□签收办理　　□申请转办，理由："),
    ]


def extension(sheet: ExtensionSheet) -> list[Part]:
    """The cells of 延期申请审批单."""
    task = sheet.task
    return [
        *_origin(task),
        *_people(task),
        Pair(Entry("首定时限", date_or_room(task.first_due_on)), Entry("原定时限", date_or_room(task.due_on))),
        Pair(Entry("申请延至", date_or_room(sheet.asked_due_on)), Entry("申请日期", date_or_room(sheet.asked_on))),
        Pair(Entry("是否逾期\n补报", _boxes(sheet.is_late)), Entry("此前已批\n延期", f"{sheet.before}次")),
        Entry("量化目标", _text(task.target)),
        Entry("申请理由", _text(sheet.reason), least_mm=14),
        Entry("目前进展", _text(sheet.progress), least_mm=14),
        Signature("承办单位\n意见"),
        Signature("督办员\n审核意见"),
        Signature("责任领导\n签批意见", choices=f"□同意延至{_A_DAY_BY_HAND}　　□不同意", extra_mm=4),
    ]


def closing(sheet: ClosingSheet) -> list[Part]:
    """The cells of 事项销号审批表."""
    task = sheet.task
    return [
        *_origin(task),
        *_people(task),
        Pair(Entry("首定时限", date_or_room(task.first_due_on)), Entry("完成时限", date_or_room(task.due_on))),
        Pair(Entry("提交日期", date_or_room(sheet.submitted_on)), Entry("是否逾期", _boxes(sheet.is_late))),
        Entry("量化目标", _text(task.target)),
        Entry("办理结果", _numbered(_result(line) for line in sheet.results)),
        Entry("成效数据", _numbered(clean_line(figure) for figure in sheet.figures)),
        Entry("佐证材料", _numbered(_evidence(line) for line in sheet.evidence)),
        Signature("承办单位\n意见"),
        Signature("督办员\n审核意见"),
        Signature("责任领导\n签批意见", choices="□同意销号　　□退回补充", extra_mm=4),
    ]


def _origin(task: TaskFacts) -> list[Part]:
    return [
        Entry("事项名称", _text(task.title)),
        Entry("事项原文", _text(task.quote)),
        Entry("出处", _text(task.source)),
    ]


def _people(task: TaskFacts) -> list[Part]:
    supporting = _text("、".join(clean_line(unit) for unit in task.supporting_units))
    return [
        Pair(Entry("牵头单位", _text(task.lead_unit)), Entry("配合单位", supporting)),
        Pair(Entry("承办人", clean_line(task.owner)), Entry("责任领导", clean_line(task.sponsor))),
    ]


def _text(text: str) -> str:
    return clean(text) or NONE


def _boxes(answer: bool | None) -> str:
    yes, no = ("■" if answer is value else "□" for value in (True, False))
    return f"{yes}是　　{no}否"


def _result(line: ResultLine) -> str:
    text = clean_line(line.text)
    return f"{chinese_date(line.on)}，{text}" if line.on else text


def _evidence(line: EvidenceLine) -> str:
    """《name》（kind，number）: what stands in brackets is how an archive finds it."""
    details = "，".join(word for word in (EVIDENCE_KINDS[line.kind], clean_line(line.number)) if word)
    return f"{clean_line(line.name) or NONE}（{details}）"


def _numbered(lines: Iterable[str]) -> str:
    """（1） and so on, one a line; a single one stands alone, none is 无."""
    texts = [line for line in lines if line]
    if len(texts) < 2:
        return "".join(texts) or NONE
    return "\n".join(f"（{number}）{text}" for number, text in enumerate(texts, start=1))
