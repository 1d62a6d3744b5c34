"""Checks before a draft is final: does it hold together, and does everything in it rest on accepted work? Pure."""

from .checking import check
from .model import Case, Code, Finding, Severity
from .promises import Account, accounts

__all__ = [
    "Account",
    "Case",
    "Code",
    "Finding",
    "Severity",
    "accounts",
    "check",
]
