"""Text and dates as they may stand in an official document."""

import unicodedata
from datetime import date

ONE_SPACE = "　"
"""The space of one Chinese character, which forms leave for writing."""
_REFUSED = frozenset({"Cc", "Cs", "Cf"})  # XML refuses controls and lone surrogates; marks of format may turn the order
_NONCHARACTERS = frozenset("\ufffe\uffff")


def clean(text: str) -> str:
    """`text` without characters that XML refuses or paper cannot show.

    Lines end in \\n whatever ended them before, tabs become spaces, empty lines and outer white space go.
    """
    lines = (_visible(line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def clean_line(text: str) -> str:
    """`text` on one line."""
    return clean(text).replace("\n", " ")


def one_line(text: str) -> str:
    """`text` on one line as `clean_line` has it, with its outer white space: a piece of a line that goes on."""
    return " ".join(_visible(line) for line in text.splitlines()) if text else ""


def chinese_date(day: date) -> str:
    """2026年9月30日: Arabic numerals, the full year, no leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_or_room(day: date | None) -> str:
    """The date, or room to write one by hand."""
    return chinese_date(day) if day else f"{ONE_SPACE * 4}年{ONE_SPACE * 2}月{ONE_SPACE * 2}日"


def columns(text: str) -> int:
    """How wide one line is, in half characters: 2 for 宽, 1 for w."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _visible(line: str) -> str:
    if line.isprintable():
        return line  # most lines are
    kept = (char for char in line.replace("\t", " ") if unicodedata.category(char) not in _REFUSED)
    return "".join(char for char in kept if char not in _NONCHARACTERS)
