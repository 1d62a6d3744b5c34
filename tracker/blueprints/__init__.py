"""Doors for the browser: each blueprint turns requests into service calls."""

from flask import Flask

from tracker.blueprints import health


def register(app: Flask) -> None:
    """Mount the blueprints."""
    for module in (health,):
        app.register_blueprint(module.blueprint)
