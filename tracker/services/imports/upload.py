"""A file becomes an edition with a reading of it, whose items wait for a person."""

import hashlib
from datetime import datetime
from pathlib import PurePosixPath, PureWindowsPath

from sqlalchemy.exc import IntegrityError

from tracker.domain.errors import Conflict
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reports import ReadingState
from tracker.extensions import db
from tracker.models import Edition, Reading
from tracker.parsing import PARSER_VERSION, ParsedReport
from tracker.queries.scope import visible
from tracker.services.events import record
from tracker.services.imports.items import iso_date, items_of
from tracker.services.reading import read_report
from tracker.services.suggesting import advice_for
from tracker.storage import Blobs

NAME_MOST = 255


def upload(actor: Actor, now: datetime, org_id: int, filename: str, data: bytes, blobs: Blobs) -> Reading:
    """Read a file and keep it. Pasted text is uploaded as `粘贴正文.txt` in UTF-8.

    Conflict("already_imported", edition_id, reading_id, title); Invalid("read_…", field="file"): nothing is written.
    """
    require(actor, Permission.IMPORT, Subject(org_id))
    sha256 = hashlib.sha256(data).hexdigest()
    _refuse_known(actor, org_id, sha256)
    db.session.rollback()  # reading takes seconds: nobody should wait meanwhile for SQLite's one write lock
    name = bare_name(filename)
    parsed = read_report(data, name)
    blobs.put(data)
    reading = reading_of(actor, now, parsed, edition_of(actor, now, org_id, name, data, parsed))
    try:
        db.session.add(reading)
        db.session.flush()
    except IntegrityError:  # somebody uploaded the same file at the same moment: the unique index knows
        db.session.rollback()
        _refuse_known(actor, org_id, sha256)
        raise
    found = {"filename": name, "sha256": sha256, "problems": len(parsed.problems), "plans": len(parsed.plans)}
    record(actor, now, "imported", reading.edition, after=found)
    db.session.commit()
    return reading


def _refuse_known(actor: Actor, org_id: int, sha256: str) -> None:
    same = visible(actor, Edition).where(Edition.org_id == org_id, Edition.sha256 == sha256)
    edition = db.session.scalar(same.where(Edition.voided_at.is_(None)))
    if edition is not None:
        reading_id = next((row.id for row in edition.readings if row.state is not ReadingState.REPLACED), None)
        raise Conflict("already_imported", edition_id=edition.id, reading_id=reading_id, title=edition.title)


def bare_name(filename: str) -> str:
    """The file's own name: no folders of the sender's machine, nothing unprintable, its ending kept."""
    name = PureWindowsPath(PurePosixPath(filename).name).name
    name = "".join(character for character in name if character.isprintable()).strip() or "file"
    suffix = PurePosixPath(name).suffix[:20]
    return name if len(name) <= NAME_MOST else name[: NAME_MOST - len(suffix)] + suffix


def edition_of(actor: Actor, now: datetime, org_id: int, name: str, data: bytes, parsed: ParsedReport) -> Edition:
    """A file as an edition, not yet in the session, of no report yet."""
    return Edition(
        org_id=org_id,
        filename=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        text=parsed.text,
        title=(parsed.title or PurePosixPath(name).stem)[:NAME_MOST],
        dated_on=iso_date(parsed.date),
        uploaded_by_id=actor.user_id,
        uploaded_at=now,
    )


def reading_of(actor: Actor, now: datetime, parsed: ParsedReport, edition: Edition) -> Reading:
    """What the parser found, with suggestions for its items; not yet in the session."""
    return Reading(
        org_id=edition.org_id,
        edition=edition,
        parser_version=PARSER_VERSION,
        year=parsed.year,
        plan_year=parsed.plan_year,
        plan_year_basis=parsed.plan_year_basis,
        org_text=parsed.org and parsed.org[:NAME_MOST],
        sections=[section.to_json() for section in parsed.sections],
        findings=[finding.to_json() for finding in parsed.findings],
        figures=[figure.to_json() for figure in parsed.figures],
        read_at=now,
        items=items_of(parsed, edition.org_id, advice_for(actor, edition.org_id)),
    )
