"""The words of what the reader remarks about a report: what is the matter, and what to do about it."""

from collections.abc import Mapping
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

FINDINGS: Mapping[str, LazyString] = {
    "plan_year_derived": _l("正文没有写明计划年度，按报告年度加一推定为 %(year)s 年。请确认。"),
    "other_organisation": _l("报告写的是“%(quote)s”，和这里的单位对不上。请看是不是传错了地方。"),
    "no_problems": _l("没有读到存在问题。如果原文有，请在原文中选出那一句，加为问题。"),
    "no_plans": _l("没有读到工作安排。如果原文有，请在原文中选出那一句，加为安排。"),
    "no_year": _l("没有读到报告年度，请填写。"),
    "ordinal_doubled": _l("“%(quote)s”的序号和前面重复。"),
    "ordinal_skipped": _l("“%(quote)s”之前的序号不连续，请看是否漏了一部分。"),
    "ordinal_lost": _l("“%(quote)s”的序号缺了字，按前后推定。"),
    "unnumbered_heading": _l("“%(quote)s”没有序号，按标题读的。"),
    "notice": _l("这是一份通知，不是报告。"),
    "explanation": _l("这是一篇解读，不是报告。"),
    "news": _l("这是一篇消息，不是报告。"),
    "section_without_items": _l("“%(quote)s”下面没有读到任何条目。如果原文有，请在原文中选出来补上。"),
    "contradiction": _l("“%(quote)s”和别处的数对不上。请对照台账核对。"),
    "missing_part": _l(
        "没有读到%(part)s。法治政府建设年度报告应当写到；如果原文确实没有，请提醒报送单位补写，下次起草时也要写上。"
    ),
    "wrong_year_heading": _l(
        "“%(quote)s”写的是 %(year)s 年，按这份报告应是 %(expected)s 年，多半是照抄旧报告。"
        "请看正文里的年份和数字是不是也没有改。"
    ),
    "private_data": _l("这里写了%(kind)s“%(quote)s”，不能公开。公开发布前请删去；是姓名的，改成“某某”。"),
    "empty_promise": _l("“%(quote)s”只有口号，年底没有东西能证明做没做到。分派时请填清目标、时限和要交的成果。"),
}
EXPECTED: Mapping[str, LazyString] = {
    "ordinal_doubled": _l(
        "“%(quote)s”的序号和前面重复，按顺序应是“%(expected)s”。请看是不是漏了一部分，或者多分了一部分。"
    ),
    "ordinal_skipped": _l("“%(quote)s”之前缺“%(expected)s”，序号不连续。请看是不是漏了一部分。"),
    "ordinal_lost": _l("“%(quote)s”的序号缺了字，按前后推定为“%(expected)s”。请对照原文看一眼。"),
}
"""Where it is known which number was expected."""
CONTRADICTIONS: Mapping[str, LazyString] = {
    "rate": _l("“%(quote)s”和前面的数对不上：%(part)s 占 %(whole)s 应是 %(expected)s。请对照台账，改对其中一个数。"),
    "parts": _l("“%(quote)s”和各部分加起来不一样，各部分合计是 %(expected)s。请对照台账，改对合计或者其中一项。"),
    "whole": _l("“%(quote)s”比它的总数 %(expected)s 还多。请对照台账，看是哪一个数写错了。"),
    "over_100": _l("“%(quote)s”超过了 100%%。请对照台账核对；如果是和计划相比，请写明。"),
    "twice": _l("“%(quote)s”在前面写的是 %(expected)s。请对照台账，全文统一成一个数。"),
}
PARTS: Mapping[str, LazyString] = {
    "measures": _l("主要举措和成效"),
    "problems": _l("存在的不足"),
    "causes": _l("存在不足的原因"),
    "responsibility": _l("党政主要负责人履行推进法治建设第一责任人职责的情况"),
    "plans": _l("下一年度的主要安排"),
}
PRIVATE: Mapping[str, LazyString] = {
    "id_number": _l("身份证号"),
    "mobile": _l("手机号"),
    "bank_card": _l("银行卡号"),
    "name": _l("当事人姓名"),
}


def finding_word(finding: Mapping[str, Any]) -> str:
    """What the reader remarks, as one sentence or two; `finding` is {code, params}."""
    code, params = str(finding.get("code")), dict(finding.get("params") or {})
    if code not in FINDINGS:
        return _("请对照原文看一眼（%(code)s）。", code=code)
    return str(_sentence(code, params)) % {"quote": "", "year": "", **params, **_named(code, params)}


def _sentence(code: str, params: Mapping[str, Any]) -> LazyString:
    if code == "contradiction":
        return CONTRADICTIONS.get(str(params.get("kind")), FINDINGS[code])
    return EXPECTED[code] if code in EXPECTED and params.get("expected") else FINDINGS[code]


def _named(code: str, params: Mapping[str, Any]) -> dict[str, str]:
    """Codes in the parameters as words."""
    if code == "missing_part":
        return {"part": "、".join(f"“{PARTS.get(part, part)}”" for part in str(params.get("part", "")).split(","))}
    return {"kind": str(PRIVATE.get(str(params.get("kind")), ""))} if code == "private_data" else {}
