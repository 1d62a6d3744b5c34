"""The outline of a report (提纲): parts, themes and templates as data, for each place and from a year on.

Source of the five parts: the duties of the yearly report on law-based government, see docs/glossary.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from tracker.domain.periods import Period


class PartRole(StrEnum):
    """The statutory parts."""

    MEASURES = "measures"
    PROBLEMS = "problems"
    RESPONSIBILITY = "responsibility"
    PLANS = "plans"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its heading. `lead` opens it; `none` is what it says when there is nothing to tell, if that is a
    legal answer ("" asks a person). Both may hold the names of `Outline.fill`.
    """

    role: PartRole
    heading: str
    lead: str = ""
    none: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """Templates with {org}, {superior}, {year}, {next_year}, {period}; parts in their order.

    `theme_headings` are the headings （一） of the first part by theme code; a theme without one is headed by its name.
    `skipped` themes get no heading of their own and no 【待补】 when nothing was done. `preamble` and `closing` are
    boilerplate sentences. `copies_to` (抄送) stands at the foot of the reported edition. `records_most`: so many
    records of routine work that state no figure are written out in a theme; the others are offered beside it.
    """

    title: str = "{org}关于{year}年度法治政府建设情况的报告"
    addressee: str = "{superior}"
    copies_to: str = ""
    preamble: tuple[str, ...] = (
        "{year}年，{org}坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，扎实推进法治政府建设。",
        "现将有关情况报告如下：",
    )
    parts: tuple[Part, ...] = (
        Part(PartRole.MEASURES, "推进法治政府建设的主要举措和成效"),
        Part(PartRole.PROBLEMS, "存在的不足和原因", lead="对照上级要求和群众期盼，工作中还存在一些不足：", none=""),
        Part(PartRole.RESPONSIBILITY, "党政主要负责人履行推进法治建设第一责任人职责情况"),
        Part(PartRole.PLANS, "{next_year}年推进法治政府建设的主要安排"),
        Part(PartRole.OTHER, "其他需要报告的情况", none="本年度无其他需要报告的情况。"),
    )
    closing: tuple[str, ...] = ("特此报告。",)
    theme_headings: Mapping[str, str] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    records_most: int = 8

    def stored(self) -> dict[str, Any]:
        """The JSON for the row."""
        return {**asdict(self), "parts": [asdict(part) for part in self.parts], "skipped": sorted(self.skipped)}

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Outline":
        """From that JSON; what is not named has its default."""
        known = {name: stored[name] for name in cls.__slots__ if name in stored}
        for name in ("preamble", "closing"):
            if name in known:
                known[name] = tuple(known[name])
        if "parts" in known:
            known["parts"] = tuple(Part(**{**part, "role": PartRole(part["role"])}) for part in known["parts"])
        if "skipped" in known:
            known["skipped"] = frozenset(known["skipped"])
        return cls(**known)

    def part(self, role: PartRole) -> Part | None:
        """The part of a role; None where the outline has none."""
        return next((part for part in self.parts if part.role is role), None)


def default_outline(period: Period) -> Outline:
    """The usual outline: of the year's report, or of the summary of a shorter period."""
    if period is Period.YEAR:
        return Outline()
    return _shorter(Outline(), (PartRole.MEASURES, PartRole.PROBLEMS, PartRole.PLANS))


def _shorter(outline: Outline, roles: Sequence[PartRole]) -> Outline:
    kept = tuple(part for part in outline.parts if part.role in roles)
    renamed = tuple(replace(part, heading="下一步工作安排") if part.role is PartRole.PLANS else part for part in kept)
    return replace(outline, title="{org}关于{year}年{period}法治政府建设工作情况的报告", parts=renamed)
