"""A file that appears under its name when it is whole, readable for its owner alone."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from tracker.storage.blobs import sync_folder


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Write beside the name, then rename: on any error nothing is left. A file of this name is replaced."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False) as file:
        try:
            yield cast(BinaryIO, file)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    sync_folder(path.parent)
