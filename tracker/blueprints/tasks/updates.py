"""Reported work as the timeline shows it, with what this person may do about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, can
from tracker.domain.work import EntryState, Qualifier
from tracker.queries.entries import EntryRow, WaitingRow
from tracker.queries.task_work import EvidenceRow, FigureRow, TaskWork
from tracker.web.amounts import plain

FIXABLE = frozenset({EntryState.PENDING, EntryState.RETURNED, EntryState.ACCEPTED})
BEFORE = {Qualifier.NEARLY: _l("近"), Qualifier.ABOUT: _l("约")}
AFTER = {Qualifier.MORE: _l("余%(unit)s"), Qualifier.AT_LEAST: _l("%(unit)s以上")}
CLASSES = {
    EntryState.PENDING: "is-pending", EntryState.ACCEPTED: "is-accepted", EntryState.RETURNED: "is-returned",
    EntryState.REPLACED: "is-replaced",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in three pieces, of which the middle one is printed large: 近 | 30 | 件; 30 | 余件; 30 | 件以上."""

    name: str
    before: str
    number: str
    after: str


@dataclass(frozen=True, slots=True)
class Update:
    """An entry with its figures and evidence; `why` says why this person may accept it, or may not."""

    row: EntryRow
    figures: list[Number] = field(default_factory=list)
    photos: list[EvidenceRow] = field(default_factory=list)
    files: list[EvidenceRow] = field(default_factory=list)
    may_decide: bool = False
    may_revise: bool = False
    may_withdraw: bool = False
    why: str = ""

    is_update = True

    @property
    def day(self) -> date:
        """The day on which the work was done."""
        return self.row.to_on

    @property
    def at(self) -> datetime:
        """When it was reported."""
        return self.row.created_at

    @property
    def css(self) -> str:
        """How its mark on the line looks."""
        return CLASSES.get(self.row.state, "")


@dataclass(frozen=True, slots=True)
class Part:
    """The person in front of the page, and their part in the task."""

    actor: Actor
    org_id: int
    owner_id: int | None
    lead_unit_id: int


def updates(part: Part, rows: Sequence[EntryRow], work: TaskWork) -> list[Update]:
    """The entries of a task, in the order of `rows`."""
    return [_update(part, row, work) for row in rows]


def _update(part: Part, row: EntryRow, work: TaskWork) -> Update:
    photos, others = _sorted([file for file in work.evidence if file.entry_id == row.id])
    me, coordinates = part.actor.user_id, can(part.actor, Permission.SIGN_PAPER, Subject(part.org_id))
    mine = me is not None and me in {row.author_id, row.recorder_id}
    may_decide, why = deciding(part, row)
    return Update(
        row=row,
        figures=[number(figure) for figure in work.figures if figure.entry_id == row.id],
        photos=photos,
        files=others,
        may_decide=may_decide,
        may_revise=row.state in FIXABLE and (mine or coordinates),
        may_withdraw=mine and row.state in {EntryState.PENDING, EntryState.RETURNED},
        why=why,
    )


def deciding(part: Part, row: EntryRow) -> tuple[bool, str]:
    """Whether this person may accept or return the entry, and why (not). Nobody accepts their own work."""
    allowed = can(part.actor, Permission.ACCEPT, Subject(part.org_id, part.lead_unit_id))
    if row.state is not EntryState.PENDING or not allowed:
        return False, ""
    if row.author_id == part.actor.user_id:
        return False, _("自己报的，要由别人采纳。")
    if part.owner_id is not None and part.owner_id == part.actor.user_id:
        return False, _("这件事由您承办，要由别人采纳。")
    if row.recorder_id == part.actor.user_id:
        return True, _("采纳后才能写进报告；您只是代填，可以采纳。")
    return True, _("采纳后才能写进报告；您不是报送人，可以采纳。")


def number(figure: FigureRow) -> Number:
    """A figure as it was said, exact or not."""
    before, after = BEFORE.get(figure.qualifier, ""), AFTER.get(figure.qualifier)
    after = str(after) % {"unit": figure.unit} if after else figure.unit
    return Number(figure.name, str(before), plain(figure.value), after)


def waiting_updates(rows: Sequence[WaitingRow], work: TaskWork) -> list[Update]:
    """Entries of several tasks that wait for this person, in the order of `rows`: the query left out all others."""
    found = []
    for row in rows:
        files = [file for file in work.evidence if file.entry_id == row.entry.id]
        figures = [number(figure) for figure in work.figures if figure.entry_id == row.entry.id]
        found.append(Update(row.entry, figures, *_sorted(files), may_decide=True))
    return found


def _sorted(files: Sequence[EvidenceRow]) -> tuple[list[EvidenceRow], list[EvidenceRow]]:
    """Photos, and everything else."""
    return [file for file in files if file.is_photo], [file for file in files if not file.is_photo]
