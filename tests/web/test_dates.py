"""Dates in both languages, instants in the office's time zone."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask_babel import force_locale

from tracker.web import dates

DAY = date(2026, 9, 22)
LATE_EVENING_IN_UTC = datetime(2026, 9, 21, 18, 41, tzinfo=UTC)  # in Shanghai 02:41 on the 22nd


@pytest.mark.parametrize(
    ("locale", "full", "short", "weekday"),
    [("zh_Hans_CN", "2026年9月22日", "9月22日", "星期二"), ("en", "September 22, 2026", "Sep 22", "Tuesday")],
)
def test_dates_are_written_as_readers_of_the_language_do(
    app: Flask, locale: str, full: str, short: str, weekday: str
) -> None:
    with app.test_request_context(), force_locale(locale):
        assert (dates.full_date(DAY), dates.day(DAY), dates.weekday(DAY)) == (full, short, weekday)


def test_a_day_of_another_year_shows_its_year(app: Flask) -> None:
    with app.test_request_context():
        assert dates.day(date(2027, 1, 31)) == "2027年1月31日"


def test_instants_are_shown_in_the_time_zone_of_the_office(app: Flask) -> None:
    with app.test_request_context():
        assert dates.moment(LATE_EVENING_IN_UTC) == "9月22日 02:41"
        assert dates.full_date(LATE_EVENING_IN_UTC) == "2026年9月22日"


def test_no_date_is_a_dash(app: Flask) -> None:
    with app.test_request_context():
        assert [dates.full_date(None), dates.day(None), dates.moment(None)] == ["—", "—", "—"]
