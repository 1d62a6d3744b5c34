"""Signs that Word takes from symbol fonts, as characters of their own."""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + k: sign for k, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
}  # fmt: skip
_SYMBOL = {0xB7: "•", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0x25: "%"}
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}


def symbol(font: str, code: str) -> str:
    """The character that looks like sign `code` (hexadecimal) of the font, "" when there is none."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.casefold(), {})
    if found := known.get(value & 0xFF):
        return found
    return chr(value) if 0x20 <= value < 0xD800 else ""
