"""Reads yearly reports: a file or a text becomes a ParsedReport. Pure: no database, no network, no Flask."""

from .errors import ReadError
from .limits import DEFAULT_LIMITS, Limits
from .model import Figure, Finding, ParsedItem, ParsedReport, Quantity, Section
from .reading import extract_text, read_report
from .report import PARSER_VERSION, parse_text
from .sandbox import read_safely
from .spans import position_of, trim_span, verbatim

__all__ = [
    "DEFAULT_LIMITS",
    "PARSER_VERSION",
    "Figure",
    "Finding",
    "Limits",
    "ParsedItem",
    "ParsedReport",
    "Quantity",
    "ReadError",
    "Section",
    "extract_text",
    "parse_text",
    "position_of",
    "read_report",
    "read_safely",
    "trim_span",
    "verbatim",
]
