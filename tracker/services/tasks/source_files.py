"""Files that prove where a task comes from: documents and pictures, told by their content."""

import re
from dataclasses import dataclass
from pathlib import PureWindowsPath

import puremagic

from tracker.domain.errors import Invalid
from tracker.storage import Blobs

MAX_SIZE = 20 * 1024 * 1024
_OLE = frozenset({".doc", ".xls", ".ppt", ".msi", ".ole"})
_ZIP = frozenset({".zip", ".docx", ".xlsx", ".pptx"})
_CONTENT = {
    ".pdf": frozenset({".pdf"}), ".doc": _OLE, ".xls": _OLE, ".ppt": _OLE, ".wps": _OLE | _ZIP, ".et": _OLE | _ZIP,
    ".docx": _ZIP, ".xlsx": _ZIP, ".pptx": _ZIP, ".ofd": _ZIP, ".jpg": frozenset({".jpg", ".jpeg", ".jfif"}),
    ".jpeg": frozenset({".jpg", ".jpeg", ".jfif"}), ".png": frozenset({".png"}), ".gif": frozenset({".gif"}),
    ".webp": frozenset({".webp"}), ".heic": frozenset({".heic", ".heif", ".mif1"}),
    ".tif": frozenset({".tif", ".tiff"}), ".tiff": frozenset({".tif", ".tiff"}),
}  # fmt: skip
"""What the content may be for each ending (as puremagic names it); .txt is looked at by itself."""
ENDINGS = (*_CONTENT, ".txt")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as uploaded."""

    filename: str
    data: bytes


def keep_file(file: SourceFile, blobs: Blobs) -> tuple[str, str]:
    """Store the file; its name without folders, and its SHA-256. Invalid(field="file") for what is not accepted."""
    name = re.sub(r"[\x00-\x1f\x7f]", "", PureWindowsPath(file.filename).name)[-200:] or "file"
    if not file.data:
        raise Invalid("file_empty", field="file")
    if len(file.data) > MAX_SIZE:
        raise Invalid("file_too_large", field="file", most=MAX_SIZE // 1024 // 1024)
    ending = PureWindowsPath(name).suffix.lower()
    if ending not in ENDINGS:
        raise Invalid("file_type_refused", field="file", ending=ending or name)
    if not _is_what_it_says(ending, file.data):
        raise Invalid("file_is_something_else", field="file", ending=ending)
    return name, blobs.put(file.data)


def _is_what_it_says(ending: str, data: bytes) -> bool:
    if ending == ".txt":
        return b"\0" not in data
    try:
        found = {match.extension.lower() for match in puremagic.magic_string(data[:4096])}
    except puremagic.PureError:
        return False
    return bool(found & _CONTENT[ending])
