"""OFD files (GB/T 33190): text objects by page and place, put together to lines and paragraphs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET

from tracker.parsing.errors import ReadError
from tracker.parsing.limits import Limits

from .archive import Archive, opened
from .lines import Line
from .markup import attribute, child, children, local, parsed, path_text
from .paragraphs import paragraphs_of

_POINTS, _A4, _FARTHEST = 72 / 25.4, 210.0, 100_000.0
_SAME = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
_FEWEST = 20
_MOST = 20_000
_DEEPEST = 20


def text_of(data: bytes, limits: Limits) -> str:
    """The text of an .ofd without page numbers and running heads."""
    with opened(data, limits, "ofd") as archive:
        if any(name.endswith("Encryptions.xml") for name in archive.names):
            raise ReadError("encrypted", {"format": "ofd"})
        pages = [list(_lines(archive, page)) for page in _pages(archive, limits)]
    if sum(len(line.text.strip()) for page in pages for line in page) < _FEWEST:
        raise ReadError("no_text", {"pages": str(len(pages))})
    return "\n".join(paragraphs_of(pages))


def _pages(archive: Archive, limits: Limits) -> list[str]:
    """Names of the page parts of all documents in the file, in order."""
    found: list[str] = []
    for body in children(_parsed(archive, "OFD.xml"), "DocBody"):
        root = _target("OFD.xml", (child(body, "DocRoot"), "text"))
        pages = children(child(_parsed(archive, root), "Pages"), "Page")
        found.extend(_target(root, (page, "BaseLoc")) for page in pages)
    if len(found) > limits.pages:
        raise ReadError("too_many_pages", {"pages": str(len(found)), "limit": str(limits.pages)})
    return found


def _target(base: str, place: tuple[ET.Element | None, str]) -> str:
    element, name = place
    stated = (element.text or "" if element is not None else "") if name == "text" else attribute(element, name)
    return normpath(join("/", dirname(base), stated.strip())).lstrip("/")


def _parsed(archive: Archive, name: str) -> ET.Element:
    if name not in archive.names:
        raise ReadError("damaged", {"format": "ofd"})
    return parsed(archive.xml(name), "ofd")


def _lines(archive: Archive, page: str) -> Iterator[Line]:
    root = _parsed(archive, page)
    box = _numbers(path_text(root, "Area", "PhysicalBox"))
    width = (box[2] if len(box) > 2 else _A4) * _POINTS
    layers = children(child(root, "Content"), "Layer")
    pieces = [replace(piece, page=width) for layer in layers for piece in _pieces(layer, 0)]
    if len(pieces) > _MOST * 10:
        raise ReadError("too_long", {"characters": str(len(pieces)), "limit": str(_MOST * 10)})
    return iter(pieces)


def _pieces(parent: ET.Element, depth: int) -> Iterator[Line]:
    for element in parent:
        if local(element) == "TextObject":
            yield from _of_object(element)
        elif local(element) == "PageBlock" and depth < _DEEPEST:
            yield from _pieces(element, depth + 1)


def _of_object(element: ET.Element) -> Iterator[Line]:
    left, top, *_ = [*_numbers(attribute(element, "Boundary")), 0.0, 0.0]
    matrix = _numbers(attribute(element, "CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == len(_SAME) else _SAME
    size = (_numbers(attribute(element, "Size")) or [4.2])[0]
    x = y = 0.0
    for code in children(element, "TextCode"):
        words = code.text or ""
        x = (_numbers(attribute(code, "X")) or [x])[0]
        y = (_numbers(attribute(code, "Y")) or [y])[0]
        width = sum(_steps(attribute(code, "DeltaX"), size, len(words.strip()) - 1)) + size
        if words.strip():
            begin, base = left + a * x + c * y + e, top + b * x + d * y + f
            end, height = begin + a * width, size * abs(d)
            yield Line(words.strip(), begin * _POINTS, end * _POINTS, height * _POINTS, base * _POINTS)


def _numbers(stated: str) -> list[float]:
    """The numbers, none where one of them is no number or off any paper."""
    try:
        numbers = [float(part) for part in stated.split()]
    except ValueError:
        return []
    return numbers if all(abs(number) <= _FARTHEST for number in numbers) else []


def _steps(stated: str, size: float, count: int) -> list[float]:
    """Distances from character to character; "g 3 5.2" stands for three of 5.2."""
    parts = deque(stated.split())
    steps: list[float] = []
    while parts and len(steps) < count:
        head = parts.popleft()
        if head == "g" and len(parts) >= 2:
            times, step = parts.popleft()[:9], parts.popleft()
            steps += _numbers(step) * min(int(times) if times.isdecimal() else 0, count)
        else:
            steps += _numbers(head)
    steps = steps[: max(count, 0)]
    return steps + [size] * (count - len(steps))
