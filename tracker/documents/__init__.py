"""What leaves the program as a file: sheets to sign on paper and workbooks, in Chinese. Pure."""

from .cells import Cell
from .evidence_ledger import EvidenceRow, evidence_ledger
from .paper import render
from .rectification_ledger import RectificationRow, rectification_ledger
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
from .tables import workbook

__all__ = [
    "AssignmentSheet",
    "Cell",
    "ClosingSheet",
    "EvidenceLine",
    "EvidenceRow",
    "ExtensionSheet",
    "NumberNote",
    "PrintEdition",
    "RectificationRow",
    "RefNote",
    "ResultLine",
    "Sheet",
    "SlipSheet",
    "SourceNote",
    "TaskFacts",
    "evidence_ledger",
    "rectification_ledger",
    "render",
    "report_docx",
    "workbook",
]
