"""Nianlun (年轮): last year's report becomes this year's tasks, and the work done on them the next report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from flask import Flask

    from config import Settings


def create_app(settings: Settings | None = None, clock: Callable[[], datetime] | None = None) -> Flask:
    """Build the application in named steps.

    `settings` default to the environment; `clock`, a function that returns the present instant with its zone, to the
    system's. Raises config.ConfigError when production lacks a secret.
    """
    from tracker.factory import build

    return build(settings, clock)
