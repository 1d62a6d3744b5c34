"""Every page of the daily work on a screen of 390 pixels: nothing runs over, nothing fails."""

import pytest
from playwright.sync_api import expect

from tests.storage import photographs
from tests.support.desk import Desk
from tests.support.office import Office, fits
from tests.support.office_work import photo, report
from tests.support.records import add_record, adopt
from tracker.domain.work import EntryState
from tracker.extensions import db

LONG = "全镇行政执法人员持证上岗和三项制度落实情况专项检查暨执法案卷评查工作（第二批）"
PAGES = (
    "desk", "mine", "entries", "notices", "log", "records", "records/new", "indicators", "indicators/new", "quarter",
    "quarter/3/zf", "people", "ledger",
)  # fmt: skip
OF_A_TASK = ("", "/progress", "/extension", "/targets", "/split", "/paper/assignment", "?act=suspend", "?edit=1")


@pytest.fixture
def number(office: Office) -> int:
    """A task with a long name, reports and a request for a later date; beside it a record of routine work."""
    found = office.task(title=LONG)
    office.prove(found, state=EntryState.RETURNED, decision_reason=LONG)
    Desk(office.world).ask("yx-staff", office.kept(found), reason=LONG)
    adopt(office.world)
    add_record(office.world, "yx-staff", text=LONG * 3)
    db.session.rollback()
    staff = office.phone("yx-staff", f"tasks/{found}")
    pictures = [photo(f"{LONG}{at}.jpg", photographs.saved(photographs.scene(900, 500 + at), "JPEG")) for at in (1, 2)]
    report(staff, LONG, files=pictures)
    return found


def test_no_page_of_the_work_runs_over_a_phone(office: Office, number: int) -> None:
    page = office.phone("yx-coord")
    for path in (*PAGES, *(f"tasks/{number}{part}" for part in OF_A_TASK)):
        answer = page.goto(office.url(path))
        assert answer is not None
        assert answer.status == 200, path
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        fits(page)
    assert office.complaints == []
