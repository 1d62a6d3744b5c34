"""Whole addresses of our own pages, for messages: they are written outside of any request."""

from urllib.parse import urlsplit

from flask import current_app
from werkzeug.routing import BuildError, MapAdapter

from config import Settings


class Addresses:
    """Addresses below BASE_URL."""

    def __init__(self) -> None:
        settings: Settings = current_app.config["SETTINGS"]
        parts = urlsplit(settings.base_url)
        self._pages: MapAdapter = current_app.url_map.bind(
            parts.netloc, script_name=parts.path or "/", url_scheme=parts.scheme
        )
        self.home = f"{settings.base_url}/"

    def to(self, endpoint: str, **values: object) -> str:
        """A page's address; "" if there is no such page."""
        try:
            return self._pages.build(endpoint, values, force_external=True)
        except BuildError:
            return ""

    def report(self, token: str) -> str:
        """The progress form that a link of a message opens."""
        return self.to("links.report", token=token) or f"{self.home}r/{token}"
