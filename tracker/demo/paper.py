"""A report as an office's Word file, whose 一、（一）1. are automatic numbers and stand nowhere in its text."""

import io
import re
import zipfile

from docx import Document
from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

LEVELS = (re.compile(r"[一二三四五六七八九十]+、"), re.compile(r"（[一二三四五六七八九十]+）"))
FORMATS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"))
NUMBERING_ID = 90


def paper(text: str) -> bytes:
    """The file's bytes. Lines that begin with 一、 or （一） get the number from Word instead."""
    document = Document()
    _define_numbers(document)
    for line in filter(None, map(str.strip, text.splitlines())):
        _write(document, line)
    file = io.BytesIO()
    document.save(file)
    return _undated(file)


def _undated(file: io.BytesIO) -> bytes:
    """The same archive without the time of its making, so that equal texts give equal files."""
    plain = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), zipfile.ZIP_DEFLATED)
    return plain.getvalue()


def _write(document: Paper, line: str) -> None:
    for level, pattern in enumerate(LEVELS):
        if number := pattern.match(line):
            _number(document.add_paragraph(line[number.end() :]), level)
            return
    document.add_paragraph(line)


def _number(paragraph: Paragraph, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = NUMBERING_ID


def _define_numbers(document: Paper) -> None:
    """Add the list; Word wants every abstract list before the first list that uses one."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{shape}"/></w:lvl>'
        for level, (style, shape) in enumerate(FORMATS)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUMBERING_ID}">{levels}</w:abstractNum>'
    used = f'<w:num {nsdecls("w")} w:numId="{NUMBERING_ID}"><w:abstractNumId w:val="{NUMBERING_ID}"/></w:num>'
    numbering.insert(0, parse_xml(abstract))
    numbering.append(parse_xml(used))
