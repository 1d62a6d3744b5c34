"""Numbers that nobody can have meant: the rest of the report is read, and what cannot be is left out."""

import json

import pytest

from tests.support.reports import yunxi_report
from tracker.parsing import ParsedReport, parse_text


def read(now: str, instead: str) -> ParsedReport:
    report = parse_text(yunxi_report().replace(now, instead))
    json.dumps(report.to_json())
    assert (len(report.problems), len(report.plans)) == (5, 8)
    return report


@pytest.mark.parametrize(
    "number",
    ["9" * 400, "9" * 5000, "1" + ",000" * 12, "999999999999亿亿", "一亿亿亿亿亿亿亿", "9" * 20 + "." + "9" * 20],
)
@pytest.mark.parametrize("place", ["培训不少于6", "讲座26", "率98"])
def test_a_number_beyond_all_measure_is_no_figure_and_no_target(number: str, place: str) -> None:
    report = read(place, place.rstrip("0123456789") + number)
    amounts = [figure.value for figure in report.figures] + [
        plan.quantity.value for plan in report.plans if plan.quantity
    ]
    assert max(amounts) < 10**16


@pytest.mark.parametrize("day", ["2月31日", "2月30日", "13月1日", "0月3日", "4月31日"])
def test_a_day_that_no_calendar_has_is_no_date(day: str) -> None:
    assert read("2月3日", day).date is None
