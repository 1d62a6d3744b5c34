"""Typed text as print has it: one line, Chinese punctuation, brackets and quotation marks in pairs."""

import re
import unicodedata
from functools import lru_cache

from tracker.parsing import verbatim

_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SIGNS = frozenset("℃℉№㎡㎎㎏㎜㎝㎞㏄°")
"""Symbols that official texts use; all others (emoji, ornaments) are left out."""
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_WIDE = _HAN + "，。；：！？、“”‘’（）《》"
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_USUAL = re.compile(r"[\u4e00-\u9fa50-9A-Za-z，。；：、“”‘’（）《》〔〕？！%.,()-]*")
"""Nothing in it has to be left out."""
_BESIDE = re.compile(rf"(?<=[{_WIDE}%])[,;:?!()]|[,;:?!()](?=[{_WIDE}])|[,;?!](?=$|[\"”’）])")
_DOT = re.compile(rf"(?<=[{_WIDE}%])\.(?=$|[{_WIDE}])")
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
_SAME = str.maketrans({
    "｡": "。", "､": "、", "﹐": "，", "「": "“", "」": "”", "『": "“", "』": "”", "【": "（", "】": "）", "［": "（",
    "］": "）", "…": None, "⋯": None, "＂": '"', "＇": "'",
})  # fmt: skip
_WIDE_DIGITS = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), 0xFF05, 0xFF0E)}
_STOPS = re.compile(r"([，、；：。？])[，、；：。]+")
_CLAIM = re.compile(r"[！!]+")
_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〔": "〕", "(": ")"}
_EMPTY = re.compile(r"“”|‘’|（）|《》|〔〕|\(\)")


@lru_cache(maxsize=4096)
def tidy_characters(text: str) -> str:
    """`text` on one line in the characters of print. Lines become clauses; nothing but signs is added."""
    text = unicodedata.normalize("NFC", text).translate(_SAME).translate(_WIDE_DIGITS)
    if not _USUAL.fullmatch(text):
        lines = (_printable(line).strip() for line in text.splitlines())
        text = "；".join(line.rstrip("，、；;,") for line in lines if line)
        text = verbatim(text, 0, len(text)).strip()
    return _settled(_punctuated(text))


def _printable(line: str) -> str:
    line = "".join(char if unicodedata.category(char) != "Zs" else " " for char in line.replace("\t", " "))
    return "".join(char for char in line if _prints(char))


def _prints(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind not in _REFUSED and (kind not in {"So", "Sk"} or char in _SIGNS)


def _punctuated(text: str) -> str:
    text = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), text)
    text = _CLAIM.sub("。", _BESIDE.sub(lambda found: _FULL[found[0]], text))
    return _DOT.sub("。", text)


def _settled(text: str) -> str:
    """Quotation marks and brackets in pairs, no stop after another."""
    text = _paired(_curled(text))
    while _EMPTY.search(text):
        text = _EMPTY.sub("", text)
    return _STOPS.sub(lambda found: _strongest(found[0]), text)


def _strongest(stops: str) -> str:
    return next(stop for stop in "？。；：，、" if stop in stops)


def _curled(text: str) -> str:
    """Straight quotation marks open and close in turn."""
    parts = text.split('"')
    turns = ("”" if k % 2 else "“" for k in range(len(parts) - 1))
    return parts[0] + "".join(mark + part for mark, part in zip(turns, parts[1:], strict=True))


def _paired(text: str) -> str:
    """Without marks that open and never close, or close what was never opened."""
    lost: set[int] = set()
    begun: list[int] = []
    for k, char in enumerate(text):
        if char in _PAIRS:
            begun.append(k)
        elif char in _PAIRS.values():
            fitting = next((n for n in reversed(begun) if _PAIRS[text[n]] == char), None)
            if fitting is None:
                lost.add(k)
                continue
            while begun[-1] != fitting:
                lost.add(begun.pop())
            begun.pop()
    lost.update(begun)
    return "".join(char for k, char in enumerate(text) if k not in lost)
