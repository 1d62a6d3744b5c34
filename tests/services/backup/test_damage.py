"""A backup that is not exactly as it was written is refused with the reason, before anything is touched."""

import gzip
import hashlib
import io
import json
import random
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.backups import PHOTO, Site
from tests.support.forging import forged
from tracker.domain.errors import Invalid
from tracker.services.backup import check
from tracker.storage.archives import Archive, ArchiveWriter

TASKS = "tables/task.jsonl.gz"


def code(file: Path) -> str:
    """Why a file is refused."""
    with pytest.raises(Invalid) as refusal, check(file):
        pass
    return refusal.value.code


def names(sound: Path) -> list[str]:
    with Archive(sound) as opened:
        return [member.name for member in opened.members()]


def changed(**values: Any) -> Callable[[bytes], bytes]:
    """A change of the manifest."""
    return lambda data: json.dumps({**json.loads(data), **values}).encode()


def sums(table: str, **values: Any) -> Callable[[bytes], bytes]:
    """A change of what the manifest says of one table."""

    def change(data: bytes) -> bytes:
        manifest = json.loads(data)
        next(part for part in manifest["tables"] if part["name"] == table)["sum"].update(values)
        return json.dumps(manifest).encode()

    return change


def test_any_flipped_bit_is_found(sound: Path, tmp_path: Path) -> None:
    """Everywhere: in what is read, in headers, in what pads them, in the seal."""
    data, file, chance = sound.read_bytes(), tmp_path / "flipped.tar", random.Random(7)
    places = [
        *range(0, 600, 5),
        *range(len(data) - 2100, len(data), 11),
        *(chance.randrange(len(data)) for _ in range(100)),
    ]
    found = set()
    for place in places:
        flipped = bytearray(data)
        flipped[place] ^= 1 << chance.randrange(8)
        file.write_bytes(flipped)
        found.add(code(file))
    assert found == {"archive_not_ours", "archive_altered", "archive_cut_short"}


def test_an_archive_that_was_cut_short_says_so(sound: Path, tmp_path: Path) -> None:
    data, file = sound.read_bytes(), tmp_path / "short.tar"
    for length in (100, 513, 2000, len(data) // 2, len(data) - 1024, len(data) - 1):
        file.write_bytes(data[:length])
        assert code(file) == "archive_cut_short", length
    file.write_bytes(data + b"\0")
    assert code(file) == "archive_cut_short"


def test_other_files_are_not_taken_for_a_backup(sound: Path, tmp_path: Path) -> None:
    file = tmp_path / "other.tar"
    with tarfile.open(file, "w") as other:
        other.addfile(tarfile.TarInfo("README.txt"))
    assert code(file) == "archive_not_ours"
    for data in (b"", b"PK\x03\x04" + bytes(5000), gzip.compress(sound.read_bytes()), "一份报告".encode() * 500):
        file.write_bytes(data)
        assert code(file) == "archive_not_ours"


def test_a_member_that_is_missing_is_named(sound: Path, tmp_path: Path) -> None:
    blob = next(name for name in names(sound) if name.startswith("blobs/"))
    for name, wanted in ((TASKS, "archive_lacks"), (blob, "archive_lacks"), ("manifest.json", "archive_malformed")):
        assert code(forged(sound, tmp_path, {name: lambda _data: None})) == wanted, name


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/cron.d/evil", "blobs/../../evil", "tables/task.jsonl.gz", "blobs/aa/bb/" + "a" * 64, "notes.txt"],
)
def test_what_has_no_place_in_a_backup_is_refused(sound: Path, tmp_path: Path, name: str) -> None:
    assert code(forged(sound, tmp_path, extra={name: b"evil"})) in {"archive_malformed", "archive_member_wrong"}
    assert not (tmp_path.parent / "evil").exists()


def test_links_folders_and_devices_are_refused(sound: Path, tmp_path: Path) -> None:
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE, tarfile.GNUTYPE_LONGNAME):
        info = tarfile.TarInfo("blobs/link")
        info.type, info.linkname = kind, "/etc/passwd"
        assert code(_with_header(sound, tmp_path, info.tobuf(tarfile.GNU_FORMAT))) == "archive_malformed"


def _with_header(sound: Path, folder: Path, header: bytes) -> Path:
    """Sealed anew with a header of another form."""
    path = folder / "header.tar"
    with Archive(sound) as old, path.open("wb") as file:
        writer = ArchiveWriter(file)
        for member in old.members():
            writer.add(member.name, old.read(member))
        writer._write(header)
        writer.close()
    return path


