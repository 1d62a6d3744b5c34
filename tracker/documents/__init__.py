"""What leaves the program as a file: sheets to sign on paper and workbooks, in Chinese. Pure."""

from .paper import render
from .report import PrintEdition, report_docx
from .report_notes import NumberNote, RefNote, SourceNote
from .sheets import (
    AssignmentSheet,
    ClosingSheet,
    EvidenceLine,
    ExtensionSheet,
    ResultLine,
    Sheet,
    SlipSheet,
    TaskFacts,
)
from .tables import Cell, workbook

__all__ = [
    "AssignmentSheet",
    "Cell",
    "ClosingSheet",
    "EvidenceLine",
    "ExtensionSheet",
    "NumberNote",
    "PrintEdition",
    "RefNote",
    "ResultLine",
    "Sheet",
    "SlipSheet",
    "SourceNote",
    "TaskFacts",
    "render",
    "report_docx",
    "workbook",
]
