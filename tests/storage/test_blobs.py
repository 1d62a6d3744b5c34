"""A blob is there whole or not at all: on a full disk, when the program is stopped, and after the disk lost bytes."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.domain.errors import Invalid, OutOfSpace
from tracker.storage import FolderBlobs

ROOT = Path(__file__).parents[2]
DATA = "会议纪要".encode() * 1000
FULL = """
import resource, sys
from pathlib import Path
from tracker.domain.errors import Invalid
from tracker.storage import FolderBlobs
if sys.argv[2] != "-":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
blobs = FolderBlobs(Path(sys.argv[1]))
kept = blobs.put(b"small")
try:
    blobs.put(bytes(1_000_000))
except Invalid as error:
    print(error.code, error.status, blobs.verify(kept), sum(path.is_file() for path in blobs.root.rglob("*")))
"""
INTERRUPTED = """
import os, signal, sys, threading, time
from pathlib import Path
from tracker.storage import FolderBlobs
root = Path(sys.argv[1])
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background has it ignored
def stop():
    while not any(path.is_file() for path in root.rglob("*")):
        time.sleep(0.0005)
    os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=stop, daemon=True).start()
for content in range(1, 11):  # the first may be done before anybody looks
    FolderBlobs(root).put(bytes([content]) * 50_000_000)
"""


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path / "blobs")


def files(blobs: FolderBlobs) -> list[Path]:
    return [path for path in blobs.root.rglob("*") if path.is_file()]


def run(script: str, *arguments: object, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def test_what_is_put_comes_back_under_its_sha256(blobs: FolderBlobs) -> None:
    sha256 = blobs.put(DATA)
    assert sha256 == hashlib.sha256(DATA).hexdigest()
    assert sha256 in blobs
    with blobs.open(sha256) as file:
        assert file.read() == DATA


def test_the_same_content_is_stored_once(blobs: FolderBlobs) -> None:
    assert blobs.put(DATA) == blobs.put(DATA)
    assert len(files(blobs)) == 1


def test_only_names_that_are_hashes_are_looked_for(blobs: FolderBlobs) -> None:
    for name in ("../../etc/passwd", "", "A" * 64):
        with pytest.raises(FileNotFoundError):
            blobs.open(name)
        assert not blobs.verify(name)


def test_a_blob_that_lost_or_changed_bytes_is_found_out(blobs: FolderBlobs) -> None:
    sha256 = blobs.put(DATA)
    assert blobs.verify(sha256)
    [path] = files(blobs)
    path.write_bytes(DATA[:-1] + b"x")
    assert not blobs.verify(sha256)
    path.unlink()
    assert not blobs.verify(sha256)


def test_a_blob_that_was_cut_short_is_mended_when_it_is_put_again(blobs: FolderBlobs) -> None:
    sha256 = blobs.put(DATA)
    files(blobs)[0].write_bytes(DATA[:100])
    blobs.put(DATA)
    assert blobs.verify(sha256)


def test_on_a_full_disk_nothing_is_half_stored(tmp_path: Path) -> None:
    """A file system of 256 KiB of its own, where the kernel lets an ordinary user mount one."""
    inside = f'mount -t tmpfs -o size=256k none "{tmp_path}" && exec "$@"'
    isolated = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", inside, "sh")
    try:
        possible = run("pass", before=isolated).returncode == 0
    except FileNotFoundError:
        possible = False
    if not possible:
        pytest.skip("this machine lets nobody mount a small file system")
    done = run(FULL, tmp_path / "blobs", "-", before=isolated)
    assert done.stdout.split() == ["disk_full", "507", "True", "1"], done.stderr


def test_at_a_limit_on_the_size_of_files_nothing_is_half_stored(tmp_path: Path) -> None:
    done = run(FULL, tmp_path / "blobs", 65536)
    assert done.stdout.split() == ["disk_full", "507", "True", "1"], done.stderr


def test_a_program_that_is_stopped_leaves_no_half_file(blobs: FolderBlobs) -> None:
    done = run(INTERRUPTED, blobs.root)
    assert done.returncode != 0
    assert all(blobs.verify(path.name) for path in files(blobs))


def test_other_faults_of_the_disk_are_faults_and_no_advice(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(OSError, match="blobs"):
        FolderBlobs(tmp_path / "blobs").put(DATA)


def test_a_form_shows_a_full_disk_like_any_other_refusal() -> None:
    assert issubclass(OutOfSpace, Invalid)
    assert OutOfSpace("disk_full", field="file").status == 507
