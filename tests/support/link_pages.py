"""The pages behind links, as a phone sends their forms."""

import io
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.storage import photographs
from tests.support.page_forms import fields
from tests.support.pages import Page, get_page, read_page
from tracker.extensions import db
from tracker.models import ProgressUpdate

JSON = {"Accept": "application/json"}
TEXT = "组织第五期执法人员培训，31 人参加。"


def entries() -> list[ProgressUpdate]:
    db.session.rollback()
    return list(db.session.scalars(select(ProgressUpdate).order_by(ProgressUpdate.id)))


def photo(name: str = "现场.jpg", kind: str = "JPEG", width: int = 640) -> tuple[io.BytesIO, str]:
    return io.BytesIO(photographs.saved(photographs.scene(width, 480), kind)), name


def kind_of(client: FlaskClient, path: str) -> str:
    """The type of what is at an address."""
    with client.get(path) as answer:
        return str(answer.mimetype)


def told(answer: TestResponse, status: int) -> dict[str, Any]:
    """What a script is told."""
    assert answer.status_code == status
    found: dict[str, Any] = answer.get_json()
    return found


def send(client: FlaskClient, url: str, data: Any, status: int = 200) -> Page:
    """Post as a phone does that keeps no cookies: nothing but the form."""
    return read_page(client.post(url, data=data, follow_redirects=True), status)


def report(client: FlaskClient, url: str, status: int = 200, **values: Any) -> Page:
    return send(client, url, fields(get_page(client, url), **{"text": TEXT, **values}), status)
