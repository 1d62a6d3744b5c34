"""Every route × a holder of a link without a session: nothing but the pages of the link, and there their own rows."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.support.route_matrix import NOBODY, OF_COUNTY, OF_TOWN, Matrix
from tests.support.route_table import BY_LINK, guard, methods, rules
from tests.support.route_world import NOW, SHORT, form_of
from tracker import models
from tracker.domain.permissions import Permission, can
from tracker.extensions import db
from tracker.models.mixins import Tenant
from tracker.queries.scope import visible
from tracker.services.links import open_link

TENANTS = [found for name in models.__all__ if issubclass(found := getattr(models, name), Tenant)]
KNOWN = {"Task", "WorkEntry", "ProgressUpdate", "Figure", "Unit", "Membership", "Theme", "Indicator"}


def of_links(app: Flask) -> list[tuple[Rule, str]]:
    """The routes below a link, with each of their methods."""
    return [(rule, method) for rule in rules(app) if guard(app, rule) == BY_LINK for method in methods(rule)]


def holder(matrix: Matrix, org: str) -> FlaskClient:
    """A browser without a session, in which a link of this organisation has been opened and used."""
    client, place = matrix.app.test_client(), matrix.places[org]
    url, form = f"/r/{place.values['token']}", form_of("links.report", place)
    for method, status in (("GET", 200), ("POST", 302)):
        db.session.rollback()
        assert client.open(url, method=method, data=form).status_code == status
    return client


def test_a_link_opens_its_own_pages(matrix: Matrix) -> None:
    opened = {
        (rule.endpoint, method): matrix.send(NOBODY, rule, method, "yunxi", "yunxi").status_code
        for rule, method in of_links(matrix.app)
    }
    assert opened == {
        ("links.report", "GET"): 200, ("links.report", "POST"): 302, ("links.upload", "POST"): 201,
        ("links.done", "GET"): 200,
        ("links.preview", "GET"): 404,  # the photo of this place speaks for no task
        ("links.sign_out", "POST"): 302,
    }  # fmt: skip


@pytest.mark.parametrize("org", list(SHORT))
def test_a_link_opens_no_other_page_of_any_organisation(matrix: Matrix, org: str) -> None:
    client, wrong = holder(matrix, "yunxi"), []
    for rule in rules(matrix.app):
        for method in methods(rule):
            if guard(matrix.app, rule) in {"public", BY_LINK}:
                continue
            response = matrix.send(NOBODY, rule, method, org, org, client)
            asked = response.status_code == 302 and response.location.startswith("/sign-in")
            wrong += [] if asked and not matrix.writes else [f"{method} {rule.endpoint}: {response.status_code}"]
    assert wrong == []


@pytest.mark.parametrize("account", [*OF_TOWN, *OF_COUNTY, "hs-target"])
def test_nobody_else_who_is_signed_in_acts_by_a_link(matrix: Matrix, account: str) -> None:
    wrong = []
    for rule, method in of_links(matrix.app):
        status = matrix.send(account, rule, method, "yunxi", "yunxi").status_code
        left = rule.endpoint == "links.sign_out" and status == 302
        wrong += [] if (status == 403 or left) and not matrix.writes else [f"{method} {rule.endpoint}: {status}"]
    assert wrong == []


@pytest.mark.parametrize("of", ["heshan", "qinghe"])
def test_rows_of_others_do_not_exist_below_a_link(matrix: Matrix, of: str) -> None:
    token, theirs = matrix.places["yunxi"].values["token"], matrix.places[of].values["evidence_id"]
    client, form = matrix.app.test_client(), form_of("links.report", matrix.places[of])
    db.session.rollback()
    assert client.get(f"/r/{token}/files/{theirs}").status_code == 404
    db.session.rollback()
    assert client.post(f"/r/{token}", data={**form, "evidence": str(theirs), "key": "theirs"}).status_code == 400


def test_a_link_may_report_on_its_task_and_upload_and_nothing_else_of_the_table(matrix: Matrix) -> None:
    actor = open_link(matrix.places["yunxi"].values["token"], NOW).actor
    allowed_by_link = {
        (org, permission)
        for org, place in matrix.places.items()
        for permission in Permission
        if can(actor, permission, replace(place.subject, task_id=place.task.id))
    }
    assert allowed_by_link == {("yunxi", Permission.REPORT), ("yunxi", Permission.UPLOAD)}


def test_of_every_table_a_link_shows_its_task_its_reports_and_names_of_its_organisation(matrix: Matrix) -> None:
    place = matrix.places["yunxi"]
    actor = open_link(place.values["token"], NOW).actor
    shown = {model: db.session.scalars(visible(actor, model)).all() for model in TENANTS}
    assert {model.__name__ for model, rows in shown.items() if rows} <= KNOWN
    assert {row.org_id for rows in shown.values() for row in rows} == {place.task.org_id}
    assert {row.id for row in shown[models.Task]} == {place.task.id}
    assert {row.id for row in shown[models.WorkEntry]} == {place.entry.id}
