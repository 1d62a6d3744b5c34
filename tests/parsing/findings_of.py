"""What the tests of findings ask of a report."""

from __future__ import annotations

from tracker.parsing import Finding, parse_text

TITLE = "青禾县云溪镇人民政府关于2025年度法治政府建设情况的报告"
MEASURES = "一、2025年主要举措和成效\n（一）规范执法。全年开展执法检查58次。\n（二）普法宣传。举办讲座12场。"
PROBLEMS = "二、存在的不足和原因\n（一）持证执法人员偏少，主要是人员流动快。\n（二）普法形式单一，原因是经费不足。"
HEADS = "三、党政主要负责人履行推进法治建设第一责任人职责情况\n镇长主持召开专题会议4次。"
PLANS = "四、2026年工作安排\n（一）组织执法资格培训。\n（二）新建普法长廊。"


def report(*parts: str, title: str = TITLE) -> str:
    """The text of a report of these parts."""
    return "\n".join((title, *parts))


WHOLE = report(MEASURES, PROBLEMS, HEADS, PLANS)


def found(text: str, *codes: str) -> list[Finding]:
    """The findings with one of the codes."""
    return [one for one in parse_text(text).findings if one.code in codes]


def quotes(text: str, *codes: str) -> list[str]:
    """What they quote."""
    return [one.params["quote"] for one in found(text, *codes)]


def words_at(text: str, finding: Finding) -> str:
    """The words at the place of a finding, without layout."""
    return "".join(text[int(finding.params["start"]) : int(finding.params["end"])].split())
