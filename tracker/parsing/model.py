"""What a read report consists of: plain values, ready for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

PROBLEMS = "problems"
PLANS = "plans"
MIXED = "mixed"
MEASURES = "measures"


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark for the reviewer: a code and the words it is about (`quote`, `expected`, …), all text."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "params": dict(self.params)}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated amount: 不少于4次 is value 4, unit 次, qualifier 不少于; `text` is how it stands."""

    value: float
    unit: str
    qualifier: str | None
    text: str

    def to_json(self) -> dict[str, Any]:
        value = int(self.value) if self.value == int(self.value) else self.value
        return {"value": value, "unit": self.unit, "qualifier": self.qualifier, "text": self.text}


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part. `level` follows the numbering style (一、 is 1, （一） 2, 1. 3); `offset` counts in the text."""

    level: int
    number: str
    title: str
    role: str
    offset: int

    def to_json(self) -> dict[str, Any]:
        return {
            "level": self.level,
            "number": self.number,
            "title": self.title,
            "role": self.role,
            "offset": self.offset,
        }


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """One problem or plan item. `span` is [start, end) in the report's text; `text` the same words without layout.

    `theme` is the usual one for its words (tracker.domain.themes); an organisation's own words may propose another.
    """

    text: str
    enumerator: str
    title: str | None
    heading_path: tuple[str, ...]
    span: tuple[int, int]
    theme: str | None = None
    deadline: str | None = None
    deadline_text: str | None = None
    owner_text: str | None = None
    quantity: Quantity | None = None
    doubts: tuple[Finding, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "enumerator": self.enumerator,
            "title": self.title,
            "heading_path": list(self.heading_path),
            "span": list(self.span),
            "theme": self.theme,
            "deadline": self.deadline,
            "deadline_text": self.deadline_text,
            "owner_text": self.owner_text,
            "quantity": self.quantity.to_json() if self.quantity else None,
            "doubts": [doubt.to_json() for doubt in self.doubts],
        }


@dataclass(frozen=True, slots=True)
class Figure:
    """A result stated as a number: 发放法治挂历1700余份 is 1700, 份, 余, of 发放法治挂历.

    `span` is [start, end) in the text of the clause that states it, `text` the same words without layout.
    `unit` is None where the text lost it. `part` is "responsibility" in the part on the persons responsible.
    An `implicit` figure is a statement that something did not happen: its value is 0.
    """

    text: str
    value: Decimal
    unit: str | None
    indicator: str
    qualifier: str | None
    span: tuple[int, int]
    part: str | None = None
    implicit: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "value": int(self.value) if self.value % 1 == 0 else float(self.value),
            "unit": self.unit,
            "indicator": self.indicator,
            "qualifier": self.qualifier,
            "unit_missing": self.unit is None and not self.implicit,
            "span": list(self.span),
            "part": self.part,
            "implicit": self.implicit,
        }


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """A whole report. What the text does not say is None; dates are ISO; years are those of the common era."""

    text: str
    title: str | None = None
    org: str | None = None
    year: int | None = None
    plan_year: int | None = None
    plan_year_basis: str | None = None
    date: str | None = None
    addressee: str | None = None
    problems: tuple[ParsedItem, ...] = ()
    plans: tuple[ParsedItem, ...] = ()
    sections: tuple[Section, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "org": self.org,
            "year": self.year,
            "plan_year": self.plan_year,
            "plan_year_basis": self.plan_year_basis,
            "date": self.date,
            "addressee": self.addressee,
            "problems": [item.to_json() for item in self.problems],
            "plans": [item.to_json() for item in self.plans],
            "sections": [section.to_json() for section in self.sections],
            "figures": [figure.to_json() for figure in self.figures if not figure.implicit],
            "zero_statements": [figure.to_json() for figure in self.figures if figure.implicit],
            "findings": [finding.to_json() for finding in self.findings],
            "text": self.text,
        }
