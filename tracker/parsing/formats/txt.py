"""Plain text in the encodings that offices use."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from tracker.parsing.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ORDER = ("gb18030", "utf-8", "big5hkscs")
_WIDE = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2000-\u22ff\x20-\x7e\r\n\t\f\xa0]")
_USUAL = "的一是在不有和人中大年工作治政府法行制理全面加力度日月及等以上，。、；（）"


def decoded(data: bytes, declared: str | None = None) -> str:
    """Bytes as text: byte order mark, then UTF-8 if they are that, then what makes most sense of them.

    What a page declares is often wrong, but text that is valid UTF-8 is nothing else by chance.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if wide := wide_encoding(data):
        return _strict(data, wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _likeliest(data, declared)


def text_of(data: bytes) -> str:
    """A text file as text with \\n at line ends."""
    return decoded(data).replace("\r\n", "\n").replace("\r", "\n")


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: what its pairs of bytes spell is Chinese and punctuation, and nothing else."""
    sample = data[:4096]
    if b"\0" not in sample or len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if len(_WIDE.findall(text)) >= 0.97 * len(text):
            return encoding
    return None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError("damaged", {"format": "txt"}) from error


def _likeliest(data: bytes, declared: str | None) -> str:
    """The encoding of GB18030, Big5 and UTF-8 that makes most sense of the bytes; the declared one where two do."""
    order = ("big5hkscs", "gb18030", "utf-8") if (declared or "").lower().startswith("big5") else _ORDER
    best = max((data.decode(encoding, "replace") for encoding in order), key=_sense)
    if best.count("\ufffd") * 50 > len(best):
        raise ReadError("damaged", {"format": "txt"})
    return best


def _sense(text: str) -> float:
    """The share of characters that every Chinese text is full of, less the broken ones."""
    counts = Counter(text)
    usual = sum(counts[char] for char in _USUAL)
    return (usual - 5 * counts["\ufffd"]) / max(len(text), 1)
