"""Several reports at once: each is read by itself, and one that cannot be read does not keep the others from it."""

from collections.abc import Generator, Mapping
from typing import Any

from tracker.domain.errors import Conflict, Invalid
from tracker.domain.remarks import together
from tracker.domain.reports import ItemKind
from tracker.extensions import db
from tracker.models import Reading
from tracker.services.imports import upload
from tracker.services.long_jobs.pieces import Bench, Step

READ, KNOWN, REFUSED = "read", "known", "refused"


def import_several(bench: Bench) -> Generator[Step]:
    """One report after the other. The result has a line for each: `{name, state, …}`, with `reading_id` of those that
    were read or known already, with `title`, `problems`, `plans`, `doubts` (items in doubt) and `findings` (remarks on
    the whole) of those that were read, with `code` and `params` of those that were refused.
    """
    files = bench.arguments["files"]
    lines = list(bench.result.get("files", []))
    yield Step(len(lines), len(files), {"files": lines})
    for file in files[len(lines) :]:
        lines = [*lines, _import(bench, file)]
        yield Step(len(lines), len(files), {"files": lines})


def _import(bench: Bench, file: Mapping[str, Any]) -> dict[str, Any]:
    with bench.blobs.open(file["sha256"]) as stored:
        data = stored.read()
    try:
        reading = upload(bench.actor, bench.now(), bench.org_id, file["name"], data, bench.blobs)
    except (Invalid, Conflict) as error:
        db.session.rollback()
        if error.code == "already_imported" and error.params["reading_id"] is not None:
            return {"name": file["name"], "state": KNOWN, "reading_id": error.params["reading_id"]}
        return {"name": file["name"], "state": REFUSED, "code": error.code, "params": _plain(error.params)}
    return {"name": file["name"], "state": READ, "reading_id": reading.id, **_counts(reading)}


def _counts(reading: Reading) -> dict[str, Any]:
    kinds = [item.kind for item in reading.items]
    return {
        "title": reading.edition.title,
        "problems": kinds.count(ItemKind.PROBLEM),
        "plans": kinds.count(ItemKind.PLAN),
        "doubts": sum(bool(item.doubts) for item in reading.items),
        "findings": len(list(together(reading.findings))),
    }


def _plain(params: Mapping[str, object]) -> dict[str, Any]:
    return {name: value if isinstance(value, int | str) else str(value) for name, value in params.items()}
