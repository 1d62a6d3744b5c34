"""Files for the browser: their addresses carry a fingerprint, so that browsers may keep them for a year."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

from tracker.web.addresses import kept_url

STATIC = Path(__file__).parents[1] / "static"
YEAR = 365 * 24 * 3600
FILES = {"static", "bootstrap.static", "assets.theme", "assets.htmx"}


def register(app: Flask) -> None:
    """Add fingerprints to addresses, and let browsers keep what was asked for with one."""
    app.url_defaults(_fingerprint)
    app.after_request(_keep)
    app.jinja_env.globals.update(icon_url=icon_url)


def theme() -> str:
    """The style sheet: tokens, then the numbered parts of the theme."""
    parts = [STATIC / "css" / "tokens.css", *sorted((STATIC / "css" / "theme").glob("*.css"))]
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


def icon_url(name: str) -> str:
    """The address of an icon in the sprite, for `<use>`."""
    return kept_url("static", filename="icons.svg", _anchor=f"i-{name}")


def _fingerprint(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint in FILES:
        values.setdefault("v", _version(endpoint, values.get("filename", "")))


@cache
def _version(endpoint: str, filename: str) -> str:
    """A short word that changes with the file."""
    if endpoint == "static":
        file = STATIC / filename
        return sha256(file.read_bytes()).hexdigest()[:10] if file.is_file() else "0"
    if endpoint == "assets.theme":
        return sha256(theme().encode()).hexdigest()[:10]
    return version("bootstrap-flask" if endpoint == "bootstrap.static" else "django-js-lib-htmx")


def _keep(response: Response) -> Response:
    if request.endpoint in FILES and "v" in request.args and response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
