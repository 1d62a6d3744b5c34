"""OLE compound files: what kind of document one holds, and its streams, opened without trusting what it declares."""

from __future__ import annotations

import struct
from typing import Any

from doc2docx.cfb import CompoundFile, CompoundFileLimits
from doc2docx.errors import Doc2DocxError

from tracker.parsing.errors import ReadError
from tracker.parsing.limits import Limits

BROKEN = (Doc2DocxError, struct.error, ValueError, LookupError, ArithmeticError, TypeError, AttributeError)
_KINDS = (
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
)
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MOST_ENTRIES = 10_000


def opened(data: bytes, limits: Limits) -> Any:
    """The compound file; loops in its chains and sizes that cannot be raise ReadError."""
    bounds = CompoundFileLimits(limits.file_bytes, limits.file_bytes, _MOST_ENTRIES)
    try:
        return CompoundFile(data, limits=bounds)
    except BROKEN as error:
        raise ReadError("damaged", {"format": "doc"}) from error


def kind_in(data: bytes, limits: Limits) -> str:
    """doc, xls, ppt, msg, encrypted, or ole for what nobody knows."""
    if _LOCKED in data:  # a name in the directory, which may lie in a part that is broken
        return "encrypted"
    names = {entry.path.rpartition("/")[2] for entry in opened(data, limits).entries}
    return next((kind for name, kind in _KINDS if name in names), "ole")
