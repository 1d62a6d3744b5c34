"""问题随记: a problem or an intention noted when it shows, for the next report."""

from tracker.blueprints.year_notes import listing, writing
from tracker.blueprints.year_notes.blueprint import blueprint

__all__ = ["blueprint", "listing", "writing"]
