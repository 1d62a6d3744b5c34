"""督办单: its number, what each colour usually asks, and which cells the printed one has."""

from collections.abc import Mapping

from tracker.domain.slips import SlipColour

from .form import Entry, Pair, Part, Signature
from .layouts import NONE
from .sheets import SlipSheet, TaskFacts
from .text import chinese_date, clean, clean_line, columns, date_or_room

NAME = "督办单"
SCAN_ME = "扫码查看和反馈"
ONCE_ANSWERED = "书面反馈请交督办员扫描登记，原件归档。"
COLOURS: Mapping[SlipColour, str] = {SlipColour.BLUE: "蓝色", SlipColour.YELLOW: "黄色", SlipColour.RED: "红色"}
RULES: Mapping[SlipColour, str] = {SlipColour.BLUE: "1F5FA8", SlipColour.YELLOW: "E0A100", SlipColour.RED: "C00000"}
"""The line above the form; what stands in words must be readable in black and white too."""
_DEMANDS: Mapping[SlipColour, str] = {
    SlipColour.BLUE: "请抓紧办理，说明没有办结的原因和下一步安排，定出办结的日期。",
    SlipColour.YELLOW: "请单位负责人过问，逐项列出没有完成的工作、责任人和完成日期，尽快补上进度。",
    SlipColour.RED: "请立即办理。由单位负责人向责任领导说明逾期的原因，提出限期办结的措施和日期。",
}
_BY_RULE = "按提醒规则发出"
_MOST_COLUMNS = 320
"""Half characters of progress and problems: a slip is one page, and the whole stands on the task's page."""


def slip_number(year: int, number: int) -> str:
    """督〔2026〕3号, as official documents are numbered."""
    return f"督〔{year}〕{number}号"


def usual_demand(colour: SlipColour) -> str:
    """What a slip of this colour asks if nobody writes more. A record, so it is Chinese in every language."""
    return _DEMANDS[colour]


def parts(sheet: SlipSheet) -> list[Part]:
    """The cells of 督办单."""
    task = sheet.task
    return [
        Pair(Entry("督办等级", f"{COLOURS[sheet.colour]}督办单"), Entry("事项编号", clean_line(task.number))),
        Entry("督办事项", clean(task.quote) or NONE),
        Entry("来源", clean(task.source) or NONE),
        *_people(task),
        Pair(Entry("原定时限", date_or_room(task.first_due_on)), Entry("现定时限", date_or_room(task.due_on))),
        Entry("当前进展", _short(sheet.progress) or "还没有采纳过的进展。"),
        Entry("存在问题", _problem(sheet)),
        Entry("办理要求", _demand(sheet)),
        Pair(Entry("签发人", clean_line(sheet.issuer) or _BY_RULE), Entry("签发日期", chinese_date(sheet.issued_on))),
        *_outcome(sheet),
    ]


def _people(task: TaskFacts) -> list[Part]:
    supporting = "、".join(clean_line(unit) for unit in task.supporting_units) or NONE
    return [
        Pair(Entry("责任单位", clean_line(task.lead_unit)), Entry("责任人", clean_line(task.owner))),
        Pair(Entry("配合单位", supporting), Entry("责任领导", clean_line(task.sponsor))),
    ]


def _problem(sheet: SlipSheet) -> str:
    """How late it was, and what stands in the way."""
    late = f"到{chinese_date(sheet.issued_on)}已逾期{sheet.late_days}天。" if sheet.late_days else ""
    return "\n".join(line for line in (late, _short(sheet.problem)) if line) or NONE


def _demand(sheet: SlipSheet) -> str:
    asked = clean(sheet.demand) or usual_demand(sheet.colour)
    return f"{asked}\n限{chinese_date(sheet.reply_by)}前（含当日）反馈。"


def _outcome(sheet: SlipSheet) -> list[Part]:
    """Why it was taken back; the answer as it was given; or room to write and sign one."""
    if sheet.withdrawn:
        return [Entry("已撤回", clean(sheet.withdrawn))]
    instruction = Signature("责任领导\n批示")
    if not sheet.reply:
        return [instruction, Entry("反馈情况", "", least_mm=34), Signature("责任单位\n负责人", extra_mm=2)]
    by = Entry("反馈人", clean_line(sheet.replied_by) or NONE)
    return [
        instruction,
        Entry("反馈情况", clean(sheet.reply)),
        Pair(by, Entry("反馈日期", date_or_room(sheet.replied_on))),
    ]


def _short(text: str) -> str:
    tidy = clean(text)
    return tidy if columns(tidy) <= _MOST_COLUMNS else f"{tidy[: _MOST_COLUMNS // 2 - 2]}……"
