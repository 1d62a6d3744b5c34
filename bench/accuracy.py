"""How exactly reports are read: `python -m bench.accuracy [NAME=DIR…]` fills the tables of docs/reading.md.

A set is a folder of texts, the answers marked inside (as in tests/parsing/documents) or in `gold/NAME.json`. Each
NAME=DIR is a set beside our own documents, with a table of that name; tables of other sets stay as they are.

An item is right when it has the words of the answer, but for full and half width, white space and stops at its ends.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.parsing.marked import load
from tracker.parsing import ParsedItem, parse_text

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reading.md"
OWN = {"own documents": ROOT / "tests" / "parsing" / "documents"}
OTHERS = {"documents of other authors": OWN["own documents"] / "blind"}
AUTHORS = {
    "a": "A, reports of townships",
    "b": "B, sister genres, and papers that are no report",
    "c": "C, long regular reports",
    "d": "D, work reports and summaries",
    "e": "E, wordings of problems",
    "f": "F, wordings of plans",
    "x": "X, of every kind, the last",
    "y": "Y, of every kind, after Z",
    "z": "Z, of every kind, after A to F",
}
_LAYOUT = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
Answers = list[set[str]]
"""For every item the words that count as right."""


@dataclass(frozen=True, slots=True)
class Score:
    """Items found that are right, items found, items there."""

    right: int
    found: int
    there: int

    @property
    def f1(self) -> float:
        """1 where there is nothing to find and nothing was found."""
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One document."""

    name: str
    problems: Score
    plans: Score
    years: bool
    sure: Score


def rows_of(folder: Path) -> list[Row]:
    """The documents of a set, by name."""
    return [_row(path) for path in sorted(folder.glob("*.txt"))]


def _row(path: Path) -> Row:
    text, problems, plans, years = _gold(path) if _gold_path(path).exists() else _marked(path)
    report = parse_text(text)
    found = [
        (item, answers) for items, answers in ((report.problems, problems), (report.plans, plans)) for item in items
    ]
    sure = [_words(item.text) in set().union(*answers) for item, answers in found if not item.doubts]
    return Row(
        name=re.match(r"\d+|[^_.]+", path.stem)[0],  # type: ignore[index]  # a stem is never empty
        problems=_score(report.problems, problems),
        plans=_score(report.plans, plans),
        years=all({"year": report.year, "plan_year": report.plan_year}[key] == value for key, value in years.items()),
        sure=Score(sum(sure), len(sure), len(sure)),
    )


def _gold_path(path: Path) -> Path:
    return path.parent / "gold" / f"{path.stem.split('_')[0] if '_' in path.stem else path.stem}.json"


def _gold(path: Path) -> tuple[str, Answers, Answers, dict[str, int | None]]:
    known = json.loads(_gold_path(path).read_text(encoding="utf-8"))
    problems, plans = (
        [{_words(words) for words in (item["text"], *item.get("alt", []))} for item in known[key]]
        for key in ("problems", "plans")
    )
    years = {key: known[key] for key in ("year", "plan_year") if key in known}
    return path.read_text(encoding="utf-8", errors="replace"), problems, plans, years


def _marked(path: Path) -> tuple[str, Answers, Answers, dict[str, int | None]]:
    document = load(path)
    problems, plans = (
        [{_words(words)} for words in document.words(spans)] for spans in (document.problems, document.plans)
    )
    stated = {key: document.facts[key].split()[0] for key in ("year", "plan_year") if key in document.facts}
    return (
        document.text,
        problems,
        plans,
        {key: int(year) if year.isdecimal() else None for key, year in stated.items()},
    )


