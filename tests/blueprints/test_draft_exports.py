"""A draft as files: three editions of the report, the list of its evidence; and the rectification ledger."""

import io
from urllib.parse import unquote

import pytest
from docx import Document
from docx.document import Document as WordDocument
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.documents.reading import grid
from tests.documents.report_examples import words_of
from tests.support.pages import get_page
from tests.support.world import World
from tests.support.year_end import YearEnd
from tracker.extensions import db
from tracker.models import Draft

PLACE = "/o/yunxi/2026"
REPORT, EVIDENCE = f"{PLACE}/draft/report.docx", f"{PLACE}/draft/evidence.xlsx"


@pytest.fixture
def end(world: World) -> YearEnd:
    """A year of 云溪镇 with its draft."""
    found = YearEnd(world)
    found.usual_year()
    found.draft()
    return found


def answer(app: Flask, world: World, url: str, who: str = "yx-coord") -> TestResponse:
    return world.client(app, who).get(url)


def report(app: Flask, world: World, edition: str) -> WordDocument:
    return Document(io.BytesIO(answer(app, world, f"{REPORT}?edition={edition}").data))


def name_of(found: TestResponse) -> str:
    """Under which the file is saved."""
    return unquote(found.headers["Content-Disposition"].rpartition("''")[2])


@pytest.mark.parametrize(("edition", "word"), [("public", "公开稿"), ("reported", "报送稿"), ("working", "工作稿")])
def test_each_edition_is_a_file_with_a_name_of_its_own(
    app: Flask, world: World, end: YearEnd, edition: str, word: str
) -> None:
    found = answer(app, world, f"{REPORT}?edition={edition}")
    assert found.status_code == 200
    assert found.headers["Content-Disposition"].startswith("attachment;")
    assert name_of(found).endswith(f"法治政府建设情况的报告（{word}）.docx")


def test_the_reported_edition_is_addressed_and_the_public_one_is_not(app: Flask, world: World, end: YearEnd) -> None:
    reported, public = (words_of(report(app, world, edition)) for edition in ("reported", "public"))
    assert reported[1].endswith("：")
    assert [reported[0], *reported[2:]] == public
    assert any("抽查案卷36件" in words for words in public)


def test_an_edition_that_nobody_knows_is_the_reported_one(app: Flask, world: World, end: YearEnd) -> None:
    assert words_of(report(app, world, "x")) == words_of(report(app, world, "reported"))


def test_a_draft_says_so_until_it_is_put_before_the_leader(app: Flask, world: World, end: YearEnd) -> None:
    header = report(app, world, "reported").sections[0].header
    assert header.paragraphs[0].text == "初稿·未定稿"
    end.signed(db.session.scalars(select(Draft)).one())
    assert "未定稿" not in "".join(one.text for one in report(app, world, "reported").sections[0].header.paragraphs)


def test_the_working_edition_tells_where_sentences_come_from(app: Flask, world: World, end: YearEnd) -> None:
    document = report(app, world, "working")
    comments = [comment.text for comment in document.comments]
    assert any("抽查案卷 36件：合计，2026-09-22 36件" in text for text in comments)
    assert len(document.tables) == 2


def test_the_list_of_evidence_leads_to_the_pages_of_the_sources(app: Flask, world: World, end: YearEnd) -> None:
    found = answer(app, world, EVIDENCE)
    assert name_of(found).endswith("（佐证清单）.xlsx")
    rows = [[value for _, value in row] for row in grid(found.data)][3:]
    places = {row[11] for row in rows if "抽查案卷 36件" in row[3]}
    assert len(places) == 1
    path = places.pop().partition("://")[2].partition("/")[2]
    assert "规范行政执法案卷" in get_page(world.client(app, "yx-coord"), f"/{path}").h1


@pytest.mark.parametrize("url", [REPORT, EVIDENCE])
def test_without_a_draft_there_is_no_file(app: Flask, world: World, url: str) -> None:
    assert answer(app, world, url).status_code == 404


@pytest.mark.parametrize("url", [REPORT, EVIDENCE])
def test_drafts_are_not_for_staff_nor_for_the_county(app: Flask, world: World, end: YearEnd, url: str) -> None:
    assert [answer(app, world, url, who).status_code for who in ("yx-staff", "qh-coord")] == [403, 403]


def test_the_rectification_ledger_tells_the_problems_of_the_year(app: Flask, world: World, end: YearEnd) -> None:
    found = answer(app, world, f"{PLACE}/ledger/rectification.xlsx", "yx-viewer")
    assert found.status_code == 200
    rows = [[value for _, value in row] for row in grid(found.data)]
    assert rows[0][0] == f"{world.org('yunxi').name}2026年度法治政府建设整改台账"
    assert [row[1] for row in rows[3:]] == ["部分村级公开栏更新不及时"]
    assert "完成9个村公开栏规范化改造" in rows[3][8]


def test_the_ledger_offers_the_rectification_ledger(app: Flask, world: World, end: YearEnd) -> None:
    page = get_page(world.client(app, "yx-coord"), f"{PLACE}/ledger")
    assert page.texts(f'a[href="{PLACE}/ledger/rectification.xlsx"]') == ["整改台账 .xlsx"]
