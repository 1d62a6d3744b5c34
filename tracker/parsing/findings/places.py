"""A finding with the words that it is about and their place."""

from tracker.parsing.model import Finding
from tracker.parsing.spans import View

LONGEST = 60
"""Characters of a quote; the place may reach further."""


def found_at(view: View, code: str, start: int, end: int, **params: str) -> Finding:
    """A finding on plain[start:end]: quote, and start and end as offsets in the text."""
    first, last = view.span(start, end)
    return Finding(code, {"quote": view.plain[start:end][:LONGEST], "start": str(first), "end": str(last), **params})
