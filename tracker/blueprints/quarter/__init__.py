"""季度报数: a quarterly form per unit, with all figures of its themes on one page, and who has filed it."""

from tracker.blueprints.quarter import filing, overview
from tracker.blueprints.quarter.blueprint import blueprint

__all__ = ["blueprint", "filing", "overview"]
