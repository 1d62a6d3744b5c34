"""Documents with the answers marked in the text, as a reader would: ⟦问|…⟧ a problem, ⟦安|…⟧ a plan item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tracker.parsing import parse_text

DOCUMENTS = Path(__file__).parent / "documents"
_MARK = re.compile(r"⟦([问安])\|(.*?)⟧", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Marked:
    """A made-up document: its text without marks, the marked spans in it, and facts written above it."""

    name: str
    facts: dict[str, str]
    text: str
    problems: list[tuple[int, int]]
    plans: list[tuple[int, int]]

    def words(self, spans: list[tuple[int, int]]) -> list[str]:
        """The marked words without white space, page numbers and the title at the top of a page."""
        return ["".join(map(self._line, self.text[start:end].splitlines())) for start, end in spans]

    def _line(self, line: str) -> str:
        words = re.sub(r"\s+", "", line)
        return "" if re.fullmatch(r"[—-]\d+[—-]", words) or words == self.facts.get("title") else words


def load(path: Path) -> Marked:
    """Reads facts (key: value lines above ====) and text; takes the marks out."""
    head, _, body = path.read_text(encoding="utf-8").partition("====\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines() if line)
    return unmarked(body, path.stem, facts)


def unmarked(body: str, name: str = "", facts: dict[str, str] | None = None) -> Marked:
    """The document that a text with marks stands for."""
    text = ""
    spans: dict[str, list[tuple[int, int]]] = {"问": [], "安": []}
    done = 0
    for match in _MARK.finditer(body):
        text += body[done : match.start()]
        spans[match[1]].append((len(text), len(text) + len(match[2])))
        text += match[2]
        done = match.end()
    return Marked(name, facts or {}, text + body[done:], spans["问"], spans["安"])


def found_and_marked(body: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """(what the parser finds, what the marks say) in a marked text, by kind."""
    document = unmarked(body)
    report = parse_text(document.text)
    found = {"问": [item.text for item in report.problems], "安": [item.text for item in report.plans]}
    return found, {"问": document.words(document.problems), "安": document.words(document.plans)}


def all_documents() -> list[Marked]:
    """Every marked document, by name."""
    return [load(path) for path in sorted(DOCUMENTS.glob("*.txt"))]
