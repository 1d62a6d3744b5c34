"""Results stated as numbers (成效数据): what was counted, how many, in which unit. Pure; time is linear in the text."""

from tracker.parsing.model import Figure

from .reading import figures_in

__all__ = ["Figure", "figures_in"]
