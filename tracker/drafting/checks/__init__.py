"""Checks before a draft is final: does it hold together, and does everything in it rest on accepted work? Pure."""

from .checking import check
from .model import Case, Code, Finding, Severity

__all__ = ["Case", "Code", "Finding", "Severity", "check"]
