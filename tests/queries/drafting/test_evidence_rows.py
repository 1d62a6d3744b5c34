"""The list of evidence of a draft, and the notes of its working edition: what stands behind each sentence."""

from datetime import date

import pytest

from tests.support.rollups import Year, trained
from tests.support.statements import counted
from tests.support.tasks import add_evidence
from tests.support.world import World
from tracker.documents import EvidenceRow, NumberNote, SourceNote
from tracker.domain.drafts import SentenceKind, SourceType, Way
from tracker.domain.reports import ItemKind
from tracker.models import Draft, Task
from tracker.queries.drafting.behind import TaskFact
from tracker.queries.drafting.draft import text_of
from tracker.queries.drafting.evidence_rows import evidence_rows
from tracker.queries.drafting.sentences import sheet_of
from tracker.queries.drafting.source_notes import source_notes
from tracker.services import year_notes
from tracker.services.drafting.beginning import begin
from tracker.services.year_notes import NewNote

DECEMBER = date(2026, 12, 28)


@pytest.fixture
def year(world: World) -> Year:
    return Year(world)


def trained_twice(year: Year) -> Task:
    """A task with two accepted entries; the first has two files."""
    task = year.task(title="加强执法培训", owner_id=year.world.user("yx-staff").id)
    files = [
        add_evidence(year.world, filename="签到表.pdf", reference="云府纪〔2026〕4号").id,
        add_evidence(year.world, filename="现场.jpg").id,
    ]
    year.progress(task, "组织第一次培训", date(2026, 3, 5), evidence_ids=files, **trained("2"))
    year.progress(task, "组织第二次培训", date(2026, 9, 20), **trained("4"))
    return task


def drafted(year: Year) -> Draft:
    return begin(year.world.actor("yx-coord"), year.tasks.now, year.world.org("yunxi").id, 2026)


def address(kind: SourceType, source_id: int, task: TaskFact | None) -> str:
    return f"/tasks/{task.number}" if task else f"/{kind.value}"


def rows_of(year: Year, draft: Draft, who: str = "yx-coord") -> list[EvidenceRow]:
    actor = year.world.actor(who)
    sheet = sheet_of(actor, draft)
    return list(evidence_rows(actor, sheet, text_of(actor, draft, sheet), address))


def notes_of(year: Year, draft: Draft) -> dict[str, SourceNote]:
    actor = year.world.actor("yx-coord")
    return {note.slot: note for note in source_notes(actor, draft, sheet_of(actor, draft), DECEMBER)}


def of_total(rows: list[EvidenceRow]) -> list[EvidenceRow]:
    return [row for row in rows if row.numbers and row.numbers[0].way is Way.SUM]


def test_a_total_is_traced_to_each_entry_and_each_of_its_files(year: Year) -> None:
    task = trained_twice(year)
    rows = of_total(rows_of(year, drafted(year)))
    assert [(row.on, row.filename, row.reference) for row in rows] == [
        (date(2026, 3, 5), "签到表.pdf", "云府纪〔2026〕4号"),
        (date(2026, 3, 5), "现场.jpg", ""),
        (date(2026, 9, 20), "", ""),
    ]
    assert [row.numbers for row in rows[1:]] == [
        (NumberNote("行政执法培训", "6次", Way.SUM, ("2次",)),),
        (NumberNote("行政执法培训", "6次", Way.SUM, ("4次",)),),
    ]
    assert {(row.source, row.type, row.place) for row in rows} == {
        (f"2026-{task.number:03d} 加强执法培训", SourceType.UPDATE, f"/tasks/{task.number}")
    }
    assert len(rows[0].sha256) == 64
    assert rows[0].part.endswith("）行政执法")


def test_sentences_are_numbered_as_they_stand_and_each_has_a_row(year: Year) -> None:
    trained_twice(year)
    year.record("镇长主持召开法治建设专题会议", theme="T0")
    draft = drafted(year)
    rows = rows_of(year, draft)
    texts = [row.text for row in sheet_of(year.world.actor("yx-coord"), draft).rows]
    assert list(dict.fromkeys(row.number for row in rows)) == list(range(1, len(texts) + 1))
    assert [rows_of_number[0] for rows_of_number in _by_number(rows)] == texts


def _by_number(rows: list[EvidenceRow]) -> list[list[str]]:
    numbers = sorted({row.number for row in rows})
    return [[row.sentence for row in rows if row.number == number] for number in numbers]


def test_boilerplate_has_a_row_without_source(year: Year) -> None:
    first = rows_of(year, drafted(year))[0]
    assert (first.kind, first.type, first.part, first.place) == (SentenceKind.BOILERPLATE, None, "", "")


def test_what_was_noted_is_a_source(year: Year) -> None:
    actor = year.world.actor("yx-coord")
    noted = NewNote(2026, "执法人员不足", cause="编制少", kind=ItemKind.PROBLEM)
    year_notes.note(actor, year.tasks.now, year.world.org("yunxi").id, noted)
    rows = [row for row in rows_of(year, drafted(year)) if row.kind is SentenceKind.PROBLEM]
    (row,) = (row for row in rows if row.type is SourceType.NOTE)
    assert (row.source, row.author, row.place) == ("执法人员不足", year.world.user("yx-coord").name, "/note")


def test_the_notes_tell_the_sources_of_a_number_with_their_days(year: Year) -> None:
    trained_twice(year)
    note = next(note for note in notes_of(year, drafted(year)).values() if note.numbers)
    assert note.numbers == (NumberNote("行政执法培训", "6次", Way.SUM, ("2026-03-05 2次", "2026-09-20 4次")),)
    assert note.evidence == ("签到表.pdf 云府纪〔2026〕4号", "现场.jpg")


def test_the_notes_name_the_progress_by_task_day_and_author(year: Year) -> None:
    task = trained_twice(year)
    refs = [ref for note in notes_of(year, drafted(year)).values() for ref in note.refs]
    progress = [ref for ref in refs if ref.type in {SourceType.UPDATE, SourceType.FIGURE}]
    assert progress
    author = year.world.user("yx-staff").name
    names = {f"2026-{task.number:03d} 加强执法培训 {day} {author}" for day in ("2026-03-05", "2026-09-20")}
    assert {ref.name for ref in progress} <= names


def test_the_notes_tell_who_does_what_next_year(year: Year) -> None:
    year.task(title="规范案卷制作", quote="规范案卷制作")
    plans = [note for note in notes_of(year, drafted(year)).values() if note.kind is SentenceKind.PLAN]
    assert plans
    assert all(note.owner or note.gaps or note.unit for note in plans)


def test_more_work_takes_no_more_statements(year: Year) -> None:
    trained_twice(year)
    draft = drafted(year)
    with counted() as few:
        rows_of(year, draft)
        notes_of(year, draft)
    for number in range(6):
        task = year.task(title=f"事项{number}")
        year.progress(task, "组织培训", date(2026, 4, 1), evidence_ids=[add_evidence(year.world).id], **trained("1"))
    again = begin(year.world.actor("yx-coord"), year.tasks.now, year.world.org("yunxi").id, 2026)
    with counted() as many:
        rows_of(year, again)
        notes_of(year, again)
    assert len(many) == len(few)
