"""Word documents: paragraphs and tables in body order, with the automatic numbers that Word shows."""

from __future__ import annotations

from posixpath import join, normpath
from xml.etree import ElementTree as ET

from tracker.parsing.errors import ReadError
from tracker.parsing.limits import Limits

from . import html, txt
from .archive import Archive, opened
from .markup import attribute, child, parsed
from .wordtext import lines_of

_MAIN = "/officeDocument"


def text_of(data: bytes, limits: Limits) -> str:
    """The visible text of a .docx, one line per paragraph and per table row."""
    with opened(data, limits, "docx") as archive:
        for name in sorted(archive.names):
            if name.endswith((".xml", ".rels")):
                archive.xml(name)
    with opened(data, limits, "docx") as archive:
        main = _main_part(archive)
        folder = main.rpartition("/")[0]
        numbering, styles = _part(archive, f"{folder}/numbering.xml"), _part(archive, f"{folder}/styles.xml")
        body = child(parsed(archive.xml(main), "docx"), "body")
        if body is None:
            raise ReadError("damaged", {"format": "docx"})
        return "\n".join(lines_of(body, numbering, styles, _Chunks(archive, main).text))


def _part(archive: Archive, name: str) -> ET.Element | None:
    return parsed(archive.xml(name), "docx") if name in archive.names else None


def _main_part(archive: Archive) -> str:
    """The document part, wherever the package puts it."""
    root = _part(archive, "_rels/.rels")
    for relation in root if root is not None else ():
        if attribute(relation, "Type").endswith(_MAIN):
            name = normpath(join("/", attribute(relation, "Target"))).lstrip("/")
            if name in archive.names:
                return name
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    raise ReadError("damaged", {"format": "docx"})


class _Chunks:
    """Pages and texts that the document embeds whole; only parts of its own package, never an address."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive = archive
        folder, _, name = main.rpartition("/")
        relations = _part(archive, f"{folder}/_rels/{name}.rels")
        self._targets = {
            attribute(relation, "Id"): normpath(join("/", folder, attribute(relation, "Target"))).lstrip("/")
            for relation in (relations if relations is not None else ())
            if attribute(relation, "TargetMode") != "External"
        }

    def text(self, element: ET.Element) -> str:
        name = self._targets.get(attribute(element, "id"), "")
        if name not in self._archive.names:
            return ""
        if name.lower().endswith((".html", ".htm", ".xhtml")):
            return html.text_of(self._archive.read(name))
        return txt.text_of(self._archive.read(name)) if name.lower().endswith(".txt") else ""
