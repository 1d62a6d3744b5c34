"""What a check says."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """ok, worth knowing, or broken."""

    OK = "ok"
    NOTE = "note"
    BROKEN = "broken"


MARKS = {Health.OK: "✓", Health.NOTE: "○", Health.BROKEN: "✕"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, how it is, and how to mend it."""

    name: str
    health: Health
    says: str
    mend: str = ""

    def line(self) -> str:
        """For a person's eyes."""
        return f"{MARKS[self.health]} {self.name}：{self.says}" + (f" → {self.mend}" if self.mend else "")


def good(name: str, says: str) -> Finding:
    """All is well."""
    return Finding(name, Health.OK, says)


def note(name: str, says: str, mend: str = "") -> Finding:
    """Nothing is broken, but somebody may want to know."""
    return Finding(name, Health.NOTE, says, mend)


def broken(name: str, says: str, mend: str) -> Finding:
    """Something has to be mended."""
    return Finding(name, Health.BROKEN, says, mend)
