"""The days on which an office works or rests against the official calendar, as an editable table."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from wtforms import Field

Row = tuple[str, str]
"""A date as typed, and one of WAYS."""
WORKS, RESTS, DROPPED = WAYS = ("works", "rests", "dropped")
SPARE = 3
MOST = 400


class CalendarField(Field):
    """Rows of a date and what happens on it, sent as repeated `…-day` and `…-way`; `data` is `{date: works}`.

    Rows without a date and those marked as dropped go; a date that cannot be read is refused, with all rows kept.
    """

    rows: list[Row]
    data: dict[date, bool]
    process_errors: list[str]

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:  # noqa: ARG002 - theirs
        """Take what was sent, or what is kept."""
        self.errors, self.process_errors, self.raw_data = [], [], None
        if formdata is not None and f"{self.name}-way" in formdata:
            sent = zip(formdata.getlist(f"{self.name}-day"), formdata.getlist(f"{self.name}-way"), strict=False)
            self._take([(day.strip(), way) for day, way in sent][:MOST])
        else:
            self._show(data if isinstance(data, Mapping) else {})

    def _show(self, kept: Mapping[date, bool]) -> None:
        self.data = dict(kept)
        self.rows = [(day.isoformat(), WORKS if works else RESTS) for day, works in sorted(kept.items())]
        self.offer_more()

    def _take(self, rows: list[Row]) -> None:
        self.rows, self.data = rows, {}
        for text, way in rows:
            if text and way != DROPPED:
                self._take_row(text, way)

    def _take_row(self, text: str, way: str) -> None:
        day = _read(text)
        if day is None:
            self.process_errors.append(_("“%(text)s”不是日期，请写成 2026-10-10 这样。", text=text))
        elif day in self.data:
            self.process_errors.append(_("%(day)s写了两次，请留一行。", day=day.isoformat()))
        else:
            self.data[day] = way == WORKS

    def offer_more(self) -> None:
        """Empty rows at the end."""
        self.rows += [("", RESTS)] * SPARE


def _read(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
