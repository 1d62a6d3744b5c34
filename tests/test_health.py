"""The monitor's address."""

from flask.testing import FlaskClient


def test_health_answers_when_the_database_does(client: FlaskClient) -> None:
    assert client.get("/health").json == {"status": "ok"}
