"""Whoever is killed, whenever: no reminder is lost, and one that comes twice has the same Message-ID both times.

A few kills of real processes here; `make soak` has hundreds.
"""

from pathlib import Path

from flask import Flask

from config import Settings
from tests.support.kills import make_arena
from tests.support.smtp import smtp_server
from tests.support.world import World
from tracker.services.backlog import has_queue

SEED = 20_261_122


def test_nothing_is_lost_when_clocks_and_workers_are_killed(app: Flask, world: World, tmp_path: Path) -> None:
    settings: Settings = app.config["SETTINGS"]
    workers = 2 if has_queue() else 0
    with smtp_server() as post:
        arena = make_arena(settings.database_url, tmp_path, post, world, workers, people=12, seed=SEED)
        arena.start()
        try:
            assert arena.round(kills=2) == []
            assert arena.round(kills=2) == []
        finally:
            arena.stop()
    assert len(set(post.references)) == 24
    assert arena.unexplained() == []
