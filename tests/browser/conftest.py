"""The running application, and browsers that tell what they complain of."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from tests.support.office import Office, listen
from tests.support.server import serve
from tests.support.world import World


@pytest.fixture
def address(app: Flask, world: World) -> Iterator[str]:
    """Where the application runs."""
    with serve(app) as found:
        yield found


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of: blocked by the policy, not found, failed scripts."""
    found: list[str] = []
    listen(page, found)
    return found


@pytest.fixture
def office(app: Flask, world: World, browser: Browser, address: str) -> Iterator[Office]:
    """The people of 云溪镇 at their browsers."""
    found = Office(app, world, browser, address)
    yield found
    found.leave()
