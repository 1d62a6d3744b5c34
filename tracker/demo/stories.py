"""What became of each report: data/stories/KEY.toml, one line for each item and each task made by hand."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "stories"


@dataclass(frozen=True, slots=True)
class Act:
    """Something done on a task on a day (`on`: a share of the time, or a day) by `who` (its owner without one).

    `do` names an entry of `tracker.demo.acting.PLAYERS`. `text` is what was said; `verdict` what became of a report and
    `why` the reason; `by` who decided, on the day `decided`; `to` is a date that is asked for, `granted` the one given.
    `colour` is that of a slip.
    """

    do: str
    on: str | float
    text: str = ""
    who: str = ""
    typed: str = ""
    figures: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    difficulties: str = ""
    leader: bool = False
    next: str = ""
    percent: int | None = None
    verdict: str = "accepted"
    why: str = ""
    by: str = ""
    to: str = ""
    granted: str = ""
    decided: str | float | None = None
    lead: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One item's or hand-made task's way. Items are called by their first words (`begins`).

    Without an owner or sponsor the unit's head owns and its leader in charge sponsors; "" is nobody yet.
    `state` is where it stands now, reached on the day `when` (a share of the time, or a day); `note` is what was
    said then, reported with `figures` and `files` unless `acts` tell the work. `returned` is the reason for which a
    first submission came back; `handed` is to whom the head gave it; `answers` and `into` name other lines; `continues`
    is (story, first words); `parts` are the sub-tasks made on the day `split`; `targets` are numbers to reach.
    `exception` is the sponsor's word for closing without evidence, `sheet` the file that was signed on paper instead.
    """

    lead: str
    state: str
    due: str
    begins: str = ""
    support: list[str] = field(default_factory=list)
    owner: str | None = None
    sponsor: str | None = None
    title: str = ""
    target: str = ""
    priority: str = "normal"
    theme: str = ""
    when: str | float = 0.5
    note: str = ""
    closing: str = ""
    exception: str = ""
    sheet: str = ""
    figures: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    parts: list["Line"] = field(default_factory=list)
    split: str | float = 0.0
    returned: str = ""
    handed: str = ""
    answers: str = ""
    continues: list[str] = field(default_factory=list)
    into: str = ""
    kind: str = ""
    quote: str = ""
    source: Mapping[str, str] = field(default_factory=dict)
    made: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Who reviewed a report, from which day, and its lines. An `open` review still has items to decide.

    The story `county` is no report's: the county has only tasks made by hand.
    """

    by: str
    uploaded: str
    items: list[Line]
    tasks: list[Line]
    splits: list[list[str]]
    rejected: list[list[str]]
    open: bool = False


def story_of(key: str) -> Story:
    """The story of a report."""
    data: dict[str, Any] = tomllib.loads((FOLDER / f"{key}.toml").read_text(encoding="utf-8"))
    return Story(
        by=data["by"],
        uploaded=data.get("uploaded", ""),
        items=[_line(entry) for entry in data.get("item", [])],
        tasks=[_line(entry) for entry in data.get("task", [])],
        splits=data.get("splits", []),
        rejected=data.get("rejected", []),
        open=data.get("open", False),
    )


def _line(entry: Mapping[str, Any]) -> Line:
    acts = [Act(**act) for act in entry.get("acts", [])]
    parts = [_line(part) for part in entry.get("parts", [])]
    return Line(**{**entry, "acts": acts, "parts": parts})
