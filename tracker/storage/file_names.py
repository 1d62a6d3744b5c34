"""Names of uploaded files that are safe on every system."""

import re
import unicodedata

NAME_MOST = 120
_ENDING_MOST = 10
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
_NEVER = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # control and format characters (bidi overrides), lone surrogates
_RESERVED = str.maketrans(dict.fromkeys('<>:"|?*', "_"))


def safe_name(filename: str) -> str:
    """The name without folders and without what deceives the eye or a file system; at most 120 characters.

    The ending stays. NFC, never empty; a name that went through once comes out the same again.
    """
    bare = re.split(r"[/\\]", filename.rstrip("/\\ "))[-1]
    visible = "".join(character for character in bare if unicodedata.category(character) not in _NEVER)
    name = " ".join(unicodedata.normalize("NFC", visible).translate(_RESERVED).split())
    name = _shortened(name.lstrip(". ").rstrip(". "))
    if _DEVICES.match(name):
        name = _shortened(f"_{name}")
    return name or "file"


def ending_of(name: str) -> str:
    """The ending in small letters with its dot; "" if there is none."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if stem and dot and ending else ""


def _shortened(name: str) -> str:
    if len(name) <= NAME_MOST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > _ENDING_MOST:
        return name[:NAME_MOST].rstrip(". ")
    return stem[: NAME_MOST - len(ending) - 1].rstrip(". ") + dot + ending
