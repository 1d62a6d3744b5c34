"""Pages as tests read them: every HTML response is checked (tests/support/page_checks.py) and comes back parsed.

page = get_page(client, "/o/yunxi/2026/ledger/")
assert page.h1 == "…" and "逾期 12 天" in page.text
page = post_page(client, "/o/yunxi/2026/tasks/new", {"title": "…"})        # with the CSRF token, redirects followed
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser, LexborNode
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.support.page_checks import problems


@dataclass(frozen=True)
class Page:
    """A checked page."""

    html: str
    url: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed page."""
        return LexborHTMLParser(self.html)

    @property
    def title(self) -> str:
        """The words of the window's title, without the product's name."""
        return self._text("title").removesuffix("· 年轮").strip()

    @property
    def h1(self) -> str:
        """The heading."""
        return self._text("h1")

    @property
    def text(self) -> str:
        """All words in the main part, white space folded."""
        return self._text("main")

    def find(self, css: str) -> LexborNode:
        """The first element that the selector finds; fails if there is none."""
        node = self.tree.css_first(css)
        assert node is not None, f"{css} is not on {self.url}"
        return node

    def all(self, css: str) -> list[LexborNode]:
        """All elements that the selector finds."""
        return self.tree.css(css)

    def texts(self, css: str) -> list[str]:
        """The words of each element, white space folded."""
        return [fold(node.text()) for node in self.all(css)]

    def errors(self) -> list[str]:
        """The sentences at the fields of a form, and those above it."""
        return self.texts(".invalid-feedback, .nl-errors li:not(:has(a))")

    def _text(self, css: str) -> str:
        node = self.tree.css_first(css)
        return fold(node.text()) if node else ""


def fold(words: str) -> str:
    """White space folded."""
    return " ".join(words.split())


def get_page(client: FlaskClient, url: str, status: int = 200) -> Page:
    """Fetch a page, follow redirects, check it."""
    return read_page(client.get(url, follow_redirects=True), status)


Data = dict[str, Any] | MultiDict[str, Any]


def post_page(client: FlaskClient, url: str, data: Data | None = None, status: int = 200) -> Page:
    """Send a form with its CSRF token, follow redirects, check the page that comes back."""
    return read_page(post(client, url, data, follow_redirects=True), status)


def post(client: FlaskClient, url: str, data: Data | None = None, **kwargs: Any) -> TestResponse:
    """Send a form with its CSRF token (a MultiDict for several values of one name); the response is not checked."""
    sent = {} if data is None else data.copy()
    sent.setdefault("csrf_token", csrf_token(client))
    return client.post(url, data=sent, **kwargs)


def csrf_token(client: FlaskClient) -> str:
    """A token of this browser's session."""
    page = LexborHTMLParser(client.get("/sign-in", follow_redirects=True).text)
    token = page.css_first("input[name=csrf_token]")
    assert token is not None
    return token.attributes["value"] or ""


def read_page(response: TestResponse, status: int = 200) -> Page:
    """Check a response and parse it."""
    assert response.status_code == status, f"{response.request.path}: {response.status_code}, wanted {status}"
    assert response.mimetype == "text/html"
    found = problems(response.text)
    assert not found, "\n".join([response.request.path, *found])
    return Page(response.text, response.request.path)
