"""Fields of the policy's form: several days in one line, and the steps up the line as rows."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from wtforms import Field, widgets
from wtforms.validators import StopValidation

from tracker.domain.reminding.policy import Audience, EscalationStep
from tracker.domain.slips import SlipColour

BETWEEN = re.compile(r"[\s,，、;；/]+")
MOST_ROWS = 12


class Legible:
    """What was typed can be read; a sentence of ours says how to write it otherwise."""

    def __init__(self, message: LazyString) -> None:
        self.message = message

    def __call__(self, _form: Any, field: Field) -> None:
        """Say so in place of what the field itself says about it."""
        if field.data is None:
            field.errors = []
            raise StopValidation(str(self.message))


class DaysField(Field):
    """Days as people list them: 30、15、7; `data` is a tuple, the largest first."""

    widget = widgets.TextInput()
    data: tuple[int, ...]

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "、".join(str(number) for number in self.data or ())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was typed; refuse what is no number."""
        if not valuelist:
            return
        words = [word for word in BETWEEN.split(unicodedata.normalize("NFKC", valuelist[0])) if word]
        strange = [word for word in words if not (word.isascii() and word.isdigit() and len(word) < 5)]
        if strange:
            raise ValueError(_("“%(text)s”看不懂，请写成 30、15、7 这样。", text=strange[0][:20]))
        self.data = tuple(sorted({int(word) for word in words}, reverse=True))


@dataclass(slots=True)
class Row:
    """One step as typed."""

    after: str = ""
    to: tuple[str, ...] = ()
    colour: str = ""


class EscalationField(Field):
    """Rows of days, people and the colour of a slip, sent as `…-0-after`, `…-0-to` (several) and `…-0-colour` beside
    a mark named like the field. `data` is a tuple of EscalationStep by days; rows without days do not count.
    """

    rows: list[Row]
    data: tuple[EscalationStep, ...]
    process_errors: list[str]

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:  # noqa: ARG002 - theirs
        """Take what was sent, or what is kept."""
        self.errors, self.process_errors, self.raw_data = [], [], None
        if formdata is not None and self.name in formdata:
            self._take(formdata)
        else:
            self.show(data if isinstance(data, tuple) else ())

    def show(self, steps: tuple[EscalationStep, ...]) -> None:
        """Rows for these steps."""
        self.data, self.errors, self.process_errors = steps, [], []
        self.rows = [Row(str(step.after), tuple(one.value for one in step.to), step.colour or "") for step in steps]

    def offer_more(self) -> None:
        """An empty row at the end."""
        self.rows = [*self.rows, Row()][:MOST_ROWS]

    def drop(self, place: str) -> None:
        """Take a row out; its errors go with it."""
        self.rows = [row for number, row in enumerate(self.rows) if str(number) != place]
        self._read()

    def _take(self, formdata: Any) -> None:
        self.rows = []
        while len(self.rows) < MOST_ROWS and f"{self.name}-{len(self.rows)}-after" in formdata:
            start = f"{self.name}-{len(self.rows)}-"
            after, colour = (formdata.get(start + part, "").strip() for part in ("after", "colour"))
            self.rows.append(Row(after, tuple(formdata.getlist(start + "to")), colour))
        self._read()

    def _read(self) -> None:
        self.errors, self.process_errors = [], []
        steps = [self._step(row) for row in self.rows if row.after or row.to]
        self.data = tuple(sorted((step for step in steps if step), key=lambda step: step.after))

    def _step(self, row: Row) -> EscalationStep | None:
        after = unicodedata.normalize("NFKC", row.after)
        if not (after.isascii() and after.isdigit() and len(after) < 5):
            self.process_errors.append(_("“%(text)s”不是天数，请填整数，如 10。", text=row.after[:20]))
            return None
        try:
            people = tuple(audience for audience in Audience if audience in {Audience(word) for word in row.to})
            return EscalationStep(int(after), people, SlipColour(row.colour) if row.colour else None)
        except ValueError:
            self.process_errors.append(_("选项里没有这一个，请重新选。"))
            return None
