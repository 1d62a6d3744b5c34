"""督办单: the list, one by itself, issuing by hand, answering, taking back, printing."""

from tracker.blueprints.slips import answering, issuing, listing, sheet, showing
from tracker.blueprints.slips.blueprint import blueprint

__all__ = ["answering", "blueprint", "issuing", "listing", "sheet", "showing"]
