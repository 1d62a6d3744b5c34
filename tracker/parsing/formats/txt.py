"""Plain text in the encodings that offices use."""

from __future__ import annotations

import codecs

from tracker.parsing.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes, declared: str | None = None) -> str:
    """Bytes as text: byte order mark, then what the document declares, then UTF-8, then GB18030."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    for candidate in (_known(declared), "utf-8", "gb18030"):
        if candidate:
            try:
                return data.decode(candidate)
            except (UnicodeError, LookupError):  # LookupError: a page may declare what is no encoding of text
                continue
    return _mended(data)


def text_of(data: bytes) -> str:
    """A text file as text with \\n at line ends."""
    return decoded(data).replace("\r\n", "\n").replace("\r", "\n")


def _known(declared: str | None) -> str | None:
    """The Python name of a declared encoding; GB2312 and GBK are read as GB18030, which contains them."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except LookupError:
        return None
    return "gb18030" if name in {"gb2312", "gbk", "hz"} else name


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError("damaged", {"format": "txt"}) from error


def _mended(data: bytes) -> str:
    """A text with a few broken characters: the encoding that breaks fewer of them."""
    best = min(
        (data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")), key=lambda text: text.count("\ufffd")
    )
    if best.count("\ufffd") * 50 > len(best):
        raise ReadError("damaged", {"format": "txt"})
    return best
