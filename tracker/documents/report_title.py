"""A title on lines of sensible length: 梯形 or 菱形, broken after the organisation and between words."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise, takewhile

from .text import columns

_MOST = 40  # half characters of 22 pt in 156 mm, less what the last one takes
_MOST_LINES, _MOST_STOPS = 4, 20
_ISSUERS = "人民政府|办事处|委员会"
_BREAKS = re.compile(
    rf"(?=关于)|(?<={_ISSUERS.replace('|', ')|(?<=')})|(?<=[省市县区旗州])(?=.{{2,}}(?:{_ISSUERS}|局))|"  # who
    r"(?<=年度)|(?<=半年)|(?<=季度)|"  # when
    r"(?=推进|贯彻|落实|履行)|(?<!推进)(?=法治政府)|(?=(?:工作)?情况的?报告$)|(?<=[、\s])|(?=[和及与])"  # what
)
_WHOLE = re.compile(rf"(?:{_ISSUERS}|局)$")
_SPACE = re.compile(r"\s")
_AFTER_ISSUER = re.compile(r"^关于")
_NEVER_FIRST = frozenset("，。、；：？！）》”’的年月日度")
"""Characters that begin no line of a title."""


def title_lines(title: str) -> list[str]:
    """The lines of `title`, one if it fits; no character is lost but spaces at the breaks."""
    if columns(title) <= _MOST:
        return [title]
    stops = [match.start() for match in _BREAKS.finditer(title) if 0 < match.start() < len(title)][:_MOST_STOPS]
    ways = [way for count in range(1, _MOST_LINES) for way in _cut(title, stops, count)]
    return min(ways, key=_faults) if ways else _anyhow(title)


def _cut(title: str, stops: list[int], count: int) -> Iterator[list[str]]:
    for chosen in combinations(stops, count):
        lines = [title[start:end].strip() for start, end in pairwise((0, *chosen, len(title)))]
        if all(lines) and all(columns(line) <= _MOST and line[0] not in _NEVER_FIRST for line in lines):
            yield lines


def _faults(lines: list[str]) -> tuple[int, int, int]:
    """Fewest lines, each issuer on its own, then a good shape that is not too uneven."""
    widths = [columns(line) for line in lines]
    shapeless = any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))  # 沙漏
    torn = sum(not _WHOLE.search(line) or bool(_SPACE.search(line)) for line in _before_about(lines))
    issuer_runs_on = not any(_AFTER_ISSUER.match(line) for line in lines[1:]) and "关于" in "".join(lines)[1:]
    return len(lines) + 2 * issuer_runs_on + torn, shapeless + (len(set(widths)) == 1), max(widths) - min(widths)


def _before_about(lines: list[str]) -> list[str]:
    return list(takewhile(lambda line: not _AFTER_ISSUER.match(line), lines[:-1]))


def _anyhow(title: str) -> list[str]:
    """Lines of equal length where no word ends in time."""
    lines, line = [], ""
    for char in title:
        if columns(line + char) > _MOST and char not in _NEVER_FIRST:
            lines.append(line.strip())
            line = ""
        line += char
    return [*lines, line.strip()]
