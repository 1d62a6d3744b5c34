"""Doors for the browser: each blueprint turns requests into service calls."""

from flask import Flask

from tracker.blueprints import assets, auth, health, home, imports, ledger, mine, organisations, people, place, tasks


def register(app: Flask) -> None:
    """Mount the blueprints."""
    for module in (assets, auth, health, home, imports, ledger, mine, organisations, people, place, tasks):
        app.register_blueprint(module.blueprint)
