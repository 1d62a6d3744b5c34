"""Work that a draft does not tell of stands beside it, and is put in by one click."""

from datetime import date

from flask import Flask

from tests.support.clock import Clock
from tests.support.draft_year import live
from tests.support.pages import get_page, post_page
from tests.support.world import World
from tracker.domain.outlines import Outline
from tracker.services.drafting.beginning import begin

SPARE = "/o/yunxi/2026/draft?side=spare&sec=measures:T10"
LEFT = 3


def test_work_that_was_left_out_is_put_in_by_one_click(app: Flask, world: World, clock: Clock) -> None:
    year = live(world, clock)
    for number in range(Outline().records_most + LEFT):
        year.record(f"第{number + 1}场村级普法讲座", on=date(2026, 7, 1 + number), theme="T10")
    begin(world.actor("yx-coord"), clock.at, world.org("yunxi").id, 2026)
    client = world.client(app, "yx-coord")
    page = get_page(client, SPARE)
    forms = [one for one in page.all("#ev .nl-spare form") if "讲座" in (one.html or "")]
    assert len(forms) == LEFT
    fields = {one.attributes["name"] or "": one.attributes["value"] or "" for one in forms[0].css("input")}
    assert fields["text"] not in page.find("#sheet").text()
    page = post_page(client, forms[0].attributes["action"] or "", fields)
    assert fields["text"] in page.find("#sheet").text()
    assert fields["text"] not in get_page(client, SPARE).find("#ev").text()
