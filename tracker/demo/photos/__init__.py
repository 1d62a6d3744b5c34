"""Photographs and scans for the demo: simple flat scenes that it draws itself, the same ones each time."""

from tracker.demo.photos.printing import photo, scan

__all__ = ["photo", "scan"]
