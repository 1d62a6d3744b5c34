"""Folders that live as long as this process; data goes to memory where there is room: clones are faster there."""

import os
import re
import shutil
import tempfile
from pathlib import Path

PREFIX = "nlpg"
ROOM = 1 << 30  # bytes; containers often have only 64 MiB of shared memory
MEMORY = Path("/dev/shm")
DISK = Path("/tmp")  # not TMPDIR: the path of a Unix socket has at most 107 bytes


def disk_folder() -> Path:
    """A new folder for programs and sockets."""
    return _new_folder(DISK)


def fast_folder() -> Path:
    """A new folder for data; programs in it may be forbidden to run."""
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return _new_folder(MEMORY if roomy else DISK)


def _new_folder(parent: Path) -> Path:
    _remove_leftovers(parent)
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}-{os.getpid()}-", dir=parent))


def _remove_leftovers(parent: Path) -> None:
    """Removes the folders of processes that were killed before they could do it."""
    for folder in parent.glob(f"{PREFIX}-*"):
        made_by = re.match(rf"{PREFIX}-(\d+)-", folder.name)
        if made_by and not Path("/proc", made_by[1]).exists() and Path("/proc/self").exists():
            shutil.rmtree(folder, ignore_errors=True)
