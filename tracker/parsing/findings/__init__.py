"""Remarks on a report as it stands: what contradicts itself, is missing, lost, private or empty. Pure, linear in time.

Every finding is {code, params}, all text; with a place it has `quote`, and `start` and `end` as offsets in the text.
"""

from .reading import findings_of

__all__ = ["findings_of"]
