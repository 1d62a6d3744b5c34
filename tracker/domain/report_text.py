"""A report as it is printed: lines with a rank and runs of text. What drafting lays out and documents typeset."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Rank(StrEnum):
    """What a line is: heading 一、, heading （一）, or text."""

    PART = "part"
    THEME = "theme"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one sentence (`slot`), of an enumerator or heading (None). `is_gap` where 【待补】 stands."""

    text: str
    slot: str | None = None
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `section` is the section that it belongs to."""

    rank: Rank
    runs: tuple[Run, ...]
    section: str = ""

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class ReportText:
    """The whole report. `addressee` and `copies_to` (抄送) without their colons; `dated_on` None leaves the date to be
    written by hand."""

    title: str
    addressee: str
    lines: tuple[Line, ...]
    signatory: str
    dated_on: date | None
    copies_to: str = ""

    @property
    def date(self) -> str:
        """2027年1月15日; "" when it is to be written by hand."""
        return chinese_date(self.dated_on) if self.dated_on else ""

    def plain(self, *, addressed: bool = True) -> str:
        """All text, a line for a paragraph, as a reader of the exported file gets it."""
        head = [self.title, f"{self.addressee}：" if addressed and self.addressee else ""]
        foot = [self.signatory, self.date]
        return "\n".join(line for line in (*head, *(line.text for line in self.lines), *foot) if line)


def chinese_date(day: date) -> str:
    """2027年1月15日, as GB/T 9704 writes dates."""
    return f"{day.year}年{day.month}月{day.day}日"
