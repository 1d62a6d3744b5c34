"""The options of a select in one piece: lists hold hundreds, and escaping each takes longer than writing it."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from tracker.web.requests import NUL


def options(pairs: Iterable[tuple[str, str]], chosen: str) -> Markup:
    """`<option>` for each value and text. All are escaped together; NUL, which no text holds, keeps them apart."""
    found = list(pairs)
    values, words = (_escaped(column) for column in zip(*found, strict=True)) if found else ([], [])
    marks = (" selected" if value == chosen else "" for value, _word in found)
    lines = zip(values, marks, words, strict=True)
    return Markup("".join(f'<option value="{value}"{mark}>{word}</option>' for value, mark, word in lines))  # noqa: S704


def _escaped(texts: Iterable[str]) -> list[str]:
    return str(escape(NUL.join(texts))).split(NUL)
