"""Title, organisation, date and addressee."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from itertools import pairwise

from . import lexicon as lex
from .issuer import FULL_ORG, MEETING, issuer, spaced
from .numerals import numeral, spoken_year
from .spans import LINE, View
from .tail import DATE, signature

_LABELLED = re.compile(r"^(?:标题|文件名称|名称):(.+)$")
_AND_PLAN = rf"总结{lex.AND}[^。;:,]{{0,14}}?(?:{lex.SURE_PLAN_WORDS}|重点|措施|举措|任务)"
_TITLE_END = re.compile(rf"(?:{lex.TITLE_WORDS}|{_AND_PLAN}|情况{lex.AND}[^。;:,]{{0,14}}?打算)(?:\([^)]*\))?$")
_DAY_ALONE = re.compile(rf"\(?{DATE}\)?")
_HAS_YEAR = re.compile(lex.YEAR + "年?")
_GENRE = re.compile(r"法治|依法|年度|工作")
_NOT_TITLE = re.compile(
    r"[。;>|]|首页|当前位置|^现将|原文链接|本地目录|索引号|主题分类|https?:|^第?[一二三四五六七八九十]+[、)]"
)
_INLINE_TITLE = re.compile(
    rf"[\u4e00-\u9fff ()]{{0,40}}?(?:关于)?{lex.YEAR}年?[^。:,]{{2,40}}?(?:报告|总结|工作要点)(?![一-龥])?"
)
_YEAR_FIRST = re.compile(rf"关于|{lex.YEAR}(?!年?\d{{1,2}}月)")
_ISSUER = re.compile(rf"[\u4e00-\u9fff]{{3,40}}{lex.ORG_END}")
_PARTY = re.compile(r"中共[\u4e00-\u9fff]{2,20}委员会")
_LONGEST, _TITLE_LINES = 80, 4
_AREA = re.compile(r"(?:镇|乡|街道|县|区|市|旗)$")
_DATE_FORMS = (
    re.compile(
        r"(20\d\d|[二两][〇零○Oo0一二三四五六七八九]{3})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]"
    ),
    re.compile(r"(20\d\d)[-./](\d{1,2})[-./](\d{1,2})"),
)
_DATE_LABEL = re.compile(
    r"(?:成文日期|发布时间|发布日期|日期|时间|发文日期)[\])】]?:?(20\d\d[-./年]\d{1,2}[-./月]\d{1,2})"
)
_DAY_AND_TIME = re.compile(r"^(20\d\d-\d\d-\d\d) ?\d\d:\d\d")
_ADDRESSEE = re.compile(
    r"^((?:[\u4e00-\u9fff、,()]{2,40}?)(?:委|政府|办公室|办|局|领导小组|人大|委员会|厅|政府办公厅)):$"
)
_STATED = (_DATE_LABEL, _DAY_AND_TIME)
_ADDRESSEE_INLINE = re.compile(r"(?<=[ >\n])([\u4e00-\u9fff、]{2,24}(?:委|政府|办公室|办公厅|局|领导小组|委员会)):")


@dataclass(frozen=True, slots=True)
class Meta:
    """Facts about the document itself, each None when the text does not say."""

    title: str | None
    org: str | None
    date: str | None
    addressee: str | None


def meta_of(view: View, body: int) -> Meta:
    """Reads the head (plain up to `body`, where the numbered parts start) and the end of a text."""
    head = lines_of(view, 0, body)
    title = _title(head)
    org, day = signature(view, body)
    signed = spaced(view, *org) if org else None
    return Meta(title, issuer(view, title, signed, head), _date(day, head), _addressee(head, view, body))


def as_written(view: View, title: str | None) -> str | None:
    """The folded title with the characters that the text has."""
    k = view.folded.find(title) if title else -1
    return view.plain[k : k + len(title)] if title and k >= 0 else title


def lines_of(view: View, start: int, end: int) -> list[str]:
    """Folded lines of plain[start:end]; a line too long to be one is taken apart at its white space."""
    cuts = [start, *(k for k in range(start + 1, end) if view.gaps[k] == LINE), end]
    found: list[str] = []
    for a, b in pairwise(cuts):
        parts = [a, *(k for k in range(a + 1, b) if view.gaps[k]), b] if b - a > _LONGEST else [a, b]
        found += [view.folded[x:y] for x, y in pairwise(parts) if y > x]
    return found


def _title(head: list[str]) -> str | None:
    best: tuple[float, str] | None = None
    for k in range(min(60, len(head))):
        joint = _issuer_above(head, k)
        for lines in range(1, min(_TITLE_LINES, len(head) - k) + 1):
            if MEETING.fullmatch(head[k + lines - 1]) or _DAY_ALONE.fullmatch(head[k + lines - 1]):
                break
            joined = "".join(head[k : k + lines])
            score = _title_score(joined) - 0.1 * k - 0.5 * (lines - 1) + (joint if lines > 1 else 0)
            if score > 3 and (best is None or score > best[0]):
                best = score, _LABELLED.sub(r"\1", joined)
    if best:
        return best[1]
    match = _INLINE_TITLE.match(head[0]) if head else None
    return match.group() if match else None


def _issuer_above(head: list[str], k: int) -> float:
    """What speaks for line k as the first one of a title: it names who reports, the next line goes on."""
    if _PARTY.fullmatch(head[k]):
        return 1.5
    goes_on = k + 1 < len(head) and _YEAR_FIRST.match(head[k + 1])
    return 0.8 if goes_on and _ISSUER.fullmatch(head[k]) else 0


def _title_score(line: str) -> float:
    labelled = _LABELLED.match(line)
    line = labelled.group(1) if labelled else line
    if not 6 <= len(line) <= 80 or _NOT_TITLE.search(line) or (":" in line and not labelled):
        return 0
    ends = 3.0 if _TITLE_END.search(line) else 0.0
    return (
        ends
        + (3 if labelled else 0)
        + (2 if _HAS_YEAR.search(line) else 0)
        + (1 if "关于" in line else 0)
        + (1 if _GENRE.search(line) else 0)
        + (0.5 if _AREA.search(line.split("关于")[0]) or FULL_ORG.search(line.split("关于")[0]) else 0)
    ) * (1 if ends or labelled else 0.5)


def _date(signed: str | None, head: list[str]) -> str | None:
    """The date of the signature; damaged or missing, that below the title, that of the page."""
    if signed and (found := _iso(signed)):
        return found
    days = (line for line in head if (MEETING.fullmatch(line) or _DAY_ALONE.fullmatch(line)))
    if found := next((day for line in days if (day := _iso(line))), None):
        return found
    labels = (match.group(1) for line in head for pattern in _STATED for match in pattern.finditer(line))
    return next((found for label in labels if (found := _iso(label.replace("年", "-").replace("月", "-")))), None)


def _iso(text: str) -> str | None:
    for form in _DATE_FORMS:
        if match := form.search(text):
            year, month, day = spoken_year(match.group(1)), numeral(match.group(2)), numeral(match.group(3))
            if 1 <= month <= 12 and 2000 <= year < 2100 and 1 <= day <= monthrange(year, month)[1]:
                return f"{year:04d}-{month:02d}-{day:02d}"
    return None


def _addressee(head: list[str], view: View, body: int) -> str | None:
    for line in head:
        if match := _ADDRESSEE.match(line):
            return match.group(1)
    written = view.written(0, body) if body else ""
    match = _ADDRESSEE_INLINE.search(written.translate({0xFF1A: ":"}))
    return match.group(1) if match else None
