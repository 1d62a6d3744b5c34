"""Files for the browser: found, fingerprinted, kept for a year only under their fingerprint."""

from flask.testing import FlaskClient

from tests.support.pages import get_page


def test_every_file_of_a_page_is_found_and_may_be_kept(client: FlaskClient) -> None:
    page = get_page(client, "/sign-in")
    nodes = page.all("link[href], script[src], img[src]")
    addresses = {node.attributes.get("href") or node.attributes.get("src") or "" for node in nodes}
    assert len(addresses) >= 8
    for address in addresses:
        with client.get(address) as response:
            assert (address, response.status_code) == (address, 200)
            assert "immutable" in response.headers["Cache-Control"]


def test_a_file_asked_for_without_its_fingerprint_is_not_kept(client: FlaskClient) -> None:
    with client.get("/static/icons.svg") as response:
        assert response.headers["Cache-Control"] == "no-cache"


def test_the_parts_of_the_theme_stand_in_order(client: FlaskClient) -> None:
    css = client.get("/assets/theme.css").text
    assert css.index("--nl-paper:") < css.index(".nl-top {") < css.index("@media print", css.index(".nl-top {"))


def test_the_theme_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    css = client.get("/assets/theme.css").text
    assert "@import" not in css
    assert "//" not in css
