"""What is asked about supervision slips."""

from datetime import date

from flask import Flask

from tests.support.desk import Desk
from tests.support.slips import Slips
from tests.support.tasks import add_proof, add_task
from tests.support.world import TODAY, World
from tracker.domain.slips import SlipColour, SlipStanding
from tracker.extensions import db
from tracker.queries.slip_lists import Drawer, my_open_slips, slip_counts, slip_rows
from tracker.queries.slips import LastWords, last_words
from tracker.queries.slips_filter import LATE, SlipsFilter


def test_the_latest_accepted_progress_is_told_of_each_task(app: Flask, world: World) -> None:
    told, untold = add_task(world), add_task(world)
    for day, text, state in ((3, "第一期。", "accepted"), (9, "第二期。", "accepted"), (12, "第三期。", "pending")):
        add_proof(world, told, text=text, state=state, from_on=date(2026, 9, day), to_on=date(2026, 9, day))
    add_proof(world, untold, state="returned")
    db.session.commit()
    found = last_words(world.actor("yx-coord"), [told.id, untold.id])
    assert found == {told.id: LastWords(date(2026, 9, 9), "第二期。", "")}


def test_counts_agree_with_the_rows_of_every_filter(app: Flask, world: World) -> None:
    slips = Slips(Desk(world))
    slips.answer(slips.issue(slips.late_task()))
    slips.issue(slips.late_task(), colour=SlipColour.RED, reply_by=TODAY)
    slips.withdraw(slips.issue(slips.late_task(), colour=SlipColour.YELLOW))
    drawer = Drawer(world.actor("yx-viewer"), world.org("yunxi").id, 2026, date(2026, 9, 23))
    counts = slip_counts(drawer)
    for colour in ("", *SlipColour):
        for standing in ("", LATE, *SlipStanding):
            asked = SlipsFilter(colour, standing)
            assert counts.of(asked) == len(slip_rows(drawer, asked)), asked


def test_a_county_counts_its_towns_and_a_town_nobody_elses(app: Flask, world: World) -> None:
    slips = Slips(Desk(world))
    slips.issue(slips.late_task())
    totals = {
        (account, org): slip_counts(Drawer(world.actor(account), world.org(org).id, 2026, TODAY)).of(SlipsFilter())
        for account, org in (
            ("qh-viewer", "qinghe"),
            ("qh-viewer", "heshan"),
            ("hs-coord", "heshan"),
            ("hs-coord", "yunxi"),
        )
    }
    assert list(totals.values()) == [1, 0, 0, 0]


def test_slips_of_all_years_wait_for_their_owner(app: Flask, world: World) -> None:
    slips = Slips(Desk(world))
    slips.issue(slips.late_task(plan_year=2025))
    [mine] = my_open_slips(world.actor("yx-staff"), world.org("yunxi").id)
    assert (mine.plan_year, mine.year, mine.standing) == (2025, 2026, SlipStanding.OPEN)
    assert my_open_slips(world.actor("yx-viewer"), world.org("yunxi").id) == []
