"""From bytes to a report, in this process; untrusted files go through sandbox.read_safely."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from . import lexicon as lex
from .errors import ReadError
from .formats import docx, flatword, html, mht, ofd, pdf, rtf, txt
from .formats.archive import opened
from .formats.sniff import READABLE, claimed, kind_of
from .limits import DEFAULT_LIMITS, Limits
from .model import ParsedReport
from .notices import OTHER_TEXTS
from .report import parse_text
from .traditional import SIMPLIFIED

_VISIBLE = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff\u00ad]")
_MARKED_TITLE = re.compile(rf"{lex.YEAR}.*(?:报告|总结|要点|工作计划|思路)|(?:报告|总结).*{lex.YEAR}")

_LINE_ENDS = dict.fromkeys((0x0B, 0x85, 0x2028, 0x2029), "\n")
# What no page shows and neither Word nor a spreadsheet takes back. NUL stays: a text with it is none.
_CONTROLS = {*range(1, 9), *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF}
_SHOWN = dict.fromkeys(_CONTROLS) | _LINE_ENDS
# The readers of old Word files take a fifth of a second to load; only who brings such a file pays for it.
_READERS: dict[str, Callable[[bytes, Limits], str]] = {
    "doc": lambda data, limits: import_module("tracker.parsing.formats.doc").text_of(data, limits),
    "docx": docx.text_of,
    "flatword": lambda data, _: flatword.text_of(data),
    "html": lambda data, _: html.text_of(data),
    "mht": lambda data, _: mht.text_of(data),
    "ofd": ofd.text_of,
    "pdf": pdf.text_of,
    "rtf": lambda data, _: rtf.text_of(data),
    "txt": lambda data, _: txt.text_of(data),
}


def read_report(data: bytes, filename: str, limits: Limits = DEFAULT_LIMITS) -> ParsedReport:
    """Reads a file of any known format. Raises ReadError (see there) and nothing else."""
    try:
        report = parse_text(extract_text(data, filename, limits))
    except MemoryError as error:
        raise ReadError("too_much_memory") from error
    except RecursionError as error:
        raise ReadError("damaged", {"format": claimed(filename) or ""}) from error
    other = any(finding.code in OTHER_TEXTS for finding in report.findings)
    if other or not (
        report.problems or report.plans or _MARKED_TITLE.search((report.title or "").translate(SIMPLIFIED))
    ):
        raise ReadError("no_report", {"title": report.title or ""})
    found = len(report.problems) + len(report.plans)
    if found > limits.items:
        raise ReadError("too_many_items", {"items": str(found), "limit": str(limits.items)})
    return report


def extract_text(data: bytes, filename: str, limits: Limits = DEFAULT_LIMITS) -> str:
    """The text of a file as a reader sees it, \\n between lines."""
    check_size(data, limits)
    kind = _format(data, filename, limits)
    text = _READERS[kind](data, limits).translate(_SHOWN)
    if not _VISIBLE.search(text):
        raise ReadError("empty")
    if len(text) > limits.characters:
        raise ReadError("too_long", {"characters": str(len(text)), "limit": str(limits.characters)})
    return text


def check_size(data: bytes, limits: Limits) -> None:
    """Refuses nothing at all and too much, before anything looks inside."""
    if len(data) > limits.file_bytes:
        raise ReadError("too_large", {"bytes": str(len(data)), "limit": str(limits.file_bytes)})
    if not data.strip():
        raise ReadError("empty")


def _format(data: bytes, filename: str, limits: Limits) -> str:
    kind = kind_of(data)
    claim = claimed(filename)
    if kind == "zip":
        kind = _in_zip(data, claim or "zip", limits)
    elif kind == "ole":
        kind = import_module("tracker.parsing.formats.ole").kind_in(data, limits)
        if kind == "encrypted":
            raise ReadError("encrypted", {"format": "docx"})
    if kind in READABLE:
        return kind
    if claim:
        raise ReadError("not_what_it_says", {"expected": claim, "actual": kind})
    raise ReadError("unsupported", {"actual": kind})


def _in_zip(data: bytes, claim: str, limits: Limits) -> str:
    with opened(data, limits, claim) as archive:
        names = archive.names
    if any(name.startswith("word/") for name in names):
        return "docx"
    signs = {"xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx", "OFD.xml": "ofd"}
    other = next((kind for name, kind in signs.items() if name in names), "zip")
    return "docx" if other == "zip" and claim == "docx" and "[Content_Types].xml" in names else other
