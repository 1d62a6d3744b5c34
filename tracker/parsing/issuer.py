"""The body that reports: named in the title, by the congress it reports to, in the signature or as the source."""

from __future__ import annotations

import re

from . import lexicon as lex
from .spans import View
from .tail import DATE

MEETING = re.compile(rf"[-—(]*(?P<day>{DATE})?在(?P<place>[^。;,]{{0,14}}?)第[^。;,]{{2,30}}(?:会议|大会)上\)?")
_ABOUT = re.compile(rf"关于|{lex.YEAR}年|{lex.YEAR}")
FULL_ORG = re.compile(rf"{lex.ORG_END}$")
_PLACE = re.compile(
    rf"(?:关于)?(?:{lex.YEAR}年?)?(?!关于)([\u4e00-\u9fff]{{2,14}}?(?:省|市|县|区|镇|乡|街道)(?:人民政府|办事处)?)(?![级域区])"
)
_SOURCE = re.compile(
    r"(?:来源|发布机构|发文机关|发文单位|发布单位|公开主体|信息来源)[\])】]?:? ?([\u4e00-\u9fff]{3,40}?)"
    r"(?=发布|时间|日期|作者|编辑|审核|点击|浏览|阅读|访问|字体|字号|打印|分享|收藏|[^\u4e00-\u9fff]|$)"
)
_WORK_REPORT = re.compile(
    rf"(?:{lex.YEAR})?([\u4e00-\u9fff]{{1,12}}?)(?:人民)? ?(?:{lex.YEAR})?政府工作报告(?:全文|\([^)]*\))?"
)
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,12}(?:镇|乡|县|区|市|旗|苏木)")


def issuer(view: View, title: str | None, signed: str | None, head: list[str]) -> str | None:
    """The issuer of a report with this title, `signed` at its end, below the lines of its head."""
    named = _government(title or "", head) or _named(title or "")
    sources = [match.group(1) for line in head for match in _SOURCE.finditer(line)]
    sources = [f"{named}人民政府" if source == f"{named}人民政府办公室" else source for source in sources]
    whole = [org for org in (signed, *sources) if org and FULL_ORG.search(org)]
    if named and FULL_ORG.search(named) and not named.endswith("街道"):
        k = view.folded.find(named)
        return _longer(named, whole) or (spaced(view, k, k + len(named)) if k >= 0 else named)
    for org in whole:
        return _longer(org, whole) or org
    return named or signed or (sources[0] if sources else None)


def _longer(org: str, others: list[str]) -> str | None:
    """The name among others that says of which county 县民政局 is."""
    return next((other for other in others if other.endswith(org) and len(other) > len(org)), None)


def _named(title: str) -> str:
    """The body that a title names: before 关于 or the year, or the place after a leading year."""
    parts = _ABOUT.split(title, maxsplit=1)
    before = parts[0].strip()
    if before and len(parts) > 1:
        return before
    place = _PLACE.match(title)
    return place.group(1) if place else ""


def _government(title: str, head: list[str]) -> str | None:
    """The government whose work report this is: the place in the title or, there unnamed, of the congress."""
    if "工作报告" not in title or "政府" not in title:
        return None
    place = _WORK_REPORT.fullmatch(title)
    places = [place.group(1) if place else "", *(m.group("place") for line in head if (m := MEETING.fullmatch(line)))]
    return next((f"{named}人民政府" for named in places if _TOWN.fullmatch(named)), None)


def spaced(view: View, start: int, end: int) -> str:
    """Joint issuers keep the space between their names; in one name spaces are layout."""
    joint = "委员会" in view.folded[start : end - 3]
    return " ".join(view.written(start, end).split()) if joint else view.plain[start:end]
