"""What leaves the program as a file: sheets to sign on paper and workbooks, in Chinese. Pure."""

from .paper import render
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
    "ResultLine",
    "Sheet",
    "SlipSheet",
    "TaskFacts",
    "render",
    "workbook",
]
