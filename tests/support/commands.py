"""Commands of the product as processes of their own, with what they write to stderr."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask

from config import ROOT, Settings
from tests.support.processes import end_with_parent

KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "HOME")


@dataclass
class Running:
    """A process; `log` is the file of its stderr."""

    process: subprocess.Popen[bytes]
    log: Path

    def events(self) -> list[str]:
        """What it has logged so far, by name."""
        return [str(line.get("event")) for line in self.lines()]

    def lines(self) -> list[dict[str, Any]]:
        """The lines of its log that are JSON."""
        text = self.log.read_text(encoding="utf-8")
        whole = text[: text.rfind("\n") + 1]
        return [json.loads(line) for line in whole.splitlines() if line.startswith("{")]


@contextmanager
def command(app: Flask, name: str, *args: str, **environ: str) -> Iterator[Running]:
    """`flask NAME ARGS` on this application's database while the block runs; killed at its end if it still does."""
    python = [sys.executable, "-m", "flask", "--app", "wsgi"]
    with process(app, name, [*python, name, *args], **environ) as running:
        yield running


@contextmanager
def process(app: Flask, name: str, arguments: list[str], **environ: str) -> Iterator[Running]:
    """Any process with this application's settings."""
    settings: Settings = app.config["SETTINGS"]
    log = settings.data_dir / f"{name}-{os.urandom(4).hex()}.log"
    with log.open("wb") as stream:
        child = subprocess.Popen(
            arguments, cwd=ROOT, env={**_environment(settings), **environ}, stdout=stream, stderr=stream,
            preexec_fn=end_with_parent,  # noqa: PLW1509 - it calls one C function that is loaded already
        )  # fmt: skip
    try:
        yield Running(child, log)
    finally:
        child.kill()
        child.wait()


def _environment(settings: Settings) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    ours = {
        "APP_ENV": "test", "DATABASE_URL": settings.database_url, "DATA_DIR": str(settings.data_dir),
        "SECRET_KEY": settings.secret_key, "SMTP_URL": settings.smtp_url,
    }  # fmt: skip
    return {**kept, **ours}
