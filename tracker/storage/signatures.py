"""What the bytes of a file are, whatever its name says."""

import io
import re
import struct
import zipfile
from collections.abc import Callable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")  # the class of Windows installers, which are OLE too
_LETTER = "__substg1.0_".encode("utf-16-le")  # the streams of an Outlook message
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # Office keeps a file with a password in an OLE container
_MARKUP = re.compile(rb"\s*(?:<[!?a-z]|#!|%!PS|%PDF-|\{\\rtf|MIME-Version:)", re.IGNORECASE)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"})
_BITMAP_HEADERS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")  # never part of a text, in UTF-8 or GB 18030
_BOMS = (b"\xff\xfe", b"\xfe\xff")
MEMBERS_MOST = 10_000


def starts(*beginnings: bytes) -> Callable[[bytes], bool]:
    """A test for files that start so."""
    return lambda data: data.startswith(beginnings)


is_jpeg = starts(b"\xff\xd8\xff")
is_png = starts(b"\x89PNG\r\n\x1a\n")
is_gif = starts(b"GIF87a", b"GIF89a")
is_tiff = starts(b"II*\0", b"MM\0*")


def is_webp(data: bytes) -> bool:
    """A RIFF container with a WEBP picture."""
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def is_bitmap(data: bytes) -> bool:
    """A Windows bitmap: two letters are too little to know one by, so its second header has to fit."""
    return data.startswith(b"BM") and int.from_bytes(data[14:18], "little") in _BITMAP_HEADERS


def is_heic(data: bytes) -> bool:
    """What phones take: HEVC pictures in an ISO container, but no film and no AVIF."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS and b"avif" not in data[8:64]


def is_pdf(data: bytes) -> bool:
    """A PDF from its first byte; one that turns into a web page at once is none."""
    first, _break, rest = data[:1024].replace(b"\r", b"\n").partition(b"\n")
    return first.startswith(b"%PDF-") and b"<" not in first and not _MARKUP.match(rest)


def is_text(data: bytes) -> bool:
    """Text in UTF-8, GB 18030 or marked UTF-16 that does not start like a web page, a script or a letter."""
    if data.startswith(_BOMS):
        return not _MARKUP.match(data[2:1024].replace(b"\0", b""))
    return not _BINARY.search(data) and not _MARKUP.match(data.removeprefix(b"\xef\xbb\xbf")[:1024])


def is_locked(data: bytes) -> bool:
    """Whether it is an Office file that asks for a password."""
    return data.startswith(_OLE) and _LOCKED in data


def ole(*streams: str) -> Callable[[bytes], bool]:
    """A test for OLE containers with one of these streams; without names, for any that is no installer and no mail."""
    names = [stream.encode("utf-16-le") for stream in streams]

    def test(data: bytes) -> bool:
        if not data.startswith(_OLE) or _INSTALLER in data or _LETTER in data:
            return False
        return not names or any(name in data for name in names)

    return test


def package(*members: str) -> Callable[[bytes], bool]:
    """A test for zip containers that hold all these members; a name that ends in / stands for anything below it."""

    def test(data: bytes) -> bool:
        found = _members(data)
        return all(any(name == member or _below(name, member) for name in found) for member in members)

    return test


def _below(name: str, folder: str) -> bool:
    return folder.endswith("/") and name.startswith(folder)


def _members(data: bytes) -> list[str]:
    """The names in a zip that starts at the first byte; none if it is broken, monstrous, locked or holds macros."""
    if not data.startswith(b"PK\x03\x04") or data.count(b"PK\x01\x02") > MEMBERS_MOST:
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            members = file.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
        return []
    if any(member.flag_bits & 1 or member.filename.endswith("vbaProject.bin") for member in members):
        return []
    return [member.filename for member in members]
