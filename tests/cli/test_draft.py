"""`flask draft`: the report on a year as data and as a file, which reads back as what it was made from."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from tests.support.clock import Clock
from tests.support.world import World
from tests.support.year_end import YEAR_END, YearEnd
from tracker.domain.drafts import SourceType
from tracker.domain.people import operator
from tracker.drafting.checks import Code
from tracker.extensions import db
from tracker.models import Draft, Event, Figure, Task, WorkEntry, YearNote
from tracker.queries.drafting.sentences import sentences_of
from tracker.services import drafting

ROWS: dict[SourceType, type[Any]] = {
    SourceType.TASK: Task,
    SourceType.UPDATE: WorkEntry,
    SourceType.RECORD: WorkEntry,
    SourceType.NOTE: YearNote,
    SourceType.FIGURE: Figure,
}


@pytest.fixture
def year(world: World, clock: Clock) -> YearEnd:
    clock.at = YEAR_END
    made = YearEnd(world)
    made.usual_year()
    return made


def run(app: Flask, *args: str) -> Result:
    db.session.rollback()
    return app.test_cli_runner().invoke(args=["draft", "--org", "yunxi", "--year", "2026", *args])


def document(app: Flask, *args: str) -> dict[str, Any]:
    done = run(app, *args, "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_sentence_names_its_kind_its_section_and_its_sources(app: Flask, year: YearEnd) -> None:
    found = document(app)
    assert set(found) == {"problems", "plans", "sentences", "findings"}
    for sentence in found["sentences"]:
        assert sentence["kind"] in {"boilerplate", "result", "problem", "plan"}
        assert sentence["section"]
        assert sentence["kind"] == "boilerplate" or sentence["sources"] or "【待补" in sentence["text"]
        for source in sentence["sources"]:
            assert set(source) == {"type", "id", "quote"}
            assert db.session.get(ROWS[SourceType(source["type"])], source["id"]) is not None
    [told] = [one for one in found["sentences"] if "案卷评查" in one["text"] and one["kind"] == "result"]
    assert {source["type"] for source in told["sources"]} <= {"update", "figure"}


def test_findings_have_a_code_words_and_a_slot(app: Flask, year: YearEnd) -> None:
    found = document(app)
    slots = {sentence["slot"] for sentence in found["sentences"]}
    assert {finding["code"] for finding in found["findings"]} <= {code.value for code in Code}
    gaps = [finding for finding in found["findings"] if finding["code"] == "gap_open"]
    assert gaps
    assert all(finding["slot"] in slots and finding["message"] for finding in gaps)


def test_the_file_reads_back_as_the_items_of_the_draft(app: Flask, year: YearEnd, tmp_path: Path) -> None:
    year.draft()
    path = tmp_path / "报告.docx"
    found = document(app, "--out", str(path))
    parsed = app.test_cli_runner().invoke(args=["parse", str(path), "--json"])
    read = json.loads(parsed.stdout)
    assert [item["text"] for item in read["problems"]] == found["problems"]
    assert [item["text"] for item in read["plans"]] == found["plans"]
    assert (read["year"], read["plan_year"], read["org"]) == (2026, 2027, "云溪镇人民政府")
    assert (len(found["problems"]), len(found["plans"])) == (2, 4)


def test_people_read_the_report_and_what_is_missing(app: Flask, year: YearEnd) -> None:
    done = run(app)
    assert done.exit_code == 0
    assert "云溪镇人民政府关于2026年度法治政府建设情况的报告" in done.stdout
    assert "是村级公开栏更新不及时，至年底尚未整改到位" in done.stdout
    assert "存在问题 2" in done.stdout
    assert "✕" in done.stdout


def test_drafting_again_takes_up_new_work_and_keeps_what_people_wrote(app: Flask, year: YearEnd) -> None:
    document(app)
    draft = db.session.query(Draft).one()
    row = next(row for row in sentences_of(operator(), draft) if row.slot.startswith("problem:note"))
    drafting.edit(year.coordinator, year.now, row.id, row.version_id, "普法形式比较单一，主要原因是人手不足。")
    year.record("开展法治讲座", "T10")
    texts = [sentence["text"] for sentence in document(app)["sentences"]]
    assert "普法形式比较单一，主要原因是人手不足。" in texts
    assert any("法治讲座" in text for text in texts)
    assert db.session.query(Draft).count() == 1


def test_a_draft_that_is_being_signed_is_shown_as_it_stands(app: Flask, year: YearEnd) -> None:
    draft = year.signed(year.draft())
    before, events = draft.version_id, db.session.query(Event).count()
    document(app)
    assert year.fresh(draft).version_id == before
    assert db.session.query(Event).count() == events


def test_a_quarter_has_a_draft_of_its_own(app: Flask, year: YearEnd) -> None:
    assert "第三季度" in run(app, "--period", "q3").stdout
    assert db.session.query(Draft).one().period.value == "q3"


def test_what_cannot_be_done_is_said(app: Flask, year: YearEnd, tmp_path: Path) -> None:
    nowhere = run(app, "--out", str(tmp_path / "nowhere" / "a.docx"), "--json")
    assert nowhere.exit_code == 1
    assert nowhere.stdout == ""
    assert "写不进" in nowhere.stderr
    unknown = app.test_cli_runner().invoke(args=["draft", "--org", "nowhere", "--year", "2026"])
    assert unknown.exit_code == 1
    assert app.test_cli_runner().invoke(args=["draft", "--org", "yunxi"]).exit_code == 2
