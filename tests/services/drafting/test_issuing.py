"""A signed report goes out: it is kept as an edition, read like any other, and its items become next year's tasks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.support.long_jobs import blobs
from tests.support.work import figure, seen
from tests.support.world import World
from tests.support.year_end import YearEnd
from tracker.domain.drafts import DraftStage
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.outcomes import Outcome
from tracker.domain.periods import Period
from tracker.domain.reports import Decision, ItemKind, ReadingState
from tracker.domain.review import Assignment
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import (
    Draft,
    DraftVersion,
    Edition,
    ItemAnswer,
    Reading,
    Report,
    ReportItem,
    Task,
    TaskAnswer,
    WorkEntry,
)
from tracker.queries.drafting.sentences import sentences_of
from tracker.services import confirmation, drafting, imports, review, work
from tracker.services.drafting.issuing import issue, publish
from tracker.services.drafting.planning import Plan
from tracker.services.reading import read_report


@pytest.fixture
def year(world: World) -> YearEnd:
    return YearEnd(world)


def reading_of(draft: Draft) -> Reading:
    return db.session.scalars(select(Reading).where(Reading.edition_id == draft.edition_id)).one()


def items_of(draft: Draft, kind: ItemKind) -> list[ReportItem]:
    return [item for item in reading_of(draft).items if item.kind is kind]


def confirmed(year: YearEnd, draft: Draft) -> dict[str, Task]:
    """Every item accepted and confirmed; the tasks by the words of their items."""
    reading = reading_of(draft)
    versions = {item.id: item.version_id for item in reading.items}
    missing = {item.id: item.version_id for item in reading.items if item.lead_unit_id is None}
    if missing:
        unit = year.world.unit("yunxi-zf").id
        review.assign(year.coordinator, year.now, missing, Assignment(lead_unit_id=unit))
        versions = {item.id: item.version_id for item in reading.items}
    review.decide_many(year.coordinator, year.now, versions, Decision.ACCEPTED, with_suggestions=True)
    tasks = confirmation.confirm(year.coordinator, year.now, reading.id)
    return {task.quote: task for task in tasks}


def test_the_report_becomes_an_edition_with_the_items_that_were_written(year: YearEnd) -> None:
    year.usual_year()
    draft = year.draft()
    rows = sentences_of(year.coordinator, draft)
    draft = year.issued(year.signed(draft))
    edition = db.session.get_one(Edition, draft.edition_id)
    report = db.session.get_one(Report, edition.report_id)
    assert (report.year, edition.number, edition.filename) == (2026, 1, f"{draft.title}.docx")
    assert edition.dated_on == date(2027, 1, 9)
    with blobs().open(edition.sha256) as file:
        assert file.read(2) == b"PK"
    reading = reading_of(draft)
    assert (reading.year, reading.plan_year, reading.meta_confirmed, reading.state) == (
        2026, 2027, True, ReadingState.REVIEWING,
    )  # fmt: skip
    for kind in ItemKind:
        written = [row.text.rstrip("。") for row in rows if row.kind.value == kind.value]
        assert [item.text for item in items_of(draft, kind)] == written


def test_nothing_becomes_a_task_before_a_person_confirms_it(year: YearEnd) -> None:
    year.usual_year()
    draft = year.issued(year.signed(year.draft()))
    assert {item.decision for item in reading_of(draft).items} == {Decision.PENDING}
    assert db.session.query(Task).filter(Task.plan_year == 2027).count() == 0


def test_items_know_what_the_draft_says_of_people_and_dates(year: YearEnd) -> None:
    tasks = year.usual_year()
    draft = year.draft()
    row = next(row for row in sentences_of(year.coordinator, draft) if row.slot == f"plan:task:{tasks['plan'].id}")
    staff, unit = year.world.user("yx-staff").id, year.world.unit("yunxi-zf").id
    drafting.set_plan(year.coordinator, year.now, row.id, row.version_id, Plan(staff, unit, date(2027, 9, 30), "12件"))
    draft = year.issued(year.signed(year.fresh(draft)))
    item = items_of(draft, ItemKind.PLAN)[0]
    assert (item.owner_id, item.lead_unit_id, item.due_on, item.target) == (staff, unit, date(2027, 9, 30), "12件")
    assert not {"owner", "lead_unit", "due_on", "target", "theme"} & set(item.suggested)


def test_a_measure_answers_its_problem_in_the_review_and_in_the_ledger(year: YearEnd) -> None:
    year.usual_year()
    draft = year.issued(year.signed(year.draft()))
    links = {(row.problem_id, row.plan_id) for row in db.session.scalars(select(ItemAnswer))}
    problems, plans = items_of(draft, ItemKind.PROBLEM), items_of(draft, ItemKind.PLAN)
    assert links == {(problems[0].id, plans[1].id), (problems[1].id, plans[2].id)}
    confirmed(year, draft)
    assert db.session.query(TaskAnswer).count() == 2


def test_next_years_tasks_go_on_with_what_their_sentences_tell_of(year: YearEnd) -> None:
    tasks = year.usual_year()
    draft = year.issued(year.signed(year.draft()))
    new = confirmed(year, draft)
    continued = {task.continues_task_id: words for words, task in new.items() if task.continues_task_id}
    assert set(continued) == {tasks["plan"].id, tasks["fault"].id}
    assert continued[tasks["plan"].id].startswith("继续规范行政执法案卷")
    assert "公开栏更新不及时" in continued[tasks["fault"].id]
    for old in tasks.values():
        db.session.refresh(old)
        assert (old.state, old.outcome) == (TaskState.SUSPENDED, Outcome.CARRIED_OVER)
    assert tasks["fault"].late_since == date(2026, 8, 31)


def test_a_report_that_reads_otherwise_does_not_go_out(year: YearEnd, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader itself loses an item: whatever the cause, nothing is kept."""
    year.usual_year()
    draft = year.signed(year.draft())
    read = read_report

    def loses_one(data: bytes, filename: str) -> object:
        parsed = read(data, filename)
        return replace(parsed, problems=parsed.problems[1:])

    monkeypatch.setattr("tracker.services.drafting.as_edition.read_report", loses_one)
    with pytest.raises(Invalid, match="reads_differently") as refused:
        year.issued(draft)
    assert "公开栏更新不及时" in str(refused.value.params["texts"])
    db.session.rollback()
    assert year.fresh(draft).stage is DraftStage.SIGNING
    assert db.session.query(Edition).count() == 0


