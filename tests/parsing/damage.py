"""Reports in every format, damaged at random: characters, lines, bytes, members of archives. A seed repeats them."""

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random

from tests.parsing import makers
from tests.parsing.makers_ofd import ofd
from tests.parsing.makers_web import boxed, site_page
from tests.parsing.test_rtf import rich, unicode

_ROOT = Path(__file__).parents[2]
TEXTS = sorted((_ROOT / "tracker" / "demo" / "texts").glob("*.txt"))
OLD_WORD = sorted((_ROOT / "tests" / "parsing" / "files").glob("*.doc"))
_LITTER = [
    "一是",
    "（三）",
    "2.",
    "、",
    "；",
    "\u200b",
    "\x00",
    "“",
    "①",
    "下一步，",
    "\t",
    "|",
    "存在问题：",
    "（",
    "<div>",
]
KINDS = ("txt", "txt", "docx", "html", "pdf", "ofd", "rtf", "doc")


def dropped(chance: Random, text: str) -> str:
    """Some characters are lost."""
    return "".join(character for character in text if chance.random() > 0.02)


def doubled(chance: Random, text: str) -> str:
    """Some lines stand twice."""
    return "\n".join(line for line in text.split("\n") for _ in range(1 + (chance.random() < 0.1)))


def truncated(chance: Random, text: str) -> str:
    """The end is missing."""
    return text[: chance.randrange(len(text))]


def shuffled(chance: Random, text: str) -> str:
    """Lines are out of order."""
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def joined(_chance: Random, text: str) -> str:
    """All on one line."""
    return text.replace("\n", "")


def littered(chance: Random, text: str) -> str:
    """Enumerators and punctuation where none belong."""
    return "".join(character + (chance.choice(_LITTER) if chance.random() < 0.01 else "") for character in text)


def repeated(chance: Random, text: str) -> str:
    """One stretch many times over."""
    k = chance.randrange(len(text))
    return text[:k] + text[k : k + chance.randrange(1, 40)] * chance.randrange(2, 200) + text[k:]


MUTATIONS: Sequence[Callable[[Random, str], str]] = (
    dropped, doubled, truncated, shuffled, joined, littered, repeated,
)  # fmt: skip


def bytes_damaged(chance: Random, data: bytes) -> bytes:
    """Some bytes are others, gone or there twice; sometimes the end is missing."""
    broken = bytearray(data)
    for _ in range(chance.randrange(1, 30)):
        k = chance.randrange(len(broken))
        match chance.randrange(3):
            case 0:
                broken[k] = chance.randrange(256)
            case 1:
                del broken[k : k + chance.randrange(1, 20)]
            case _:
                broken[k:k] = broken[k : k + chance.randrange(1, 50)]
        broken = broken or bytearray(b"?")
    return bytes(broken[: chance.randrange(1, len(broken) + 1)] if chance.random() < 0.2 else broken)


def member_damaged(chance: Random, data: bytes) -> bytes:
    """One member of an archive is damaged, missing or there twice; the archive itself is whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    name = chance.choice(sorted(members))
    if chance.random() < 0.1:
        del members[name]
    elif members[name]:
        members[name] = bytes_damaged(chance, members[name])
    return makers.zipped(members)


def made(chance: Random, kind: str) -> bytes:
    """A damaged report as a file of the kind."""
    if kind == "doc":
        return bytes_damaged(chance, chance.choice(OLD_WORD).read_bytes())
    if kind == "pdf":
        return bytes_damaged(chance, _pdf(chance.choice(TEXTS)))
    text = chance.choice(TEXTS).read_text(encoding="utf-8")
    for mutation in chance.sample(MUTATIONS, chance.randrange(1, 4)):
        text = mutation(chance, text) or "空"
    data = _set(chance, kind, [line for line in text.split("\n") if line] or ["空"])
    if kind in {"docx", "ofd"} and chance.random() < 0.6:
        return member_damaged(chance, data)
    return bytes_damaged(chance, data) if chance.random() < 0.3 else data


def _set(chance: Random, kind: str, lines: list[str]) -> bytes:
    seen = ["".join(sign for sign in line if sign.isprintable()) for line in lines]
    if kind == "docx":
        return makers.numbered_word([(k % 3 if k else None, line) for k, line in enumerate(seen[:60])])
    if kind == "ofd":
        return ofd(seen[:60], per_page=17)
    if kind == "rtf":
        return rich("".join(r"\pard " + unicode(line) + "\\par\n" for line in seen))
    if kind == "html":
        return site_page(lines[0], boxed(lines)).encode("gb18030", errors="replace")
    return "\n".join(lines).encode(chance.choice(("utf-8", "gb18030", "utf-16")), errors="replace")


@cache
def _pdf(text: Path) -> bytes:
    return makers.pdf([line for line in text.read_text(encoding="utf-8").splitlines() if line], per_page=12)
