"""Which indicator a figure belongs to, whatever words and unit it was given."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

_OPENING = re.compile(
    r"^(?:(?:全年|年内|累计|共计|共)*(?:组织开展|开展|组织|举办|举行|召开|进行|完成|接受|办理|参加)?)(?=..)"
)
_LARGE = {"万": 10**4, "亿": 10**8}
_NOISE = re.compile(r"[\s、，,。.；;：:“”\"'‘’（）()《》/·-]")


class Counted(Protocol):
    """An indicator: its name and unit, and the other words and units under which it is reported."""

    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def synonyms(self) -> Sequence[str]: ...
    @property
    def equal_units(self) -> Sequence[str]: ...


C = TypeVar("C", bound=Counted)


def match(name: str, unit: str, indicators: Iterable[C]) -> C | None:
    """The indicator that is meant by this name, in this unit ("" fits each); None if none is, or more than one."""
    wanted = bare(name)
    fitting = [one for one in indicators if fits(unit, one) and wanted in {bare(word) for word in names_of(one)}]
    exact = [one for one in fitting if bare(one.name) == wanted]
    found = exact or fitting
    return found[0] if wanted and len(found) == 1 else None


def fits(unit: str, indicator: Counted) -> bool:
    """Whether figures in this unit may be added to the indicator's; no unit is taken for its own."""
    return not unit or tidy_unit(unit) in {tidy_unit(word) for word in (indicator.unit, *indicator.equal_units)}


def names_of(indicator: Counted) -> tuple[str, ...]:
    """Every name under which it is known, its own first."""
    return (indicator.name, *indicator.synonyms)


def bare(name: str) -> str:
    """A name for comparing: without marks, white space and the verb that opens it (开展行政执法培训 = 行政执法培训)."""
    return _OPENING.sub("", _NOISE.sub("", unicodedata.normalize("NFKC", name)))


def tidy_unit(unit: str) -> str:
    """A unit for comparing."""
    return "".join(unicodedata.normalize("NFKC", unit).split())


def in_ones(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A number as it is read: 1.5万份 is 15000份. 万元 is a unit of its own."""
    scale = _LARGE.get(unit[:1])
    return (value * scale, unit[1:]) if scale and len(unit) > 1 and not unit.endswith("元") else (value, unit)
