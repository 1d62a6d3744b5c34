"""Word documents in one XML file (of 2003, or a flattened package), as office systems export them, often named .doc."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from tracker.parsing.errors import ReadError

from .archive import declares_entities
from .markup import attribute, child, children, local, parsed
from .wordtext import lines_of


def text_of(data: bytes) -> str:
    """The visible text, one line per paragraph and per table row."""
    if declares_entities(data):
        raise ReadError("external_entities", {"part": "xml"})
    root = parsed(data, "doc")
    parts = _parts(root) if local(root) == "package" else {"document": root}
    body = child(parts.get("document"), "body")
    if body is None:
        raise ReadError("damaged", {"format": "doc"})
    return "\n".join(lines_of(body, parts.get("numbering"), parts.get("styles")))


def _parts(package: ET.Element) -> dict[str, ET.Element]:
    """The parts of a flattened package by their names: document, numbering, styles."""
    found = {}
    for part in children(package, "part"):
        inside = next(iter(child(part, "xmlData") or ()), None)
        name = attribute(part, "name")
        if inside is not None and name.startswith("/word/"):
            found[name.removeprefix("/word/").removesuffix(".xml")] = inside
    return found
