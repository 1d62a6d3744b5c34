"""年轮: what became of each year's promises, as a picture with its table, as a ledger, and problems that come back."""

from tracker.blueprints.ring import outcomes, promises, repeats, showing
from tracker.blueprints.ring.blueprint import blueprint

__all__ = ["blueprint", "outcomes", "promises", "repeats", "showing"]
