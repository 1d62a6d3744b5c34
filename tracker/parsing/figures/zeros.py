"""Statements that something did not happen (全年未发生行政赔偿案件, 无一起…, 零上访) are results of value 0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tracker.parsing import lexicon as lex
from tracker.parsing.model import Figure
from tracker.parsing.spans import LINE, View

from .naming import before_number
from .words import HAPPENS

_ZERO = re.compile(
    r"(?:(?:从|均|尚|都)?(?:未|没有?|无)(?:曾|再)?(?:发生|出现|收到|接到|发现)(?:过|一?(?P<a>[起件例宗次人]))?|"
    r"[无没](?:有)?一(?P<b>[起件例宗次人名])|"
    r"(?:(?<![\u4e00-\u9fff])|(?<=全年)|(?<=[本今]年)|(?<=目前)|(?<=[我全][镇乡县区市])|(?<=街道)|(?<=均))无"
    rf"(?![证照障关法偿效故理人论线纸毒诈讼缝])(?=[^,。;0-9]{{0,30}}(?:{HAPPENS})(?:发生)?(?:[,。;]|$))|"
    rf"零(?=(?:发生|进京|非访|越级|差评|申请|纠错|撤销|积案|发案|{HAPPENS})))"
)
_STOP = re.compile("[,。;:!?]")
_DOUBTFUL = re.compile(r"如果?|若(?!干)|(?<![平非])凡|是否|力争|防止|避免|努力实现|争取|一旦|对于?$")
_AHEAD = re.compile(lex.NEXT)
_LOOSE = re.compile(r"^[的了]|(?:的?情况|的?情形等?|等?发生|[的了])$")
_REACH = 160


def zeros(view: View, start: int, end: int, part: str | None) -> Iterator[Figure]:
    """Zero statements in plain[start:end], each with its whole clause."""
    done = start
    for match in _ZERO.finditer(view.folded, start, end):
        first, last = _clause(view, match, start, end)
        if (
            first >= done
            and not _DOUBTFUL.search(view.folded, first, match.start())
            and not _AHEAD.match(view.folded, first)
        ):
            yield _figure(view, match, (first, last), part)
            done = last


def _clause(view: View, match: re.Match[str], start: int, end: int) -> tuple[int, int]:
    first = max(start, match.start() - _REACH)
    first = max([first, *(stop.end() for stop in _STOP.finditer(view.folded, first, match.start()))])
    first = max(first, view.gaps.rfind(LINE, first, match.start() + 1))
    last = min(end, match.end() + _REACH)
    stop = _STOP.search(view.folded, match.end(), last)
    line = view.gaps.find(LINE, match.end(), last)
    return first, min(stop.start() if stop else last, line if line >= 0 else last)


def _figure(view: View, match: re.Match[str], clause: tuple[int, int], part: str | None) -> Figure:
    first, last = clause
    return Figure(
        text=view.plain[first:last],
        value=Decimal(0),
        unit=match["a"] or match["b"],
        indicator=_LOOSE.sub("", view.plain[match.end() : last]).strip(" ")
        or before_number(view.folded[first : match.start()]),
        qualifier=None,
        span=view.span(first, last),
        part=part,
        implicit=True,
    )