def _score(items: Sequence[ParsedItem], answers: Answers) -> Score:
    left = list(answers)
    right = 0
    for item in items:
        hit = next((answer for answer in left if _words(item.text) in answer), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Score(right, len(items), len(answers))


def _words(text: str) -> str:
    """Half width, without white space, punctuation and symbols at the ends."""
    words = _LAYOUT.sub("", unicodedata.normalize("NFKC", text))
    first, last = 0, len(words)
    while first < last and unicodedata.category(words[first])[0] in "PZC":
        first += 1
    while last > first and unicodedata.category(words[last - 1])[0] in "PZC":
        last -= 1
    return words[first:last]


_HEAD = ("| document | problems | F1 | plans | F1 | years |", "|---|---|---|---|---|---|")
_KINDS = ("problems", "plans")


def table(rows: Sequence[Row]) -> Iterator[str]:
    """A Markdown table: the whole set first, then each document."""
    yield from _HEAD
    yield _line(f"**all {len(rows)}** (mean F1)", rows, "**")
    yield from map(_alone, rows)
    yield from _sure(rows)


def table_by_author(rows: Sequence[Row]) -> Iterator[str]:
    """A Markdown table: the whole set first, then each author, then each document that is not read exactly."""
    yield from _HEAD
    yield _line(f"**all {len(rows)}** (mean F1)", rows, "**")
    for letter, name in AUTHORS.items():
        theirs = [row for row in rows if row.name.startswith(letter)]
        yield _line(f"{name} ({len(theirs)})", theirs)
    for row in rows:
        if not row.years or min(row.problems.f1, row.plans.f1) < 1:
            yield _alone(row)
    yield from _sure(rows)


def _line(name: str, rows: Sequence[Row], bold: str = "") -> str:
    mean = [sum(getattr(row, kind).f1 for row in rows) / len(rows) for kind in ("problems", "plans")]
    counts = [_count(Score(*map(sum, zip(*(_parts(getattr(row, k)) for row in rows), strict=True)))) for k in _KINDS]
    kinds = " | ".join(f"{count} | {bold}{f1:.3f}{bold}" for count, f1 in zip(counts, mean, strict=True))
    return f"| {name} | {kinds} | {sum(row.years for row in rows)} of {len(rows)} |"


def _alone(row: Row) -> str:
    kinds = " | ".join(f"{_count(score)} | {score.f1:.2f}" for score in (row.problems, row.plans))
    return f"| {row.name} | {kinds} | {'right' if row.years else 'wrong'} |"


def _sure(rows: Sequence[Row]) -> Iterator[str]:
    sure = [sum(part) for part in zip(*(_parts(row.sure) for row in rows), strict=True)]
    yield ""
    yield f"Items without a doubt: {sure[0]} of {sure[1]} exact. Counts: right / found / there."


def _parts(score: Score) -> tuple[int, int, int]:
    return score.right, score.found, score.there


def _count(score: Score) -> str:
    return f"{score.right}/{score.found}/{score.there}"


def filled(page: str, name: str, lines: Iterable[str]) -> str:
    """The page with the table of a set, in its place or in a new part before the last one."""
    block = f"<!-- {name} -->\n" + "\n".join(lines) + f"\n<!-- end of {name} -->"
    old = re.compile(rf"<!-- {re.escape(name)} -->.*?<!-- end of {re.escape(name)} -->", re.DOTALL)
    if old.search(page):
        return old.sub(lambda _: block, page)
    head, mark, rest = page.partition("\n## What still fails")
    return f"{head}\n### {name.capitalize()}\n\n{block}\n{mark}{rest}"


def main() -> None:
    """Rewrite the tables of the sets that are there."""
    page = PAGE.read_text(encoding="utf-8")
    given = (part.partition("=") for part in sys.argv[1:])
    sets = OWN | {name: Path(folder) for name, _, folder in given} | OTHERS
    for name, folder in sets.items():
        if rows := rows_of(folder):
            lines = [*(table_by_author(rows) if name in OTHERS else table(rows))]
            page = filled(page, name, lines)
            print(name, *(line for line in lines if line.startswith(("| **", "Items"))), sep="\n  ")
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
