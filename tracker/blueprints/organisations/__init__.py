"""The organisation itself: its place in the tree, its name and settings, the towns below it."""

from tracker.blueprints.organisations import page, settings, towns
from tracker.blueprints.organisations.blueprint import blueprint

__all__ = ["blueprint", "page", "settings", "towns"]