def test_without_a_signature_nothing_goes_out(year: YearEnd) -> None:
    year.usual_year()
    draft = year.draft()
    with pytest.raises(Invalid, match="draft_move_not_possible"):
        year.issued(draft)
    leader = year.world.user("yx-leader").id
    drafting.ask_signature(year.coordinator, year.now, draft.id, year.fresh(draft).version_id, leader)
    with pytest.raises(Invalid, match="signature_missing"):
        year.issued(draft)


def test_what_was_corrected_after_the_signature_does_not_go_out(year: YearEnd) -> None:
    year.usual_year()
    draft = year.signed(year.draft())
    [entry] = db.session.scalars(select(WorkEntry).where(WorkEntry.text.contains("抽查案卷36件")))
    author = year.world.actor("yx-staff")
    said = work.NewProgress("组织执法案卷评查1次", figures=(figure("案卷评查", "1"),))
    right = work.revise(author, year.now, entry.id, entry.version_id, said)
    work.accept(year.coordinator, year.now, seen([right]))
    with pytest.raises(Invalid, match="signed_work_changed"):
        year.issued(draft)
    assert year.fresh(draft).stage is DraftStage.SIGNING


def test_the_day_lies_between_signature_and_today(year: YearEnd) -> None:
    year.usual_year()
    draft = year.fresh(year.signed(year.draft()))
    today = year.now.date()
    for day, code in ((today - timedelta(days=1), "issued_too_early"), (today + timedelta(days=1), "issued_in_future")):
        with pytest.raises(Invalid, match=code):
            issue(year.coordinator, year.now, draft.id, draft.version_id, day, blobs())
        db.session.rollback()


def test_only_a_coordinator_of_the_town_lets_it_go_out_and_once(year: YearEnd) -> None:
    year.usual_year()
    draft = year.fresh(year.signed(year.draft()))
    version, today = draft.version_id, year.now.date()
    for who, error in (("yx-leader", NotAllowed), ("qh-coord", NotFound), ("hs-coord", NotFound)):
        with pytest.raises(error):
            issue(year.world.actor(who), year.now, draft.id, version, today, blobs())
        db.session.rollback()
    year.issued(draft)
    with pytest.raises((Conflict, Invalid)):
        issue(year.coordinator, year.now, draft.id, version, today, blobs())


def test_every_stage_keeps_its_version(year: YearEnd) -> None:
    year.usual_year()
    draft = year.issued(year.signed(year.draft()))
    versions = db.session.scalars(select(DraftVersion).order_by(DraftVersion.number)).all()
    assert [version.stage for version in versions] == [DraftStage.FIRST, DraftStage.SIGNING]
    assert versions[-1].document["dated_on"] == "2027-01-09"
    assert draft.stage is DraftStage.SUBMITTED


def test_the_summary_of_a_quarter_is_no_edition_of_the_years_report(year: YearEnd) -> None:
    year.usual_year()
    draft = drafting.begin(year.coordinator, year.now, year.org_id, 2026, Period.Q3)
    draft.stage, draft.signed_on = DraftStage.SIGNING, year.now.date()
    db.session.commit()
    issued = issue(year.coordinator, year.now, draft.id, draft.version_id, year.now.date(), blobs())
    assert (issued.stage, issued.edition_id) == (DraftStage.SUBMITTED, None)
    assert db.session.query(Edition).count() == 0


def test_a_corrected_report_is_the_next_edition(year: YearEnd) -> None:
    year.usual_year()
    draft = year.issued(year.signed(year.draft()))
    edition = db.session.get_one(Edition, draft.edition_id)
    corrected = edition.text.replace("两个村没有专人负责", "三个村没有专人负责").encode()
    reading = imports.upload(year.coordinator, year.now, year.org_id, "更正.txt", corrected, blobs())
    report = imports.confirm_meta(year.coordinator, year.now, reading.id, reading.version_id, 2026, 2027, draft.series)
    assert report.id == edition.report_id
    assert reading.edition.number == 2


def test_publishing_keeps_the_day_and_the_address(year: YearEnd) -> None:
    year.usual_year()
    draft = year.fresh(year.issued(year.signed(year.draft())))
    today = year.now.date()
    for day, url, code in (
        (today + timedelta(days=1), "", "issued_in_future"),
        (today - timedelta(days=1), "", "published_too_early"),
        (today, "www.yunxi.example/1", "address_invalid"),
        (today, "https://yunxi.example/a b", "address_invalid"),
    ):
        with pytest.raises(Invalid, match=code):
            publish(year.coordinator, year.now, draft.id, draft.version_id, day, url)
        db.session.rollback()
    done = publish(year.coordinator, year.now, draft.id, draft.version_id, today, " https://yunxi.example/fz/1.html ")
    assert (done.stage, done.published_on) == (DraftStage.PUBLISHED, today)
    assert done.published_url == "https://yunxi.example/fz/1.html"
