"""Notices (提醒): what concerns me, unread ones first. Reading the list marks nothing; a button does."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.domain.errors import NotFound
from tracker.domain.work import EntryKind
from tracker.queries.notices import PAGE_SIZE, NoticeCounts, NoticeRow, notice_by_id, notice_counts, notices
from tracker.services.notices import mark_read
from tracker.web import clock, pages
from tracker.web.guards import member
from tracker.web.notice_words import WAITING, notice_sentence
from tracker.web.numerals import count
from tracker.web.paging import Pages, page_asked
from tracker.web.scope import scope, tenant_blueprint

blueprint = tenant_blueprint("notices", __name__, "/notices")


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice in words, with the address of what it is about ("" if that is gone)."""

    row: NoticeRow
    sentence: str
    title: str
    url: str

    @property
    def waits(self) -> bool:
        """Whether the reader has something to do, and has not looked yet."""
        return self.row.read_at is None and self.row.reason in WAITING


@blueprint.get("")
@member
def index() -> ResponseReturnValue:
    """My notices in this organisation, of all years."""
    here = scope()
    numbers = notice_counts(here.actor, here.org.id)
    shown = Pages(page_asked(request.args), PAGE_SIZE, numbers.total)
    rows = notices(here.actor, here.org.id, shown.offset) if numbers.total else []
    heading = _heading(numbers)
    return render_template(
        "notices/index.html", groups=_groups(rows), numbers=numbers, pages=shown, heading=heading
    )  # fmt: skip


def _heading(numbers: NoticeCounts) -> str:
    if numbers.unread:
        return ngettext("%(n)s条提醒没有看", "%(n)s条提醒没有看", numbers.unread, n=count(numbers.unread))
    return _("提醒都看过了") if numbers.total else _("没有提醒")


def _groups(rows: Sequence[NoticeRow]) -> list[tuple[str, list[NoticeView]]]:
    """Unread, then read; a part without any is left out."""
    parts = (
        (_("没有看的"), [row for row in rows if row.read_at is None]),
        (_("看过的"), [r for r in rows if r.read_at]),
    )
    return [(title, [_view(row) for row in part]) for title, part in parts if part]


def _view(row: NoticeRow) -> NoticeView:
    return NoticeView(row, _sentence(row), _title(row), _target(row))


def _sentence(row: NoticeRow) -> str:
    """As of the day on which it was written, which stands below it."""
    on = clock.local(row.at).date()
    return notice_sentence(row.reason, row.actor, step=row.step, due_on=row.due_on, on=on, for_name=row.for_name)


def _title(row: NoticeRow) -> str:
    if row.task_title or row.draft_title:
        return row.task_title or row.draft_title or ""
    return row.entry_text.split("\n")[0][:60] if row.entry_text else row.text or _("已不在您能看的范围内")


def _target(row: NoticeRow) -> str:
    """The slip, else the task, else the record; "" if there is none of them (any more)."""
    if row.slip_id is not None and row.task_number is not None:
        return url_for("slips.show", slip_id=row.slip_id)
    if row.task_number is not None:
        entry = f"entry-{row.entry_id}" if row.entry_id else None
        return url_for("tasks.show", year=row.task_year, number=row.task_number, _anchor=entry)
    if row.entry_kind is EntryKind.RECORD:
        return url_for("records.show", year=row.entry_year, entry_id=row.entry_id)
    return _draft(row) if row.draft_year is not None else ""


def _draft(row: NoticeRow) -> str:
    """The question that was asked, else the draft."""
    if row.inquiry_id is not None:
        return url_for("drafts.inquiry", year=row.draft_year, inquiry_id=row.inquiry_id)
    return url_for("drafts.show", year=row.draft_year, period=row.draft_period)


@blueprint.post("/<int:notice_id>/open")
@member
def follow(notice_id: int) -> ResponseReturnValue:
    """Mark it read, and on to what it is about."""
    here = scope()
    row = notice_by_id(here.actor, here.org.id, notice_id)
    if row is None:
        raise NotFound("not_found")
    mark_read(here.actor, clock.now(), [notice_id], here.org.id)
    return redirect(_target(row) or url_for("notices.index"))


@blueprint.post("/read")
@member
def mark() -> ResponseReturnValue:
    """Mark the notices `notice` read, all of them if none is named."""
    here = scope()
    named = request.form.getlist("notice")
    chosen = [int(text) for text in named if text.isascii() and text.isdigit() and len(text) < 10]
    mark_read(here.actor, clock.now(), chosen if named else None, here.org.id)
    flash(_("已标为看过。"), "success")
    return redirect(pages.safe_next(url_for("notices.index")))
