"""Doors for the browser: each blueprint turns requests into service calls."""

from flask import Flask

from tracker.blueprints import (
    assets,
    auth,
    carrying,
    deliveries,
    desk,
    drafts,
    entries,
    evidence,
    health,
    home,
    imports,
    indicators,
    ledger,
    links,
    log,
    long_jobs,
    mine,
    notices,
    organisations,
    outlines,
    people,
    place,
    quarter,
    records,
    reminders,
    ring,
    slips,
    tasks,
    year_notes,
)

MODULES = (
    *(assets, auth, health, desk, home, imports, ledger, mine, organisations, people, place),
    *(entries, evidence, links, tasks),
    *(indicators, carrying, log, long_jobs, notices, quarter, records, slips, year_notes),
    *(deliveries, drafts, reminders, reminders.me),
    *(outlines, ring),
)


def register(app: Flask) -> None:
    """Mount the blueprints."""
    for module in MODULES:
        app.register_blueprint(module.blueprint)
