"""Zip containers, opened without trusting what they declare."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.parsing.errors import ReadError
from tracker.parsing.limits import MIB, Limits

_FORBIDDEN = ("<!DOCTYPE", "<!ENTITY")
_NESTED = (".zip", ".7z", ".rar", ".gz", ".tar", ".bz2", ".xz")
_RATIO_MATTERS = 10 * MIB
_ENCRYPTED = 0x1


class Archive:
    """A checked zip file: members can be read up to the limits, XML parts only without a DTD."""

    def __init__(self, file: zipfile.ZipFile, limits: Limits) -> None:
        self._file = file
        self._left = limits.unpacked_bytes
        self.names = frozenset(file.namelist())

    def read(self, name: str) -> bytes:
        """The member's bytes, counted against the limit as they come out."""
        with self._file.open(name) as member:
            data = member.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise ReadError("zip_bomb")
        return data

    def xml(self, name: str) -> bytes:
        """The member as XML that declares no document type and no entities."""
        data = self.read(name)
        if declares_entities(data):
            raise ReadError("external_entities", {"part": name})
        return data


def declares_entities(data: bytes) -> bool:
    """Whether the XML declares a document type or entities, in any usual encoding."""
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return any(word.encode(encoding) in data for word in _FORBIDDEN for encoding in encodings)


@contextmanager
def opened(data: bytes, limits: Limits, format_name: str) -> Iterator[Archive]:
    """The zip container in `data`; broken ones, bombs and locked ones raise ReadError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            _check(file, len(data), limits)
            yield Archive(file, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, KeyError, ValueError) as error:
        raise ReadError("damaged", {"format": format_name}) from error


def _check(file: zipfile.ZipFile, size: int, limits: Limits) -> None:
    members = file.infolist()
    unpacked = sum(member.file_size for member in members)
    too_dense = unpacked > _RATIO_MATTERS and unpacked > size * limits.unpacked_ratio
    nested = any(member.filename.lower().endswith(_NESTED) for member in members)
    if len(members) > limits.archive_members or unpacked > limits.unpacked_bytes or too_dense or nested:
        raise ReadError("zip_bomb", {"members": str(len(members)), "bytes": str(unpacked)})
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise ReadError("encrypted", {"format": "zip"})
