"""What people attach: photographs, scans and documents as data/files.toml describes them, made when first used."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from tracker.demo.paper import paper
from tracker.demo.photos import photo, scan
from tracker.documents.tables import workbook

CATALOGUE = Path(__file__).parent / "data" / "files.toml"


@dataclass(frozen=True, slots=True)
class DemoFile:
    """One sort of file. `kind`, `reference` and `caption` are what people say about it."""

    form: str
    caption: str
    kind: str = "photo"
    scene: str = ""
    pages: int = 1
    name: str = "IMG_{stamp}.jpg"
    reference: str = ""
    text: str = ""
    headings: list[str] = field(default_factory=list)
    rows: list[list[str | int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Copy:
    """The `number`th file of a sort, as an organisation made it at an instant (local time)."""

    file: DemoFile
    number: int
    org: str
    made: datetime

    def filled(self, words: str) -> str:
        """Words with this copy's facts in them."""
        day = f"{self.made.year}年{self.made.month}月{self.made.day}日"
        facts = {"org": self.org, "n": self.number, "year": self.made.year, "day": day}
        return words.format(**facts, stamp=f"{self.made:%Y%m%d_%H%M%S}")

    def data(self) -> bytes:
        """The file's bytes."""
        file = self.file
        if file.form == "photo":
            return photo(file.scene, self.number, self.made)
        if file.form == "scan":
            return scan(file.scene, self.number, self.made, file.pages)
        if file.form == "xlsx":
            return workbook(file.caption, file.headings, [self._counted(row) for row in file.rows])
        text = self.filled(file.text).strip() + "\n"
        return paper(text) if file.form == "docx" else text.encode()

    def _counted(self, row: list[str | int]) -> list[str | int]:
        """No two tables count the same."""
        return [cell + self.number if isinstance(cell, int) else cell for cell in row]


def copy_of(key: str, org: str, made: datetime) -> Copy:
    """The file that a story calls `training` or `training#2`."""
    name, _mark, number = key.partition("#")
    return Copy(catalogue()[name], int(number or 1), org, made)


@cache
def catalogue() -> Mapping[str, DemoFile]:
    """All sorts of files by their key."""
    entries = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    return {key: DemoFile(**entry) for key, entry in entries.items()}
