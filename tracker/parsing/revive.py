"""A ParsedReport from the JSON that to_json made."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .model import Figure, Finding, ParsedItem, ParsedReport, Quantity, Section


def report_from_json(data: dict[str, Any]) -> ParsedReport:
    """The report that gave this JSON; report_from_json(r.to_json()) == r."""
    return ParsedReport(
        **{
            key: data[key]
            for key in ("text", "title", "org", "year", "plan_year", "plan_year_basis", "date", "addressee")
        },
        problems=tuple(_item(item) for item in data["problems"]),
        plans=tuple(_item(item) for item in data["plans"]),
        sections=tuple(Section(**section) for section in data["sections"]),
        figures=_figures(data["figures"], data["zero_statements"]),
        findings=tuple(Finding(**finding) for finding in data["findings"]),
    )


def _figures(*lists: list[dict[str, Any]]) -> tuple[Figure, ...]:
    """Figures and zero statements, together in the order of the text."""
    read = [_figure(data) for figures in lists for data in figures]
    return tuple(sorted(read, key=lambda figure: (figure.span, figure.implicit)))


def _figure(data: dict[str, Any]) -> Figure:
    known = {key: data[key] for key in ("text", "unit", "indicator", "qualifier", "part", "implicit")}
    return Figure(**known, value=Decimal(str(data["value"])), span=(data["span"][0], data["span"][1]))


def _item(data: dict[str, Any]) -> ParsedItem:
    quantity = data["quantity"]
    return ParsedItem(
        **{
            key: data[key]
            for key in ("text", "enumerator", "title", "theme", "deadline", "deadline_text", "owner_text")
        },
        heading_path=tuple(data["heading_path"]),
        span=(data["span"][0], data["span"][1]),
        quantity=Quantity(**quantity) if quantity else None,
        doubts=tuple(Finding(**doubt) for doubt in data["doubts"]),
    )
