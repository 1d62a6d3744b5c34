"""What the working edition calls kinds, sources, ways and flags."""

from collections.abc import Mapping

from tracker.domain.drafts import Flag, SentenceKind, SourceType, Way

KINDS: Mapping[SentenceKind, str] = {
    SentenceKind.BOILERPLATE: "固定表述",
    SentenceKind.RESULT: "工作成效",
    SentenceKind.PROBLEM: "存在问题",
    SentenceKind.PLAN: "工作安排",
}
TYPES: Mapping[SourceType, str] = {
    SourceType.TASK: "事项",
    SourceType.UPDATE: "进展",
    SourceType.RECORD: "工作纪实",
    SourceType.FIGURE: "成效数据",
    SourceType.NOTE: "问题记录",
    SourceType.ITEM: "上年报告",
}
WAYS: Mapping[Way, str] = {Way.SUM: "相加", Way.LATEST: "取最近一次", Way.STATED: "原文所写", Way.COUNT: "按条计数"}
FLAGS: Mapping[Flag, str] = {
    Flag.SOURCES_CHANGED: "来源有变化，请重新核对",
    Flag.SUPPORT_LOST: "来源已不再有效，请补充来源或删去",
}
BY_HAND, EDITED, COMPOSED = "人工添加", "人工改写", "系统汇总"
NO_SOURCE = "无（固定表述，不含数字）"
MISSING_SOURCE = "缺少来源"
NO_HEADING = "导语和结语"
