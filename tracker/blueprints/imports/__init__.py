"""Importing a report and reviewing what was read in it."""

from tracker.blueprints.imports import deciding, editions, finishing, listing, reshaping, reviewing, selected
from tracker.blueprints.imports.blueprint import blueprint

__all__ = ["blueprint", "deciding", "editions", "finishing", "listing", "reshaping", "reviewing", "selected"]
