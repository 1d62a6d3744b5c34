"""What may be written in an outline: names that are filled in, headings without numbers, no year written out."""

from dataclasses import replace

import pytest

from tracker.domain.errors import Invalid
from tracker.domain.outline_check import MOST_LINES, checked
from tracker.domain.outlines import Outline, Part, PartRole, default_outline
from tracker.domain.periods import Period


def refused(outline: Outline) -> tuple[str, str | None]:
    with pytest.raises(Invalid) as refusal:
        checked(outline)
    return refusal.value.code, refusal.value.field


@pytest.mark.parametrize("period", Period)
def test_the_usual_outlines_are_fine(period: Period) -> None:
    assert checked(default_outline(period)) == default_outline(period)


@pytest.mark.parametrize("period", Period)
def test_an_outline_is_stored_and_read_without_loss(period: Period) -> None:
    outline = replace(default_outline(period), theme_headings={"T4": "规范执法"}, skipped=frozenset({"T8"}))
    assert Outline.read(outline.stored()) == outline


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"title": ""}, "required", "title"),
        ({"title": "关于法治政府建设情况的报告"}, "title_without_year", "title"),
        ({"title": "{org}关于2026年度法治政府建设情况的报告"}, "year_written_out", "title"),
        ({"title": "{town}关于{year}年度法治政府建设情况的报告"}, "template_name_unknown", "title"),
        ({"addressee": "{superior"}, "template_brace_open", "addressee"),
        ({"preamble": ("{}年",)}, "template_name_unknown", "preamble"),
        ({"preamble": ("长" * 501,)}, "too_long", "preamble"),
        ({"closing": ("特此报告。",) * (MOST_LINES + 1)}, "too_many_lines", "closing"),
        ({"theme_headings": {"T4": "（一）规范执法"}}, "heading_numbered", "theme-T4"),
        ({"theme_headings": {"T4": "规范2025年执法"}}, "year_written_out", "theme-T4"),
        ({"records_most": 51}, "records_most_invalid", "records_most"),
    ],
)
def test_what_would_go_wrong_is_refused_at_its_field(changes: dict[str, object], code: str, field: str) -> None:
    assert refused(replace(Outline(), **changes)) == (code, field)  # type: ignore[arg-type]  # as given above


@pytest.mark.parametrize("heading", ["一、主要举措", "（二）主要举措", "(三)主要举措", "1. 主要举措", "十一、主要举措"])
def test_a_heading_has_no_number_of_its_own(heading: str) -> None:
    parts = (Part(PartRole.MEASURES, heading),)
    assert refused(replace(Outline(), parts=parts)) == ("heading_numbered", "part-measures-heading")


def test_a_heading_may_begin_with_a_numeral_that_numbers_nothing() -> None:
    parts = (Part(PartRole.MEASURES, "一年来的主要举措"), Part(PartRole.PLANS, "“八五”普法和{next_year}年安排"))
    assert checked(replace(Outline(), parts=parts)).parts == parts


def test_a_part_has_a_heading_but_needs_no_lead() -> None:
    assert refused(replace(Outline(), parts=(Part(PartRole.OTHER, " "),))) == ("required", "part-other-heading")
    assert checked(replace(Outline(), parts=(Part(PartRole.OTHER, " 其他 "),))).parts == (Part(PartRole.OTHER, "其他"),)


def test_years_of_documents_may_stand_in_the_preamble() -> None:
    preamble = ("认真落实《法治政府建设实施纲要（2021－2025年）》。", "", "  现将有关情况报告如下：  ")
    assert checked(replace(Outline(), preamble=preamble)).preamble == (preamble[0], "现将有关情况报告如下：")


def test_a_blank_heading_of_a_theme_means_the_themes_name() -> None:
    assert checked(replace(Outline(), theme_headings={"T4": " ", "T6": "化解矛盾"})).theme_headings == {
        "T6": "化解矛盾"
    }
