"""The form for progress (报进展): what was done, figures of this time, files, and the rest below a fold."""

from collections.abc import Iterable, Sequence

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, IntegerField, TextAreaField
from wtforms.validators import Optional

from tracker.models import ProgressUpdate
from tracker.queries.progress_rows import Asked, Wanted
from tracker.services.work import NewFigure, NewProgress
from tracker.web.forms import AtMost, Between, Required, SelectField
from tracker.web.work_forms import WorkForm

SEVERAL = 200 * 1024 * 1024
"""Bytes of a form with several files: without JavaScript they come together."""


class ProgressForm(WorkForm):
    """Progress on a task; `asked` are the figures that stand there by name."""

    text = TextAreaField(_l("这段时间做了什么"), [Required(), AtMost(4000)])
    done_on = DateField(_l("哪天做的"), [Optional()])
    difficulties = TextAreaField(_l("困难和问题"), [AtMost(1000)])
    needs_leader = BooleanField(_l("需要领导出面协调"))
    next_step = TextAreaField(_l("下一步打算"), [AtMost(1000)])
    percent = IntegerField(_l("完成百分比"), [Optional(), Between(0, 100, _l("请填 0 到 100 之间的整数。"))])
    author_id = SelectField(_l("报送人（谁做的）"), [Optional()], default="")

    asked: Sequence[Asked] = ()
    names: Sequence[str] = ()

    def ask(self, wanted: Wanted) -> None:
        """Let rows for these figures stand there, before or after what was typed."""
        self.asked, self.names = wanted.rows, wanted.names
        if not self.is_submitted():
            typed = {(row.name, row.unit) for row in self.typed}
            self.typed += [NewFigure(row.name, "", row.unit) for row in self.asked if (row.name, row.unit) not in typed]

    def is_asked(self, name: str, unit: str) -> bool:
        """Whether a row has its name from the form, not from the person."""
        return Asked(name, unit) in self.asked

    def offer_authors(self, people: Iterable[tuple[str, str]]) -> None:
        """Whoever did it, if a coordinator types it."""
        self.author_id.choices = list(people)

    @property
    def has_more(self) -> bool:
        """Whether something stands, or is wrong, below the fold."""
        fields = (self.difficulties, self.needs_leader, self.next_step, self.percent)
        return any(field.data not in ("", None, False) or field.errors for field in fields)

    def progress(self) -> NewProgress:
        """What was entered. A row whose number was left out is no figure."""
        author = self.author_id.data or ""
        return NewProgress(
            text=self.text.data or "",
            done_on=self.done_on.data,
            difficulties=self.difficulties.data or "",
            needs_leader=bool(self.needs_leader.data),
            next_step=self.next_step.data or "",
            percent=self.percent.data,
            figures=tuple(self._unless_left_out(row) for row in self.typed),
            evidence_ids=tuple(self.evidence_ids),
            author_id=int(author) if author else None,
            key=self.key.data or "",
        )

    def _unless_left_out(self, row: NewFigure) -> NewFigure:
        """The service passes over blank rows; a refusal names the others by their place."""
        return NewFigure("", "") if not str(row.value).strip() and self.is_asked(row.name, row.unit) else row


def filled_in(entry: ProgressUpdate) -> ProgressForm:
    """The form with what was reported."""
    return ProgressForm(
        text=entry.text, done_on=entry.to_on, difficulties=entry.difficulties or "",
        needs_leader=bool(entry.needs_leader), next_step=entry.next_step or "", percent=entry.percent,
        version=entry.version_id, figures=entry.figures,
        evidence_ids=[file.id for file in entry.evidence],
    )  # fmt: skip
