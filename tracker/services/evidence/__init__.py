"""Evidence (佐证材料): kept once, described by people, shared with the organisation above where the town says so."""

from tracker.services.evidence.describing import describe, share
from tracker.services.evidence.keeping import keep

__all__ = ["describe", "keep", "share"]
