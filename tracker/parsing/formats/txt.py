"""Plain text in the encodings that offices use."""

from __future__ import annotations

import codecs
from collections import Counter

from tracker.parsing.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_USUAL = "的一是在不有和人中大年工作治政府法行制理全面加力度日月及等以上，。、；（）"


def decoded(data: bytes, declared: str | None = None) -> str:
    """Bytes as text: byte order mark, then UTF-8 if they are that, then what the document declares, then GB18030.

    What a page declares is often wrong, but text that is valid UTF-8 is nothing else by chance.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    for candidate in ("utf-8", _known(declared)):
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
    if name.startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        return None  # what states its encoding in single bytes has single bytes
    return "gb18030" if name in {"gb2312", "gbk", "hz"} else name


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError("damaged", {"format": "txt"}) from error


def _mended(data: bytes) -> str:
    """The encoding of GB18030, Big5 and UTF-8 that makes most sense of the bytes; a few may be broken."""
    texts = [data.decode(encoding, "replace") for encoding in ("gb18030", "utf-8", "big5hkscs")]
    best = max(texts, key=_sense)
    if best.count("\ufffd") * 50 > len(best):
        raise ReadError("damaged", {"format": "txt"})
    return best


def _sense(text: str) -> float:
    """The share of characters that every Chinese text is full of, less the broken ones."""
    counts = Counter(text)
    usual = sum(counts[char] for char in _USUAL)
    return (usual - 5 * counts["\ufffd"]) / max(len(text), 1)
