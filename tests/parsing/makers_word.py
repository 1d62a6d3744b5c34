"""Word documents from their own markup: lists of every kind, changes, text boxes, controls, merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from tests.parsing.makers import zipped
from tracker.parsing.numerals import numeral

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {"document": "document.main", "numbering": "numbering", "styles": "styles"}
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for part, kind in _PARTS.items()
    )
    + "</Types>"
)


def level(index: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def listed(number: int, kind: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{more}</w:num>'


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def para(text: str, number: int | None = None, at: int = 0, style: str = "", mark: str = "") -> str:
    """A paragraph; `text` may be markup of runs already. `mark` are changes of its end."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    properties += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{text if text.startswith('<') else run(text)}</w:p>"


def cell(*paragraphs: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(map(para, paragraphs))}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def document(
    body: str, *, numbering: str = "", styles: str = "", parts: Mapping[str, bytes] | None = None, links: str = ""
) -> bytes:
    """A .docx whose body, lists and styles are the given markup."""
    links += "".join(
        f'<Relationship Id="p{part}" Type="{_OFFICE}/{part}" Target="{part}.xml"/>' for part in ("numbering", "styles")
    )
    root = f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
    members = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": (root + 'Target="word/document.xml"/></Relationships>').encode(),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>".encode(),
        "word/numbering.xml": f"<w:numbering {_NAMES}>{numbering}</w:numbering>".encode(),
        "word/styles.xml": f"<w:styles {_NAMES}>{styles}</w:styles>".encode(),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{links}</Relationships>'.encode(),
    }
    return zipped({**members, **(parts or {})})


_NUMBERED = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）"))
_TYPED = re.compile(
    r"(?:([一二三四五六七八九十]{1,3})、|（([一二三四五六七八九十]{1,3})）|(\d{1,2})\.(?!\d)|（(\d{1,2})）)"
)


def plain(lines: Iterable[str]) -> bytes:
    """A .docx with one paragraph per line; lines with tabs are the rows of a table."""
    body = ""
    for tabbed, group in groupby(lines, key=lambda line: "\t" in line):
        if tabbed:
            body += table(*([cell(text) for text in line.split("\t")] for line in group))
        else:
            body += "".join(map(para, group))
    return document(body)


def automatic(lines: Iterable[str]) -> bytes:
    """A .docx whose paragraphs lose their typed numbers to a list of Word that shows the same.

    A number that such a list would show otherwise (skipped, doubled, begun again) stays typed.
    """
    levels = abstract(9, *(level(k, form, text) for k, (form, text) in enumerate(_NUMBERED)))
    counts = [0] * len(_NUMBERED)
    body = ""
    for line in lines:
        typed = _TYPED.match(line)
        at = (typed.lastindex or 0) - 1 if typed else -1
        if typed and numeral(typed[at + 1]) == counts[at] + 1:
            counts[at:] = [counts[at] + 1] + [0] * (len(counts) - at - 1)
            body += para(line[typed.end() :].lstrip(), 9, at)
        else:
            body += para(line)
    return document(body, numbering=levels + listed(9, 9))
