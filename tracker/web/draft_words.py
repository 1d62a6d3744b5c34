"""The words of drafts and of the ring: kinds, stages, outcomes, and each finding with what to do about it."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from tracker.domain.drafts import DraftStage, Flag, SentenceKind, SourceType, Way
from tracker.domain.outcomes import Outcome, Why
from tracker.domain.outlines import PartRole
from tracker.domain.periods import Period
from tracker.drafting.checks import Code, Finding

SENTENCE_KINDS: dict[SentenceKind, LazyString] = {
    SentenceKind.BOILERPLATE: _l("套语"),
    SentenceKind.RESULT: _l("成效"),
    SentenceKind.PROBLEM: _l("问题"),
    SentenceKind.PLAN: _l("安排"),
}
SOURCE_TYPES: dict[SourceType, LazyString] = {
    SourceType.TASK: _l("事项"),
    SourceType.UPDATE: _l("进展"),
    SourceType.RECORD: _l("工作纪实"),
    SourceType.FIGURE: _l("成效数据"),
    SourceType.NOTE: _l("平时记下的"),
    SourceType.ITEM: _l("上年报告条目"),
}
FLAGS: dict[Flag, LazyString] = {
    Flag.SOURCES_CHANGED: _l("依据有变化"),
    Flag.SUPPORT_LOST: _l("依据没有了"),
}
STAGES: dict[DraftStage, LazyString] = {
    DraftStage.FIRST: _l("初稿"),
    DraftStage.DISCUSSION: _l("讨论稿"),
    DraftStage.SIGNING: _l("负责人审签"),
    DraftStage.SUBMITTED: _l("已报送"),
    DraftStage.PUBLISHED: _l("已公开"),
}
OUTCOMES: dict[Outcome, LazyString] = {
    Outcome.KEPT: _l("兑现"),
    Outcome.PARTLY: _l("部分兑现"),
    Outcome.NOT_KEPT: _l("未兑现"),
    Outcome.CARRIED_OVER: _l("结转下年"),
}
WHYS: dict[Why, LazyString] = {
    Why.CLOSED_IN_TIME: _l("按期销号"),
    Why.CLOSED_LATE: _l("已销号，晚于原定时限"),
    Why.CLOSED_ON_EXCEPTION: _l("例外销号"),
    Why.TARGET_MISSED: _l("已销号，但没有达到目标数"),
    Why.GOES_ON: _l("长期坚持，下年继续"),
    Why.STILL_OPEN: _l("有进展，还没有销号"),
    Why.NOTHING_DONE: _l("没有已采纳的进展"),
    Why.SUSPENDED: _l("已中止"),
    Why.MERGED: _l("已合并到别的事项"),
}
PERIODS: dict[Period, LazyString] = {
    Period.YEAR: _l("年度"),
    Period.HALF: _l("上半年"),
    Period.Q1: _l("一季度"),
    Period.Q2: _l("二季度"),
    Period.Q3: _l("三季度"),
    Period.Q4: _l("四季度"),
}
PARTS: dict[PartRole, LazyString] = {
    PartRole.MEASURES: _l("主要举措和成效"),
    PartRole.PROBLEMS: _l("存在的不足和原因"),
    PartRole.RESPONSIBILITY: _l("党政主要负责人履职情况"),
    PartRole.PLANS: _l("下一年度主要安排"),
    PartRole.OTHER: _l("其他需要报告的情况"),
}
"""What a statutory part tells of, whatever a place heads it with."""
TABLES = (SENTENCE_KINDS, SOURCE_TYPES, FLAGS, STAGES, OUTCOMES, WHYS, PERIODS, PARTS)

FINDINGS: Mapping[Code, LazyString] = {
    Code.PART_MISSING: _l("没有“%(role)s”这一部分。"),
    Code.UNSUPPORTED: _l("这一句没有已采纳的依据。"),
    Code.GAP_OPEN: _l("还空着：%(label)s。"),
    Code.INQUIRY_OPEN: _l("请补的问题还没有人答复。"),
    Code.NUMBER_UNSUPPORTED: _l("“%(number)s”在已采纳的工作里找不到。"),
    Code.NUMBER_IN_BOILERPLATE: _l("套语里写了“%(number)s”。套语不写数字。"),
    Code.PART_OVER_WHOLE: _l("部分比总数还大：“%(part)s”，总数“%(whole)s”。"),
    Code.SUM_WRONG: _l("各部分加起来是 %(expected)s，写的是“%(whole)s”。"),
    Code.RATE_WRONG: _l("“%(rate)s”和前面的数对不上，按 %(part)s ÷ %(whole)s 算是 %(expected)s%%。"),
    Code.YEAR_WRONG: _l("“%(quote)s”的年份不对，这里应当是 %(expected)s 年。"),
    Code.TITLE_YEAR_WRONG: _l("标题里没有写 %(expected)s 年，或者写了别的年份。"),
    Code.PROBLEM_WITHOUT_CAUSE: _l("这个问题没有写原因。"),
    Code.PROBLEM_WITHOUT_MEASURE: _l("这个问题没有对应的下一年安排。"),
    Code.PLAN_WITHOUT_OWNER: _l("这条安排还没有定承办人。"),
    Code.PLAN_WITHOUT_DATE: _l("这条安排还没有定完成时限。"),
    Code.PROMISE_UNACCOUNTED: _l("上年报告里的“%(quote)s”没有交代。"),
    Code.COPIED_FROM_LAST_YEAR: _l("和上年报告一字不差：“%(quote)s”。"),
    Code.FIGURE_SAME_AS_LAST_YEAR: _l("“%(name)s”和上年报告一样，都是 %(number)s。"),
    Code.EMPTY_PROMISE: _l("这条安排只有表态，看不出要做成什么。"),
    Code.PRIVATE_DATA: _l("像是%(what)s：%(quote)s。公开的报告不能有个人信息。"),
    Code.WOULD_SPLIT: _l("读回来会被拆成几条，从“%(quote)s”断开。"),
    Code.READS_DIFFERENTLY: _l("导出后读回来和这里不一样：%(what)s。"),
    Code.SOURCES_CHANGED: _l("您改过这一句以后，它的依据变了。"),
    Code.SUPPORT_LOST: _l("这一句的依据有的被撤回或更正了。"),
}
"""What is wrong."""
ACTIONS: Mapping[Code, LazyString] = {
    Code.PART_MISSING: _l("请补写这一部分；确实没有的，写明本年度没有。"),
    Code.UNSUPPORTED: _l("请从右边选一条依据，或者删去这一句。"),
    Code.GAP_OPEN: _l("请补上，或者点“请补”问承办的人。"),
    Code.INQUIRY_OPEN: _l("可以催一下，或者自己补上。"),
    Code.NUMBER_UNSUPPORTED: _l("请改回来；数字确实变了，请先更正那条进展或纪实，采纳以后再改。"),
    Code.NUMBER_IN_BOILERPLATE: _l("请去掉数字，或者另写一句成效，附上依据。"),
    Code.PART_OVER_WHOLE: _l("请核对这两个数，或者把话写清楚（如含上年结转）。"),
    Code.SUM_WRONG: _l("请核对总数和各个部分。"),
    Code.RATE_WRONG: _l("请核对，或者写明这个率是怎样算的。"),
    Code.YEAR_WRONG: _l("请改成正确的年份。"),
    Code.TITLE_YEAR_WRONG: _l("请在提纲里改标题。"),
    Code.PROBLEM_WITHOUT_CAUSE: _l("请在句末写上“主要原因是……”，或者问承办的人。"),
    Code.PROBLEM_WITHOUT_MEASURE: _l("请加一条安排，并选它回应这个问题。"),
    Code.PLAN_WITHOUT_OWNER: _l("请定承办人，报送以后直接转成明年的事项。"),
    Code.PLAN_WITHOUT_DATE: _l("请定完成时限，报送以后直接转成明年的事项。"),
    Code.PROMISE_UNACCOUNTED: _l("请写明办得怎样；没有办的，写进问题或下一年安排。"),
    Code.COPIED_FROM_LAST_YEAR: _l("请看是不是今年的事。是的话不用改。"),
    Code.FIGURE_SAME_AS_LAST_YEAR: _l("请核对是不是照抄。碰巧一样不用改。"),
    Code.EMPTY_PROMISE: _l("请写明做什么、做多少、什么时候做成。"),
    Code.PRIVATE_DATA: _l("请删去，或者用“某”代替。"),
    Code.WOULD_SPLIT: _l("请拆成几条，或者换一种写法。"),
    Code.READS_DIFFERENTLY: _l("请换一种写法，去掉句中的序号和空行。"),
    Code.SOURCES_CHANGED: _l("请对照新的依据看一遍，改好或者不用改，都点“看过了”。"),
    Code.SUPPORT_LOST: _l("请重新起草这一句，或者删去。"),
}
"""What to do about it."""
PRIVATE: Mapping[str, LazyString] = {
    "id_number": _l("身份证号"),
    "mobile": _l("手机号"),
    "landline": _l("电话号码"),
    "bank_card": _l("银行卡号"),
    "name": _l("当事人姓名"),
}
DIFFERENCES: Mapping[str, LazyString] = {
    "problems": _l("存在问题的条数或文字"),
    "plans": _l("工作安排的条数或文字"),
    "figures": _l("数字"),
    "year": _l("报告年度"),
    "plan_year": _l("计划年度"),
    "org": _l("单位"),
    "date": _l("日期"),
    "title": _lp("report", "标题"),
    "addressee": _l("主送机关"),
}


def finding_word(finding: Finding) -> str:
    """What is wrong, in a sentence."""
    params = {"label": _("内容"), **finding.params, **_coded(finding.params)}
    return _special(finding.code, params) or str(FINDINGS[finding.code]) % params


def action_word(finding: Finding) -> str:
    """What to do about it, in a sentence."""
    if finding.code is Code.PART_MISSING and finding.params.get("place") == "outline":
        return _("请在提纲里加上这一部分。")
    if finding.code is Code.SOURCES_CHANGED and finding.params.get("now"):
        return _("请重新起草，您改过的句子会留着。")
    return str(ACTIONS[finding.code])


def _coded(params: Mapping[str, str]) -> dict[str, str]:
    """Codes among the parameters in words."""
    found = {}
    if "role" in params:
        found["role"] = str(PARTS[PartRole(params["role"])])
    if "what" in params:
        found["what"] = str(PRIVATE.get(params["what"]) or DIFFERENCES.get(params["what"]) or params["what"])
    return found


def _special(code: Code, params: Mapping[str, str]) -> str:
    """Sentences that depend on what is known; "" for the usual one."""
    if code is Code.NUMBER_UNSUPPORTED and params.get("supported"):
        return _numbers(params)
    if code is Code.SOURCES_CHANGED and params.get("now"):
        return _("又采纳了新的数据，合计现在是%(now)s。", now=params["now"])
    if code is Code.RATE_WRONG and not params.get("whole"):
        return _("“%(rate)s”超过了 100%%。", rate=params["rate"])
    if code is Code.PROMISE_UNACCOUNTED and params.get("known") == "no":
        return _("上年报告里的“%(quote)s”没有生成事项，不知道办得怎样。", quote=params["quote"])
    return ""


def _numbers(params: Mapping[str, str]) -> str:
    """The number of the sentence beside the one that has support."""
    ways = {
        Way.SUM: _("句中%(number)s，已采纳合计%(supported)s。", **params),
        Way.LATEST: _("句中%(number)s，已采纳的最近一次是%(supported)s。", **params),
        Way.COUNT: _("句中%(number)s，已采纳的共%(supported)s。", **params),
    }
    return ways.get(Way(params.get("way") or Way.STATED)) or _("句中%(number)s，已采纳的是%(supported)s。", **params)
