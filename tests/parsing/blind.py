"""Documents by authors who knew the genre and the rules of marking, but not the parser; what is read otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from tests.parsing.marked import DOCUMENTS, Marked, load
from tracker.parsing import ParsedReport

BLIND = [load(path) for path in sorted((DOCUMENTS / "blind").glob("*.txt"))]

NOT_EXACT: Mapping[str, tuple[int, str]] = {
    "c20-gaoling": (3, "a number lost its second character and the line above its stop: 三是…距离 / 四法律顾问…"),
    "x10-fujian-zhen": (5, "the first entry lost its number, its heading stands alone above （1）, and （二） follows"),
    "y20-nongye": (2, "主要是… behind a stop tells the fault more closely; its author takes it for a cause"),
    "f42": (2, "工作要求 below a plan, on heads and checks, is no plan item; its author notes that readers disagree"),
}
"""By document: items that are found or marked but not both, and why."""

NO_REPORT = {
    "b20-notice", "b21-news", "b24-jiedu", "d09-tongzhi", "d18-jianghua-xinwen", "y24-huiyi", "z23-notice", "z24-jiedu",
}  # fmt: skip
"""Notices, news and explanations: refused as files, so of them nothing else is asked."""

FACTS_NOT_READ: Mapping[str, str] = {
    "a year that only a sentence or a part above names is called derived, and so is that of 下半年": (
        "a09-songtao.plan_year b04-songlin-town-gwr.plan_year b11-zhen-banian.plan_year b16-jiedao-2015.plan_year "
        "c08-halfyear-baiyan.plan_year z05-shuangxi-2016.plan_year x19-xxgk-jiedao.plan_year"
    ),
    "a rectification is dated in the year after the inspection that its title names": "b23-zhenggai.year",
    "of a plan for two years the last one counts, its author takes the first": "f19.plan_year",
    "an issuer on the line above, or before 关于, belongs to the title; its author leaves it out": (
        "b13-shuili-pairs.title b23-zhenggai.title y07-yunhe.org"
    ),
    "a place in the title is not completed to its government": (
        "c10-shiqiao.org c14-dashan.org d12-zhen-xxgk-2018.org y06-nantian.org y08-luji.org y22-hexi.org"
    ),
    "the body stands only in the title of a person": (
        "d06-shufa-zhen.org d15-shuzhi-shufa-ju.org d17-jianyi-banli.org"
    ),
    "the line on the meeting below a work report's title is no part of it; its author takes it in": (
        "y17-liujiawan.title y18-donghe.title"
    ),
    "the names of two issuers stand without a space between": "x18-town2014.org",
    "two issuers sign below a title that names the place alone": "f02.org",
    "a new district has a committee, not a government": "z18-district-gwr.org",
}
"""By reason: the facts (document.fact) that are read otherwise."""


def differing(report: ParsedReport, document: Marked) -> int:
    """How many items are found or marked, but not both: problems and plan items apart."""
    problems = {item.text for item in report.problems} ^ set(document.words(document.problems))
    plans = {item.text for item in report.plans} ^ set(document.words(document.plans))
    return len(problems) + len(plans)


def stated(document: Marked) -> dict[str, str]:
    """The facts above a document; width and white space in a title are layout."""
    facts = {key: value for key, value in document.facts.items() if key in ("org", "year", "plan_year", "date")}
    return facts | {"title": _without_layout(document.facts["title"])}


def facts_of(report: ParsedReport) -> dict[str, str]:
    """The facts that are read, in the same form."""
    return {
        "title": _without_layout(report.title or "null"),
        "org": report.org or "null",
        "year": str(report.year or "null"),
        "plan_year": f"{report.plan_year} {report.plan_year_basis}" if report.plan_year else "null",
        "date": report.date or "null",
    }


def _without_layout(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).split())
