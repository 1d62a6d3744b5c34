"""What an archive says about itself."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tracker.domain.errors import Invalid
from tracker.services.backup.kinds import type_of
from tracker.services.backup.rows import Sum

NAME = "manifest.json"
FORMAT = 1
MOST = 64 << 20


@dataclass(frozen=True, slots=True)
class TablePart:
    """One table: kinds of its columns, and the sum of its lines."""

    name: str
    columns: dict[str, str]
    sum: Sum

    @property
    def member(self) -> str:
        """Its name in the archive."""
        return f"tables/{self.name}.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`revision`: of the schema. `key`: a mark of the SECRET_KEY, not the key. `lost`: files not there, or damaged."""

    format: int
    product: str
    made_at: str
    revision: str
    database: str
    key: str
    tables: list[TablePart]
    blobs: Sum
    lost: list[dict[str, str]]

    def dump(self) -> bytes:
        """As JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @property
    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        return {table.name: table.sum.rows for table in self.tables}


def load(data: bytes) -> Manifest:
    """Invalid("archive_format_newer") or Invalid("archive_malformed")."""
    try:
        stored = json.loads(data)
        if stored["format"] != FORMAT:
            raise Invalid("archive_format_newer", product=str(stored["product"])[:40])
        tables = [_table(table) for table in stored.pop("tables")]
        return _texts(Manifest(**{**stored, "tables": tables, "blobs": _sum(stored["blobs"])}))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Invalid("archive_malformed", name=NAME) from error


def _table(stored: Mapping[str, Any]) -> TablePart:
    columns: dict[str, str] = dict(stored["columns"])
    if not stored["name"].replace("_", "a").isalpha() or not stored["name"].isascii():
        raise ValueError(stored["name"])
    for kind in columns.values():
        type_of(kind)
    return TablePart(stored["name"], columns, _sum(stored["sum"]))


def _sum(stored: Mapping[str, Any]) -> Sum:
    return Sum(int(stored["rows"]), int(stored["bytes"]), str(stored["sha256"]))


def _texts(found: Manifest) -> Manifest:
    if not all(isinstance(text, str) for text in (found.product, found.made_at, found.revision, found.key)):
        raise TypeError(found.revision)
    if not all({"sha256", "state"} == set(lost) for lost in found.lost):
        raise TypeError(found.lost)
    return found
