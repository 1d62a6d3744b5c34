"""What a file is, by its first bytes; its name only says what it claims to be."""

from __future__ import annotations

import re
from pathlib import PurePath

from .txt import wide_encoding

READABLE = frozenset({"txt", "doc", "docx", "flatword", "html", "mht", "ofd", "pdf", "rtf"})
_CLAIMS = {
    "txt": "txt", "text": "txt", "md": "txt", "docx": "docx", "docm": "docx", "doc": "doc", "dot": "doc",
    "wps": "doc", "wpt": "doc", "rtf": "rtf", "ofd": "ofd", "pdf": "pdf",
    "html": "html", "htm": "html", "shtml": "html", "xhtml": "html", "mht": "html", "mhtml": "html",
}  # fmt: skip
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"{\\rtf", "rtf"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"ID3", "audio"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|span|script)[\s>/]", re.IGNORECASE)
_PAGE_IN_PARTS = re.compile(rb"\s*(?:MIME-Version|From|Subject|Date|Content-Type):", re.IGNORECASE)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml")
_WORD_IN_ONE = (b"schemas.microsoft.com/office/word/2003/wordml", b"schemas.microsoft.com/office/2006/xmlPackage")
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def claimed(filename: str) -> str | None:
    """The format that the extension promises, None when it promises nothing we know."""
    return _CLAIMS.get(PurePath(filename.lower()).suffix.lstrip("."))


def kind_of(data: bytes) -> str:
    """The format of the bytes: one of READABLE, or another name (jpeg, zip, ole, …), or "binary"."""
    head = data[:1024]
    for magic, kind in _MAGIC:
        if head.startswith(magic) and not (kind == "bmp" and not _looks_binary(data)):
            return kind
    if b"%PDF-" in head:
        return "pdf"
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in {b"heic", b"heix", b"mif1", b"hevc"} else "video"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if _looks_binary(data):
        return "binary"
    if _PAGE_IN_PARTS.match(head) and b"multipart/" in data[:4096]:
        return "mht"
    if _XML.match(head) and any(sign in data[:4096] for sign in _WORD_IN_ONE):
        return "flatword"
    return "html" if _HTML.search(data[:4096]) else "txt"


def _looks_binary(data: bytes) -> bool:
    if data.startswith(_WIDE_MARKS) or wide_encoding(data):
        return False
    sample = data[:65536]
    return len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) // 200
