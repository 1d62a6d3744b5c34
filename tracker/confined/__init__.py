"""Work on files that nobody has checked, in child processes with limits. Pure: no Flask, no database."""

from tracker.confined.bounds import Bounds, confine
from tracker.confined.sandbox import TooSlow, run

__all__ = ["Bounds", "TooSlow", "confine", "run"]
