"""指标: what the organisation counts every year, what was counted this year, and what last year's report said."""

from tracker.blueprints.indicators import editing, listing, themes
from tracker.blueprints.indicators.blueprint import blueprint

__all__ = ["blueprint", "editing", "listing", "themes"]
