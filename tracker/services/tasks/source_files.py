"""Files that prove where a task comes from: documents and pictures, told by their content."""

from dataclasses import dataclass

from tracker.storage import Blobs
from tracker.storage.file_types import detect, safe_name


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as uploaded."""

    filename: str
    data: bytes


def keep_file(file: SourceFile, blobs: Blobs) -> tuple[str, str]:
    """Store the file; its name without folders, and its SHA-256. Invalid(field="file") for what is not accepted."""
    detect(file.filename, file.data)
    return safe_name(file.filename), blobs.put(file.data)
