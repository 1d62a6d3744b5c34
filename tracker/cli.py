"""Commands of `flask --app wsgi …`; see docs/operations.md."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the commands."""
