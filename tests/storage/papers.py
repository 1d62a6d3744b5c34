"""Real documents made for the tests, by the libraries that write such files or by hand."""

import io
import zipfile

from docx import Document
from reportlab.pdfgen.canvas import Canvas
from xlsxwriter import Workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = "[Content_Types].xml"


def pdf() -> bytes:
    """One page."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 720, "Minutes")
    canvas.save()
    return out.getvalue()


def word() -> bytes:
    """One paragraph."""
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("青禾县云溪镇法治学习会议纪要")
    document.save(out)
    return out.getvalue()


def sheet() -> bytes:
    """One cell."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "签到")
    return out.getvalue()


def zipped(*members: str, flags: int = 0) -> bytes:
    """A zip container with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member in members:
            archive.writestr(member, "<x/>")
            archive.getinfo(member).flag_bits |= flags
    return out.getvalue()


def ole(*streams: str) -> bytes:
    """What the directory of an OLE container with these streams looks like."""
    entries = b"".join(stream.encode("utf-16-le").ljust(128, b"\0") for stream in ("Root Entry", *streams))
    return OLE + bytes(504) + entries + bytes(512)
