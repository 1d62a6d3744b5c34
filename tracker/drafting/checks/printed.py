"""The lines of the report with the way back from a place in one to the sentence that stands there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracker.domain.report_text import Line, Rank

from .model import Case, Code, Finding, Severity


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of text; `starts` are the places at which its runs begin, `slots` whose they are."""

    line: Line
    text: str
    starts: tuple[int, ...]
    slots: tuple[str | None, ...]

    def slot_at(self, place: int) -> str | None:
        """The sentence at text[place]."""
        return next(
            (slot for start, slot in zip(self.starts[::-1], self.slots[::-1], strict=True) if start <= place), None
        )

    def finding(self, code: Code, severity: Severity, place: int, params: Mapping[str, str]) -> Finding:
        """A finding on the sentence at text[place]."""
        return Finding(code, severity, self.slot_at(place), self.line.section, params)


def printed(case: Case) -> Iterator[Printed]:
    """The lines of text, without headings."""
    for line in case.text.lines:
        if line.rank is Rank.TEXT:
            yield _of(line)


def _of(line: Line) -> Printed:
    starts, done = [], 0
    for run in line.runs:
        starts.append(done)
        done += len(run.text)
    return Printed(line, line.text, tuple(starts), tuple(run.slot for run in line.runs))
