"""What the working edition calls kinds, sources, ways and flags."""

from collections.abc import Mapping

from tracker.domain.drafts import Flag, SentenceKind, SourceType, Way

KINDS: Mapping[SentenceKind, str] = {
    SentenceKind.BOILERPLATE: "套语",
    SentenceKind.RESULT: "成效",
    SentenceKind.PROBLEM: "问题",
    SentenceKind.PLAN: "安排",
}
TYPES: Mapping[SourceType, str] = {
    SourceType.TASK: "事项",
    SourceType.UPDATE: "进展",
    SourceType.RECORD: "工作纪实",
    SourceType.FIGURE: "成效数据",
    SourceType.NOTE: "平时记下的",
    SourceType.ITEM: "上年报告条目",
}
WAYS: Mapping[Way, str] = {Way.SUM: "合计", Way.LATEST: "最近一次", Way.STATED: "原话", Way.COUNT: "计数"}
FLAGS: Mapping[Flag, str] = {
    Flag.SOURCES_CHANGED: "依据有变化",
    Flag.SUPPORT_LOST: "依据没有了",
}
BY_HAND, EDITED, COMPOSED = "人工添加", "人工改写", "由工作汇总"
NO_SOURCE = "无（套语，不写数字）"
MISSING_SOURCE = "没有依据"
NO_HEADING = "导语和结语"
