"""Rich text (.rtf, often named .doc): the words between the commands, with the list numbers that the writer left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracker.parsing.errors import ReadError

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)|(?P<none>[\r\n]+)"
)
_HIDDEN = frozenset(
    {
        b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"headerl", b"headerr",
        b"headerf", b"footer", b"footerl", b"footerr", b"footerf", b"listtable", b"listoverridetable", b"revtbl",
        b"rsidtbl", b"generator", b"themedata", b"colorschememapping", b"datastore", b"latentstyles", b"xmlnstbl",
        b"footnote", b"annotation", b"fldinst", b"bkmkstart", b"bkmkend", b"shpinst", b"nonshppict", b"filetbl",
        b"pnseclvl", b"mmathPr",
    }
)  # fmt: skip
_SHOWN = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"cell": "\t", b"tab": "\t",
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"emspace": " ", b"enspace": " ",
}  # fmt: skip
_SIGNS = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\r": "\n", b"\n": "\n"}
_PAGES = {936: "gb18030", 950: "big5", 932: "cp932", 1252: "cp1252", 65001: "utf-8"}
_CHINESE_FONT = re.compile(rb"\\fcharset134(?!\d)")
_DEEPEST = 1_000


@dataclass(slots=True)
class _Group:
    """What holds until the brace closes: `hidden` is what is no text, `unseen` text that was deleted or is not shown.

    `after` is how many characters stand in for one of Unicode.
    """

    hidden: bool = False
    unseen: bool = False
    after: int = 1

    @property
    def silent(self) -> bool:
        return self.hidden or self.unseen


def text_of(data: bytes) -> str:
    """The visible text, one line per paragraph and per table row."""
    text = "".join(_Reader().parts(data))
    if text.count("\ufffd") * 50 > len(text):
        raise ReadError("damaged", {"format": "rtf"})
    lines = (line.rstrip("\t") for line in text.split("\n"))
    return "\n".join(lines)


class _Reader:
    def __init__(self) -> None:
        self._groups = [_Group()]
        self._pages = _PAGES
        self._encoding = "gb18030"
        self._bytes = bytearray()
        self._skip = 0

    def parts(self, data: bytes) -> Iterator[str]:
        if _CHINESE_FONT.search(data):
            self._pages = {**_PAGES, 1252: "gb18030"}  # the page is the writer's; the font says what the bytes are
        place = 0
        while token := _TOKEN.search(data, place):
            place = token.end()
            if token["hex"] or token["text"]:
                self._add(bytes([int(token["hex"], 16)]) if token["hex"] else token["text"])
                continue
            yield self._flushed()
            if token["open"]:
                self._open()
            elif token["close"]:
                self._close()
            elif token["sign"]:
                yield self._sign(token["sign"])
            elif token["word"] == b"bin":
                place += max(0, int(token["number"] or 0))
            elif token["word"]:
                yield self._command(token["word"], token["number"])
        yield self._flushed()
        if len(self._groups) > 1:
            raise ReadError("damaged", {"format": "rtf"})

    def _add(self, raw: bytes) -> None:
        dropped = min(self._skip, len(raw))
        self._skip -= dropped
        if not self._groups[-1].silent:
            self._bytes += raw[dropped:]

    def _flushed(self) -> str:
        text = bytes(self._bytes).decode(self._encoding, "replace")
        self._bytes.clear()
        return text

    def _open(self) -> None:
        if len(self._groups) > _DEEPEST:
            raise ReadError("damaged", {"format": "rtf"})
        self._skip = 0
        self._groups.append(replace(self._groups[-1]))

    def _close(self) -> None:
        self._skip = 0
        if len(self._groups) > 1:
            self._groups.pop()

    def _sign(self, sign: bytes) -> str:
        if sign == b"*":
            self._groups[-1].hidden = True
        return "" if self._groups[-1].silent else _SIGNS.get(sign, "")

    def _command(self, word: bytes, number: bytes | None) -> str:
        group, value = self._groups[-1], int(number or 0)
        if word in _HIDDEN:
            group.hidden = True
        elif word in {b"v", b"deleted"}:
            group.unseen = number != b"0"
        elif word == b"ansicpg":
            self._encoding = self._pages.get(value, "gb18030")
        elif word == b"uc":
            group.after = max(0, min(value, 8))
        elif word == b"u":
            self._skip = group.after
            return "" if group.silent else _unicode(value)
        return "" if group.silent else _SHOWN.get(word, "")


def _unicode(value: int) -> str:
    """A UTF-16 unit, stated with a sign; halves of a pair are not put together (Chinese text does without)."""
    value %= 0x10000
    return "" if 0xD800 <= value < 0xE000 or value < 0x20 else chr(value)