def test_a_size_beyond_the_end_or_below_nothing_is_refused(sound: Path, tmp_path: Path) -> None:
    for size in (1 << 40, -512):
        info = tarfile.TarInfo("blobs/x")
        info.size, info.mode = size, 0o600
        assert code(_with_header(sound, tmp_path, info.tobuf(tarfile.GNU_FORMAT))) == "archive_malformed"


def rows(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    """A change of the lines of a table."""
    return lambda data: gzip.compress(b"".join(change(gzip.decompress(data).splitlines(keepends=True))))


@pytest.mark.parametrize(
    "change",
    [
        rows(lambda lines: lines[:-1]),
        rows(lambda lines: [*lines, lines[0]]),
        rows(lambda lines: [lines[0].replace(b"2026", b"2027"), *lines[1:]]),
        rows(lambda lines: [b"{}\n", *lines[1:]]),
        rows(lambda lines: [b"[" * 100_000 + b"\n", *lines[1:]]),
        rows(lambda lines: [b"\xff\n", *lines[1:]]),
        lambda data: data[:-9],
        lambda data: data + b"more",
        lambda _data: b"no gzip",
    ],
    ids=["one less", "one more", "changed", "no array", "deep", "no text", "cut", "longer", "not packed"],
)
def test_rows_that_differ_from_the_manifest_are_found(
    sound: Path, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    assert code(forged(sound, tmp_path, {TASKS: change})) == "archive_member_wrong"


def test_a_table_that_unpacks_to_a_flood_is_not_unpacked(sound: Path, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as file:
        for _ in range(80):
            file.write(bytes(1 << 20))
    told = {"manifest.json": sums("task", bytes=80 << 20)}
    assert code(forged(sound, tmp_path, {TASKS: lambda _data: packed.getvalue(), **told})) == "archive_too_dense"
    assert code(forged(sound, tmp_path, {TASKS: lambda _data: packed.getvalue()})) == "archive_member_wrong"


def test_a_changed_file_is_found_by_its_name(sound: Path, tmp_path: Path) -> None:
    with Archive(sound) as opened:
        blob = next(member for member in opened.members() if member.size == len(PHOTO))
    assert code(forged(sound, tmp_path, {blob.name: lambda data: data[:-1] + b"x"})) == "archive_member_wrong"


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (changed(format=2), "archive_format_newer"),
        (changed(revision="0099"), "archive_revision_unknown"),
        (changed(tables=[{"name": "x; DROP TABLE task", "columns": {}, "sum": {}}]), "archive_malformed"),
        (changed(tables=7), "archive_malformed"),
        (changed(lost=[{"path": "/etc"}]), "archive_malformed"),
        (changed(extra=1), "archive_malformed"),
        (lambda _data: b"[]", "archive_malformed"),
        (lambda _data: b"\xff{", "archive_malformed"),
    ],
)
def test_a_manifest_that_cannot_be_believed_is_refused(
    sound: Path, tmp_path: Path, change: Callable[[bytes], bytes], wanted: str
) -> None:
    assert code(forged(sound, tmp_path, {"manifest.json": change})) == wanted


def test_a_refused_backup_changes_nothing(site: Site, twin: Site, archive: Path, tmp_path: Path) -> None:
    """Neither rows nor files: checked on a database with data that was to be given up, and on an empty one."""
    bad = forged(archive, tmp_path, {"tables/notice.jsonl.gz": lambda data: data + b"x"})
    for place in (site, twin):
        before, files = place.everything(), place.files()
        with pytest.raises(Invalid):
            place.restore(bad, discard=True)
        assert (place.everything(), place.files()) == (before, files)


def test_rows_that_the_database_does_not_take_bring_nothing_back(site: Site, twin: Site, tmp_path: Path) -> None:
    """A forger who knows the sums: the rows are read, but one refers to nobody."""
    archive = site.back_up(tmp_path / "sound.tar")
    [part] = [part for part in archive.manifest.tables if part.name == "membership"]
    place = list(part.columns).index("user_id")
    lines: list[bytes] = []

    def orphan(data: bytes) -> bytes:
        values = [json.loads(line) for line in gzip.decompress(data).splitlines()]
        values[-1][place] = 99_999
        lines.extend(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for row in values)
        return gzip.compress(b"".join(lines))

    def agree(data: bytes) -> bytes:
        joined = b"".join(lines)
        return sums("membership", bytes=len(joined), sha256=hashlib.sha256(joined).hexdigest())(data)

    bad = forged(archive.path, tmp_path, {part.member: orphan, "manifest.json": agree})
    before = twin.everything()
    with pytest.raises(Invalid) as refusal:
        twin.restore(bad)
    assert refusal.value.code == "restore_row_refused"
    assert (twin.everything(), twin.files()) == (before, [])
