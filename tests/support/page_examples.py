"""Values for pages whose address needs more than an organisation and a year: one entry for each such endpoint.

    EXAMPLES["tasks.show"] = lambda world: {"number": add_task(world).number}

tests/meta/test_pages.py opens the page with them as people of every role; the world is that of tests/support/world.py,
the organisation yunxi, the year 2026.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from tests.support.deliveries import failed
from tests.support.desk import Desk as TaskDesk
from tests.support.links import add_token
from tests.support.long_jobs import add_job
from tests.support.photos import add_photo
from tests.support.records import add_record, adopt
from tests.support.reports import corrected_report, yunxi_report
from tests.support.reviewing import Review
from tests.support.slips import Slips
from tests.support.tasks import add_task
from tests.support.work import Desk
from tests.support.world import World
from tracker.domain.reports import Series
from tracker.queries.drafting.sentences import sheet_of
from tracker.services import imports
from tracker.services.drafting.beginning import begin
from tracker.services.drafting.inquiring import ask
from tracker.services.tasks import Ask, ask_extension
from tracker.services.year_notes import NewNote, note

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


def _asked(world: World) -> dict[str, Any]:
    """A task whose owner asks for a new date."""
    task = Desk(world).task()
    request = ask_extension(world.actor("yx-staff"), NOW, task.id, task.version_id, Ask(date(2026, 12, 20), "老师改期"))
    return {"number": task.number, "request_id": request.id}


def _slip(world: World) -> dict[str, Any]:
    """A slip that waits for an answer."""
    slips = Slips(TaskDesk(world))
    return {"slip_id": slips.issue(slips.late_task()).id}


def _note(world: World) -> dict[str, Any]:
    """A problem that staff noted."""
    new = NewNote(2026, "执法人员不足", unit_id=world.unit("yunxi-zf").id)
    return {"note_id": note(world.actor("yx-staff"), NOW, world.org("yunxi").id, new).id}


def _corrected(world: World) -> int:
    """The corrected edition of a report of which tasks were made."""
    review = Review(world, NOW, text=yunxi_report() + "附件另发\n")
    review.ready()
    review.confirm()
    reading = review.upload(corrected_report(), "更正.txt")
    imports.confirm_meta(review.actor, NOW, reading.id, reading.version_id, 2025, 2026, Series.RULE_OF_LAW)
    return reading.id


def _drafted(world: World) -> dict[str, Any]:
    """A draft, about one sentence of which somebody is asked."""
    actor = world.actor("yx-coord")
    draft = begin(actor, NOW, world.org("yunxi").id, 2026)
    inquiry = ask(actor, NOW, sheet_of(actor, draft).rows[0].id, world.user("yx-staff").id, "请补一下")
    return {"draft_id": draft.id, "inquiry_id": inquiry.id}


EXAMPLES: dict[str, Callable[[World], dict[str, Any]]] = {
    "drafts.inquiry": lambda world: {"inquiry_id": _drafted(world)["inquiry_id"]},
    "drafts.sign_paper": lambda world: {
        "draft_id": begin(world.actor("yx-coord"), NOW, world.org("yunxi").id, 2026).id
    },
    "imports.compare": lambda world: {"reading_id": _corrected(world)},
    "imports.review": lambda world: {"reading_id": Review(world, NOW).reading_id, "split": "1"},
    "people.person": lambda world: {"user_id": world.user("yx-staff").id},
    "people.edit_person": lambda world: {"user_id": world.user("yx-staff").id},
    "people.seat": lambda world: {
        "user_id": world.user("yx-staff").id,
        "seat_id": world.user("yx-staff").memberships[0].id,
    },
    "people.edit_unit": lambda world: {"unit_id": world.unit("yunxi-zf").id},
    "deliveries.show": lambda world: {"message_id": failed(world).id},
    "deliveries.urge_owner": lambda world: {"number": Desk(world).task().number},
    "quarter.form": lambda _world: {"quarter": 3, "unit": "zf"},
    **dict.fromkeys(("links.report", "links.done"), lambda world: {"token": add_token(world, Desk(world).task())}),
    "links.preview": lambda world: {"token": add_token(world, Desk(world).task()), "evidence_id": add_photo(world).id},
    "reminders.bot": lambda world: {"unit_id": world.unit("yunxi-zf").id},
    "records.show": lambda world: {"entry_id": add_record(world, "yx-staff").id},
    "records.edit": lambda world: {"entry_id": add_record(world, "yx-staff").id},
    "indicators.edit": lambda world: {"indicator_id": adopt(world)["普法宣传"]},
    "indicators.edit_theme": lambda _world: {"code": "T10"},
    "slips.issue": lambda world: {"number": Slips(TaskDesk(world)).late_task().number},
    **dict.fromkeys(("slips.show", "slips.sheet"), _slip),
    **dict.fromkeys(("jobs.show", "jobs.file"), lambda world: {"job_id": add_job(world)}),
    "year_notes.edit": _note,
    "tasks.show": lambda world: {"number": add_task(world).number},
    "tasks.source_file": lambda world: {"number": add_task(world).number},
    "tasks.report": lambda world: {"number": Desk(world).task().number},
    **dict.fromkeys(
        (
            "tasks.extension_ask",
            "tasks.split_up",
            "tasks.targets",
            "tasks.assignment_sheet",
            "tasks.closing_sheet",
            "tasks.assignment_paper",
            "tasks.closing_paper",
        ),
        lambda world: {"number": Desk(world).task().number},
    ),
    **dict.fromkeys(("tasks.extension_sheet", "tasks.extension_paper"), _asked),
    "people.hand_over_work": lambda world: {"user_id": world.user("yx-staff").id},
    "entries.edit": lambda world: {"entry_id": Desk(world).report("yx-staff", Desk(world).task()).id},
    **dict.fromkeys(
        ("evidence.copy", "evidence.file", "evidence.preview", "evidence.show"),
        lambda world: {"evidence_id": add_photo(world).id},
    ),
}
