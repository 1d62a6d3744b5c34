"""Every route × every role × own and foreign organisations: allowed or refused exactly as the permission table says."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.support.route_matrix import NOBODY, OF_COUNTY, OF_TOWN, YEAR, Matrix
from tests.support.route_table import BY_LINK, guard, methods, rules, table
from tests.support.route_world import ASKS
from tracker.domain.permissions import Permission, can
from tracker.extensions import db

AGREED = Path(__file__).with_name("routes.txt")
SIGNED_IN = {"public", "signed_in"}
CODES = {"org", "year", "quarter", "code", "unit"}
"""Parts of addresses that mean something in every organisation: its own year, its own unit of that code."""


def of_organisations(app: Flask) -> list[tuple[Rule, str]]:
    """The routes that lie below an organisation, with each of their methods."""
    found = [rule for rule in rules(app) if "org" in rule.arguments]
    return [(rule, method) for rule in found for method in methods(rule)]


def allowed(matrix: Matrix, account: str, rule: Rule, method: str, org: str) -> bool:
    """What the table says of this act on the rows of this organisation."""
    actor, subject = matrix.actor(account), matrix.places[org].subject
    name = guard(matrix.app, rule)
    permission = Permission.VIEW if name == "member" else Permission(name)
    asked = [ASKS[key] for key in (rule.endpoint, f"{method} {rule.endpoint}") if key in ASKS]
    return can(actor, permission, replace(subject, unit_id=None, owner_id=None, sponsor_id=None)) and all(
        more is not None and can(actor, more, subject) for more in asked
    )


def test_every_route_has_a_guard(matrix: Matrix) -> None:
    assert [rule.endpoint for rule in rules(matrix.app) if not guard(matrix.app, rule)] == []


def test_the_routes_are_those_that_people_agreed_to(matrix: Matrix) -> None:
    agreed = AGREED.read_text(encoding="utf-8").splitlines()
    assert table(matrix.app) == agreed, "see tests/support/route_table.py"


def test_every_page_of_an_organisation_says_so_in_its_address(matrix: Matrix) -> None:
    guards = {guard(matrix.app, rule) for rule in rules(matrix.app) if "org" not in rule.arguments}
    assert guards <= {*SIGNED_IN, BY_LINK}


@pytest.mark.parametrize(
    ("account", "org"),
    [*product(OF_TOWN, ["yunxi"]), *product(OF_COUNTY, ["qinghe", "yunxi"])],
)
def test_the_table_decides_in_ones_own_organisation_and_below(matrix: Matrix, account: str, org: str) -> None:
    wrong = []
    for rule, method in of_organisations(matrix.app):
        status = matrix.send(account, rule, method, org, org).status_code
        wanted = allowed(matrix, account, rule, method, org)
        if (status not in {403, 404}) is not wanted or status >= 500 or (not wanted and matrix.writes):
            wrong.append(f"{method} {rule.endpoint}: {status}, {'allowed' if wanted else matrix.writes or 'refused'}")
    assert wrong == []


@pytest.mark.parametrize(("account", "org"), [*product(OF_TOWN, ["yunxi"]), ("qh-coord", "yunxi")])
def test_opening_a_page_writes_nothing(matrix: Matrix, account: str, org: str) -> None:
    wrong = []
    for rule, method in of_organisations(matrix.app):
        if method == "GET":
            matrix.send(account, rule, method, org, org)
            wrong += [f"{rule.endpoint}: {matrix.writes}"] if matrix.writes else []
    assert wrong == []


@pytest.mark.parametrize(
    ("account", "org"),
    [*product(OF_TOWN, ["heshan"]), ("yx-admin", "qinghe"), ("yx-coord", "qinghe"), ("hs-coord", "yunxi")],
)
def test_other_organisations_do_not_exist(matrix: Matrix, account: str, org: str) -> None:
    wrong = []
    for rule, method in of_organisations(matrix.app):
        status = matrix.send(account, rule, method, org, org).status_code
        if status != 404 or matrix.writes:
            wrong.append(f"{method} {rule.endpoint}: {status} {matrix.writes}")
    assert wrong == []


@pytest.mark.parametrize("account", OF_TOWN)
def test_rows_of_other_organisations_do_not_exist_under_ones_own_address(matrix: Matrix, account: str) -> None:
    wrong = []
    for rule, method in of_organisations(matrix.app):
        if rule.arguments <= CODES and rule.endpoint != "ledger.assign_selected":
            continue
        status = matrix.send(account, rule, method, "yunxi", "heshan").status_code
        if (
            status not in {403, 404}
            or matrix.writes
            or (status == 403 and allowed(matrix, account, rule, method, "yunxi"))
        ):
            wrong.append(f"{method} {rule.endpoint}: {status} {matrix.writes}")
    assert wrong == []


def test_whoever_has_not_signed_in_is_asked_to(matrix: Matrix) -> None:
    wrong = []
    for rule in rules(matrix.app):
        for method in methods(rule):
            response = matrix.send(NOBODY, rule, method, "yunxi", "yunxi")
            asked = response.status_code == 302 and response.location.startswith("/sign-in")
            if guard(matrix.app, rule) not in {"public", BY_LINK} and (not asked or matrix.writes):
                wrong.append(f"{method} {rule.endpoint}: {response.status_code} {matrix.writes}")
    assert wrong == []


@pytest.mark.parametrize("account", [NOBODY, "yx-viewer"])
def test_what_is_public_is_open_to_everybody(matrix: Matrix, account: str) -> None:
    wrong = []
    for rule in rules(matrix.app):
        if guard(matrix.app, rule) == "public":
            found = [matrix.send(account, rule, method, "yunxi", "yunxi").status_code for method in methods(rule)]
            wrong += [f"{rule.endpoint}: {status}" for status in found if status >= 400]
    assert wrong == []


def test_numbers_that_no_row_can_have_are_not_found(matrix: Matrix) -> None:
    wrong = []
    client = matrix.world.client(matrix.app, "yx-coord")
    for rule in rules(matrix.app):
        numbers = sorted(rule.arguments - {"org", "year"})
        if numbers:
            url = matrix.address(rule, {**dict.fromkeys(numbers, 3), "org": "yunxi", "year": YEAR})
            for absurd in ("99999999999999999999", "2147483648", "-1"):
                db.session.rollback()
                status = client.open(absurd.join(url.rsplit("3", 1)), method=methods(rule)[0]).status_code
                wrong += [f"{rule.endpoint} {absurd}: {status}"] if status not in {404, 405} else []
    assert wrong == []
