"""The documents of other authors say the same as Word, web page and PDF as in plain text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape

import pytest

from tests.parsing import makers
from tests.parsing.blind import BLIND
from tests.parsing.makers_web import SHAPES, site_page
from tests.parsing.makers_word import automatic, plain
from tests.parsing.marked import Marked
from tracker.parsing import ReadError, read_report

Found = tuple[list[str], list[str], int | None, int | None]
Maker = Callable[[list[str]], bytes]
# A table of theirs is copied to lines; set in pages, no reader would take these lines for a table any more.
NOT_IN_PAGES = {"f14": 4, "f41": 10}


def lines_of(document: Marked) -> list[str]:
    return [line.strip() for line in document.text.splitlines() if line.strip()]


def found(data: bytes, filename: str) -> Found | str:
    """(problems, plan items, year, plan year), or the code of the refusal."""
    try:
        report = read_report(data, filename)
    except ReadError as error:
        return error.code
    return (
        [item.text for item in report.problems],
        [item.text for item in report.plans],
        report.year,
        report.plan_year,
    )


@cache
def said(name: str) -> Found | str:
    """What the text of a document says."""
    return found(next(d for d in BLIND if d.name == name).text.encode(), "报告.txt")


def page_of(document: Marked, shape: str, charset: str) -> bytes:
    """A page of a site: the article in a box of this shape between menus, buttons and lists of other pages."""
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    article = SHAPES[shape]([escape(line) for line in lines_of(document)])
    page = site_page(escape(document.facts["title"]), article).replace("<head>", f"<head>{head}")
    return page.encode(charset, "xmlcharrefreplace")


def pages(document: Marked) -> bytes:
    return makers.pdf(lines_of(document), head="青禾县政务公开材料", per_page=17)


@pytest.mark.parametrize("made", [plain, automatic], ids=["typed numbers", "numbers of Word"])
@pytest.mark.parametrize("document", BLIND, ids=lambda document: document.name)
def test_word_document_says_what_its_text_says(document: Marked, made: Maker) -> None:
    assert found(made(lines_of(document)), "报告.docx") == said(document.name)


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
@pytest.mark.parametrize("k", range(len(BLIND)), ids=lambda k: BLIND[k].name)
def test_page_of_a_site_says_what_its_text_says(k: int, charset: str) -> None:
    shape = sorted(SHAPES)[(k + len(charset)) % len(SHAPES)]
    assert found(page_of(BLIND[k], shape, charset), "content.html") == said(BLIND[k].name)


SET_IN_PAGES = [document for document in BLIND[::3] if document.name not in NOT_IN_PAGES]


@pytest.mark.parametrize("document", SET_IN_PAGES, ids=lambda document: document.name)
def test_pages_with_numbers_and_a_running_head_say_what_their_text_says(document: Marked) -> None:
    assert found(pages(document), "报告.pdf") == said(document.name)


@pytest.mark.parametrize("name", NOT_IN_PAGES)
def test_what_pages_say_otherwise_differs_in_no_more_items_than_known(name: str) -> None:
    document = next(document for document in BLIND if document.name == name)
    ours, theirs = said(name), found(pages(document), "报告.pdf")
    assert not isinstance(ours, str)
    assert not isinstance(theirs, str)
    differ = sum(len(set(a) ^ set(b)) for a, b in ((ours[0], theirs[0]), (ours[1], theirs[1])))
    assert differ == NOT_IN_PAGES[name], "less: lower it; none: take it out"
