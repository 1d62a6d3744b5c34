"""The names that templates of an outline may hold, and putting them in."""

import re
from collections.abc import Mapping

from tracker.domain.periods import Period
from tracker.domain.rollup import Rollup

PERIODS: Mapping[Period, str] = {
    Period.YEAR: "", Period.HALF: "上半年", Period.Q1: "第一季度", Period.Q2: "第二季度", Period.Q3: "第三季度",
    Period.Q4: "第四季度",
}  # fmt: skip
_NAME = re.compile(r"\{(\w+)\}")


def names_of(org: str, superior: str, year: int, period: Period) -> Mapping[str, str]:
    """What {org}, {superior}, {year}, {next_year} and {period} stand for."""
    years = {"year": str(year), "next_year": str(year + 1)}
    return {"org": org, "superior": superior, **years, "period": PERIODS[period]}


def names(rollup: Rollup) -> Mapping[str, str]:
    """Those of a rollup."""
    return names_of(rollup.org, rollup.superior, rollup.year, rollup.period)


def fill(template: str, known: Mapping[str, str]) -> str:
    """The template with its names replaced; braces around anything else stay as they are."""
    return _NAME.sub(lambda found: known.get(found[1], found[0]), template)
