"""What each edition of a report says."""

from dataclasses import replace
from datetime import date

import pytest

from tests.documents.report_examples import NOTES, REPORT, opened, words_of
from tracker.documents import PrintEdition, report_docx
from tracker.parsing import read_report

EDITIONS = tuple(PrintEdition)


def test_the_reported_edition_says_all_of_the_text() -> None:
    assert "\n".join(words_of(opened(REPORT, PrintEdition.REPORTED))) == REPORT.plain()


def test_the_public_edition_names_no_addressee() -> None:
    assert "\n".join(words_of(opened(REPORT, PrintEdition.PUBLIC))) == REPORT.plain(addressed=False)


def test_a_report_without_addressee_has_no_line_for_one() -> None:
    text = replace(REPORT, addressee="")
    assert "\n".join(words_of(opened(text, PrintEdition.REPORTED))) == text.plain()


def test_what_is_missing_stands_in_the_text_as_it_is() -> None:
    assert any("【待补：原因】" in words for words in words_of(opened(REPORT, PrintEdition.PUBLIC)))


@pytest.mark.parametrize("edition", [PrintEdition.PUBLIC, PrintEdition.REPORTED])
def test_a_report_that_is_not_final_says_so_above_every_page(edition: PrintEdition) -> None:
    section = opened(REPORT, edition).sections[0]
    assert [header.paragraphs[0].text for header in (section.header, section.even_page_header)] == ["初稿·未定稿"] * 2


@pytest.mark.parametrize("edition", [PrintEdition.PUBLIC, PrintEdition.REPORTED])
def test_nothing_stands_above_the_pages_of_a_final_report(edition: PrintEdition) -> None:
    section = opened(REPORT, edition, is_final=True).sections[0]
    assert "".join(paragraph.text for paragraph in section.header.paragraphs) == ""


def test_copies_are_named_on_the_last_page_of_the_reported_edition_alone() -> None:
    copies = "中共青禾县委全面依法治县委员会办公室。"
    reported, public = (
        words_of(opened(replace(REPORT, copies_to=copies), edition))
        for edition in (PrintEdition.REPORTED, PrintEdition.PUBLIC)
    )
    assert reported[-1] == f"抄送：{copies}"
    assert "抄送" not in "".join(public)


def test_copies_are_nothing_that_a_reader_takes_for_the_report() -> None:
    data = report_docx(replace(REPORT, copies_to="青禾县司法局。"), PrintEdition.REPORTED)
    bare = report_docx(REPORT, PrintEdition.REPORTED)
    read, wanted = read_report(data, "报告.docx"), read_report(bare, "报告.docx")
    assert [one.text for one in (*read.problems, *read.plans)] == [
        one.text for one in (*wanted.problems, *wanted.plans)
    ]
    assert (read.org, read.date, read.addressee, read.year) == (wanted.org, wanted.date, wanted.addressee, wanted.year)
    assert wanted.plans


@pytest.mark.parametrize("edition", EDITIONS)
def test_equal_reports_are_equal_files(edition: PrintEdition) -> None:
    assert report_docx(REPORT, edition, NOTES) == report_docx(REPORT, edition, NOTES)


def test_the_file_names_the_office_and_the_day_and_no_program() -> None:
    properties = opened(REPORT, PrintEdition.REPORTED).core_properties
    assert (properties.title, properties.author) == (REPORT.title, REPORT.signatory)
    assert (properties.language, properties.comments) == ("zh-CN", "")
    assert properties.created is not None
    assert properties.created.date() == date(2027, 1, 15)


def test_a_date_to_be_written_by_hand_leaves_a_line_for_it() -> None:
    document = opened(replace(REPORT, dated_on=None), PrintEdition.REPORTED)
    assert document.paragraphs[-2].text == REPORT.signatory
    assert document.paragraphs[-1].text == ""


def test_joint_issuers_sign_one_below_the_other() -> None:
    text = replace(REPORT, signatory="中共云溪镇委员会\n云溪镇人民政府")
    assert words_of(opened(text, PrintEdition.PUBLIC))[-3:] == ["中共云溪镇委员会", "云溪镇人民政府", "2027年1月15日"]


@pytest.mark.parametrize("edition", [PrintEdition.PUBLIC, PrintEdition.REPORTED])
@pytest.mark.parametrize(
    "title",
    [
        REPORT.title,
        "青禾县云溪镇人民政府关于2026年上半年法治政府建设工作情况的报告",
        "青禾县综合行政执法局关于2026年度推进法治政府建设工作情况和第一责任人履行职责情况的报告",
    ],
)
def test_a_report_is_read_again_with_its_title_office_and_date(edition: PrintEdition, title: str) -> None:
    read = read_report(report_docx(replace(REPORT, title=title), edition), "报告.docx")
    assert (read.title, read.date, read.year) == (title, "2027-01-15", 2026)
    assert read.addressee == (REPORT.addressee if edition is PrintEdition.REPORTED else None)
