"""Measurements against a floor: `make bench` (python -m bench --help)."""
