"""Checks before a draft is final: does it hold together, and does everything in it rest on accepted work? Pure."""

from .checking import check
from .contradictions import Contradiction, contradictions
from .model import Case, Code, Finding, Severity
from .promises import Account, accounts

__all__ = [
    "Account",
    "Case",
    "Code",
    "Contradiction",
    "Finding",
    "Severity",
    "accounts",
    "check",
    "contradictions",
]
