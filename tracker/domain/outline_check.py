"""What may be written in an outline: known names in braces, headings without numbers, years that follow the report."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.domain.errors import Invalid
from tracker.domain.outlines import Outline, Part

NAMES = ("org", "superior", "year", "next_year", "period")
"""What stands in braces is replaced: the organisation, the one above it, the years, the period of a summary."""
LONGEST_LINE, LONGEST_HEADING, LONGEST_TEXT, MOST_LINES, MOST_RECORDS = 120, 60, 500, 20, 50
_BRACED = re.compile(r"\{([^{}]*)\}")
_NUMBERED = re.compile(r"^\s*(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）]|\d+[、.．])")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")


def checked(outline: Outline) -> Outline:
    """The outline in tidy form.

    Errors: Invalid with the field at fault (title, addressee, copies_to, preamble, closing, part-ROLE-heading, -lead,
    -none, theme-CODE, records_most): required, too_long, too_many_lines, template_name_unknown (name),
    template_brace_open, heading_numbered, year_written_out (year), title_without_year, records_most_invalid.
    """
    if not 0 <= outline.records_most <= MOST_RECORDS:
        raise Invalid("records_most_invalid", field="records_most", most=MOST_RECORDS)
    title = _line(outline.title, "title", LONGEST_LINE, required=True)
    _no_fixed_year(title, "title")
    if "{year}" not in title:
        raise Invalid("title_without_year", field="title")
    headings = {code: _heading(text, f"theme-{code}") for code, text in outline.theme_headings.items()}
    return replace(
        outline,
        title=title,
        addressee=_line(outline.addressee, "addressee", LONGEST_LINE),
        copies_to=_line(outline.copies_to, "copies_to", LONGEST_LINE),
        preamble=_lines(outline.preamble, "preamble"),
        closing=_lines(outline.closing, "closing"),
        parts=tuple(_part(part) for part in outline.parts),
        theme_headings={code: text for code, text in headings.items() if text},
    )


def _part(part: Part) -> Part:
    field = f"part-{part.role.value}"
    return replace(
        part,
        heading=_heading(part.heading, f"{field}-heading", required=True),
        lead=_line(part.lead, f"{field}-lead", LONGEST_TEXT),
        none=_line(part.none, f"{field}-none", LONGEST_TEXT),
    )


def _heading(text: str, field: str, *, required: bool = False) -> str:
    tidy = _line(text, field, LONGEST_HEADING, required=required)
    if _NUMBERED.match(tidy):
        raise Invalid("heading_numbered", field=field)
    _no_fixed_year(tidy, field)
    return tidy


def _no_fixed_year(text: str, field: str) -> None:
    """A year written out would stand there next year as well: one of the commonest faults of such reports."""
    found = _YEAR.search(text)
    if found:
        raise Invalid("year_written_out", field=field, year=found[0])


def _lines(texts: tuple[str, ...], field: str) -> tuple[str, ...]:
    tidy = tuple(line for line in (_line(text, field, LONGEST_TEXT) for text in texts) if line)
    if len(tidy) > MOST_LINES:
        raise Invalid("too_many_lines", field=field, most=MOST_LINES)
    return tidy


def _line(text: str, field: str, most: int, *, required: bool = False) -> str:
    tidy = " ".join(text.replace("\0", "").split())
    if required and not tidy:
        raise Invalid("required", field=field)
    if len(tidy) > most:
        raise Invalid("too_long", field=field, most=most)
    for name in _unknown(tidy):
        raise Invalid("template_name_unknown", field=field, name=name)
    if {"{", "}"} & set(_BRACED.sub("", tidy)):
        raise Invalid("template_brace_open", field=field)
    return tidy


def _unknown(text: str) -> Iterator[str]:
    return (found[1] for found in _BRACED.finditer(text) if found[1] not in NAMES)
