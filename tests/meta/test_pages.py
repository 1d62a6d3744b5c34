"""Every page that can be opened holds what tests/support/page_checks.py asks for, whoever opens it."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.support.page_checks import problems
from tests.support.page_examples import EXAMPLES
from tests.support.world import World

PEOPLE = ["nobody", "yx-admin", "yx-coord", "yx-leader", "yx-head", "yx-staff", "yx-viewer", "qh-admin", "qh-coord"]
NO_PAGES = {"static", "bootstrap.static", "assets.theme", "assets.htmx", "health.health", "health.numbers"}
SCOPE: dict[str, Any] = {"org": "yunxi", "year": 2026}


def pages(app: Flask) -> Iterator[Rule]:
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint not in NO_PAGES:
            yield rule


def address(rule: Rule, world: World) -> str:
    values = {name: SCOPE[name] for name in rule.arguments if name in SCOPE}
    if rule.arguments - set(SCOPE):
        values |= EXAMPLES[rule.endpoint](world)
    return url_for(rule.endpoint, **values)


def browser(app: Flask, world: World, person: str) -> FlaskClient:
    return app.test_client() if person == "nobody" else world.client(app, person)


def test_every_page_that_needs_more_than_a_place_has_an_example(app: Flask) -> None:
    needing = {rule.endpoint for rule in pages(app) if rule.arguments - set(SCOPE)}
    assert needing <= set(EXAMPLES), "add them to tests/support/page_examples.py"


@pytest.mark.parametrize("person", PEOPLE)
def test_every_page_is_sound_for_everybody(app: Flask, world: World, person: str) -> None:
    with app.test_request_context():
        addresses = [address(rule, world) for rule in pages(app)]
    client = browser(app, world, person)
    for path in addresses:
        response = client.get(path)
        assert response.status_code in {200, 302, 403, 404, 409}, path
        if response.mimetype == "text/html" and response.status_code != 302:
            found = problems(response.text)
            assert not found, "\n".join([path, *found])
        response.close()  # some of them are files
