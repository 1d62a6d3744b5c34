"""The delivery desk: what was sent to whom, why, with which result; what is to be told by hand; sending on purpose."""

from tracker.blueprints.deliveries import by_hand, listing, preview, showing, testing, urging
from tracker.blueprints.deliveries.blueprint import blueprint

__all__ = ["blueprint", "by_hand", "listing", "preview", "showing", "testing", "urging"]
