"""Pages about work done ask a fixed number of questions, however much there is, and reading them writes nothing."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.blueprints.test_tasks_queries import MOST, counted
from tests.support.records import FIGURES, add_record, adopt
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.services.work import NewFigure, QuarterLine, report_quarter
from tracker.web import clock

PLACE = "/o/yunxi/2026"
PAGES = [
    "records", "records?kind=all&indicator={indicator}&unit=zf&state=pending&quarter=3", "records/{record}",
    "records/new", "records/{record}/edit", "quarter", "quarter/3/zf?all=1", "indicators", "indicators/{indicator}",
    "notices", "log", "log?q=普法&person=yx-staff&kind=work_entry&since=2026-01-01",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_much_costs_no_more_questions_than_little(app: Flask, world: World, page: str) -> None:
    known = adopt(world)
    desk = Review(world, clock.now())
    desk.ready()
    desk.confirm()
    record = add_record(world, "yx-staff", figures=FIGURES)
    url = f"{PLACE}/{page}".format(record=record.id, indicator=known["普法宣传"])
    client = world.client(app, "yx-coord")
    few = asked(client, url)
    for number in range(12):
        figures = (*FIGURES, NewFigure("行政处罚", "1", "件"), NewFigure("持证执法人员", "9", "人"))
        add_record(world, "yx-staff", figures=figures, accepted=number % 2 == 0)
    lines = [QuarterLine(known["行政处罚"], "3"), QuarterLine(known["政务公开"], "0")]
    unit, org = world.unit("yunxi-zf").id, world.org("yunxi").id
    report_quarter(world.actor("yx-staff"), clock.now(), org, unit, 2026, 3, lines, "")
    many = asked(client, url)
    assert len(many) == len(few)
    assert len(many) <= MOST, "\n".join(many)


def asked(client: FlaskClient, url: str) -> list[str]:
    with counted() as sent:
        response = client.get(url)
    assert response.status_code == 200
    assert [line for line in sent if line.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))] == []
    return [line for line in sent if not line.startswith(("BEGIN", "PRAGMA"))]
