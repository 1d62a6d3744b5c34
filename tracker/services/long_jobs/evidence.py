"""The evidence of a draft in one archive, for a superior's check or for the files of the office."""

import zipfile
from collections.abc import Generator
from shutil import copyfileobj

from tracker.documents.evidence_ledger import evidence_ledger
from tracker.documents.report import PrintEdition, report_docx
from tracker.domain.drafts import FINAL
from tracker.domain.long_jobs import KEPT_FOR
from tracker.domain.permissions import Permission, Subject, can
from tracker.extensions import db
from tracker.models import Draft, Organisation
from tracker.queries.drafting.bundle import BundleFile, files_of_draft
from tracker.queries.drafting.draft import text_of
from tracker.queries.drafting.evidence_rows import evidence_rows
from tracker.queries.drafting.sentences import sheet_of
from tracker.queries.drafting.source_notes import source_notes
from tracker.queries.scope import visible_organisations
from tracker.services.days import local_day
from tracker.services.long_jobs.pieces import Bench, Step
from tracker.services.rows import take

FOLDER, LEDGER, WORKING = "佐证材料", "佐证清单.xlsx", "工作底稿.docx"
CHUNK = 1024 * 1024
NAME_BYTES = 200


def evidence_bundle(bench: Bench) -> Generator[Step]:
    """File after file, then the working edition and the ledger that says which sentence rests on which of them.

    Begun anew, it is made from the start: half an archive is no use to anybody. The result names the files that are
    lost: `{"lost": [filename]}`.
    """
    draft = take(bench.actor, Draft, bench.arguments["draft_id"])
    name = f"{draft.title}佐证材料.zip"
    files = files_of_draft(bench.actor, draft.id)
    db.session.rollback()
    bench.exports.clear(bench.now() - KEPT_FOR)
    whole = can(bench.actor, Permission.SUPERVISE, Subject(bench.org_id))
    lost: list[str] = []
    with bench.exports.new(bench.job_id) as target, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for done, file in enumerate(files):
            yield Step(done, len(files) + 1)
            if not _add(archive, file, bench, whole=whole):
                lost.append(file.filename)
        for paper, data in _papers(bench).items():
            archive.writestr(paper, data)
    yield Step(len(files) + 1, len(files) + 1, {"lost": lost}, name, bench.exports.digest(bench.job_id))


def _papers(bench: Bench) -> dict[str, bytes]:
    draft = take(bench.actor, Draft, bench.arguments["draft_id"])
    org = db.session.scalars(visible_organisations(bench.actor).where(Organisation.id == draft.org_id)).one()
    sheet, today = sheet_of(bench.actor, draft), local_day(bench.now())
    text = text_of(bench.actor, draft, sheet)
    rows = evidence_rows(bench.actor, sheet, text, lambda _type, _id, _task: "")
    notes = source_notes(bench.actor, draft, sheet, today)
    working = report_docx(text, PrintEdition.WORKING, notes, is_final=draft.stage in FINAL, made_on=today)
    papers = {LEDGER: evidence_ledger(draft.title, org.name, today, rows), WORKING: working}
    db.session.rollback()
    return papers


def _add(archive: zipfile.ZipFile, file: BundleFile, bench: Bench, *, whole: bool) -> bool:
    """Photos as they were sent tell where they were taken: only those who steer get them so."""
    sha256 = file.sha256 if whole else file.copy_sha256 or file.sha256
    try:
        stored = bench.blobs.open(sha256)
    except FileNotFoundError:
        return False
    with stored, archive.open(_member(file), "w", force_zip64=True) as member:
        copyfileobj(stored, member, CHUNK)
    return True


def _member(file: BundleFile) -> str:
    """Its place in the archive. File systems take names of 255 bytes, and a character may have four."""
    stem, dot, ending = file.filename.rpartition(".")
    if not stem:
        stem, dot, ending = file.filename, "", ""
    short = stem.encode()[: NAME_BYTES - len(f"{dot}{ending}".encode())].decode(errors="ignore").rstrip(". ")
    return f"{FOLDER}/{file.id:05d} {short}{dot}{ending}"
