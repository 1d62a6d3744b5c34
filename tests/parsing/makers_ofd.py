"""OFD files (GB/T 33190) made by hand: pages of text objects in millimetres, set as official papers are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from tests.parsing.makers import zipped

_NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_SIZE, _LEFT, _TOP, _STEP = 5.6, 28.0, 40.0, 9.9


def text_object(words: str, x: float, y: float, size: float = _SIZE) -> str:
    """Words on one base line; every character is as wide as it is high."""
    steps = f'DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="9" Font="3" Size="{size}" Boundary="{x} {y - size} {len(words) * size} {size}">'
        f'<ofd:TextCode X="0" Y="{size}" {steps}>{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def packed(pages: Sequence[str], more: Mapping[str, bytes] | None = None) -> bytes:
    """An .ofd whose pages hold the given objects."""
    listed = "".join(f'<ofd:Page ID="{k}" BaseLoc="Pages/Page_{k}/Content.xml"/>' for k in range(len(pages)))
    root = "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
    members = {
        "OFD.xml": f"<ofd:OFD {_NAMES}><ofd:DocBody>{root}</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_NAMES}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for k, page in enumerate(pages):
        layer = f"<ofd:Content><ofd:Layer ID='1'>{page}</ofd:Layer></ofd:Content>"
        members[f"Doc_0/Pages/Page_{k}/Content.xml"] = f"<ofd:Page {_NAMES}>{layer}</ofd:Page>"
    return zipped({**{name: text.encode() for name, text in members.items()}, **(more or {})})


def ofd(paragraphs: Iterable[str], *, per_line: int = 28, per_page: int = 22, upside_down: bool = False) -> bytes:
    """Paragraphs with an indent of two characters and page numbers; the objects may stand in any order in the file."""
    lines: list[tuple[int, str]] = []
    for paragraph in paragraphs:
        lines.append((2, paragraph[: per_line - 2]))
        rest = paragraph[per_line - 2 :]
        lines += [(0, rest[k : k + per_line]) for k in range(0, len(rest), per_line)]
    pages = []
    for number, first in enumerate(range(0, len(lines), per_page), 1):
        objects = [
            text_object(words, _LEFT + indent * _SIZE, _TOP + k * _STEP)
            for k, (indent, words) in enumerate(lines[first : first + per_page])
        ]
        objects.append(text_object(f"—{number}—", 95, 280, 4.9))
        pages.append("".join(reversed(objects) if upside_down else objects))
    return packed(pages)
