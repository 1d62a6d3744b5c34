"""The monitor's address."""

from flask.testing import FlaskClient


def test_health_answers_when_the_database_does(client: FlaskClient) -> None:
    assert client.get("/health").json == {"status": "ok"}


def test_an_organisation_is_closed_to_people_who_have_not_signed_in(world: object, client: FlaskClient) -> None:
    assert client.get("/o/yunxi/2026/").status_code == 404
