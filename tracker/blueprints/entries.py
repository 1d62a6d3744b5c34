"""Reported work of all kinds: what waits for me, accepting and returning it, revising and withdrawing one's own."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.blueprints.tasks.dealing import Dealing
from tracker.blueprints.tasks.progress_form import SEVERAL, filled_in
from tracker.blueprints.tasks.reporting import Reporting, handled
from tracker.blueprints.tasks.updates import Update, waiting_updates
from tracker.domain.errors import NotAllowed
from tracker.domain.permissions import Permission
from tracker.domain.work import EntryState
from tracker.models import ProgressUpdate
from tracker.queries.directory import Directory, directory_of
from tracker.queries.entries import MOST, WaitingRow, entry_to_revise, waiting_entries
from tracker.queries.progress_rows import figures_asked
from tracker.queries.task_work import work_of_entries
from tracker.services.work import accept as accept_entries
from tracker.services.work import return_entries, revise, withdraw
from tracker.services.work.taking import may_revise
from tracker.web import clock, pages
from tracker.web.attempts import tell_again, tried
from tracker.web.bodies import allow_large
from tracker.web.guards import member
from tracker.web.numerals import count
from tracker.web.scope import scope, tenant_blueprint

blueprint = tenant_blueprint("entries", __name__, "/entries")
ONE = "/<int(max=2147483647):entry_id>"
allow_large(blueprint, "entries.edit", SEVERAL)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that waits, with what it is about."""

    about: WaitingRow
    update: Update


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """What the template writes."""

    directory: Directory
    rows: list[Waiting]

    @property
    def heading(self) -> str:
        """两条等您采纳."""
        waiting = len(self.rows)
        return ngettext("%(n)s条等您采纳", "%(n)s条等您采纳", waiting, n=count(waiting))

    @property
    def is_cut(self) -> bool:
        """Whether there are more than one page shows."""
        return len(self.rows) == MOST


@blueprint.get("")
@member
def index() -> ResponseReturnValue:
    """Entries of this year that wait for my acceptance, the oldest first."""
    here = scope()
    found = waiting_entries(here.actor, here.org.id, here.year)
    work = work_of_entries(here.actor, [row.entry.id for row in found])
    rows = [Waiting(row, update) for row, update in zip(found, waiting_updates(found, work), strict=True)]
    return render_template("entries/index.html", page=WaitingPage(_names(), rows))


def _names() -> Directory:
    here = scope()
    return directory_of(here.actor, here.org.id, clock.today())


@blueprint.post("/accept")
@member
def accept() -> ResponseReturnValue:
    """Accept one entry or many."""
    chosen = _chosen()
    if tried(accept_entries, scope().actor, clock.now(), chosen):
        flash(_("已采纳 %(num)s 条。", num=len(chosen)), "success")
    return redirect(_back())


@blueprint.post("/return")
@member
def send_back() -> ResponseReturnValue:
    """Return one entry or many, with a reason."""
    chosen, reason = _chosen(), request.form.get("reason", "")
    if tried(return_entries, scope().actor, clock.now(), chosen, reason):
        flash(_("已退回 %(num)s 条，报送人会看到原因。", num=len(chosen)), "success")
    else:
        tell_again(reason)
    return redirect(_back())


@blueprint.post(ONE + "/withdraw")
@member
def withdraw_entry(entry_id: int) -> ResponseReturnValue:
    """Take back what one reported, before it is accepted."""
    here, version = scope(), _number(request.form.get("version", "")) or 0
    entry = entry_to_revise(here.actor, here.org.id, entry_id)
    if tried(withdraw, here.actor, clock.now(), entry.id, version):
        flash(_("已撤回。"), "success")
    return redirect(_back())


@blueprint.route(ONE + "/edit", methods=["GET", "POST"])
@member
def edit(entry_id: int) -> ResponseReturnValue:
    """The form with what was reported: one that waits or was returned is changed, an accepted one is replaced."""
    here = scope()
    entry = entry_to_revise(here.actor, here.org.id, entry_id)
    if not isinstance(entry, ProgressUpdate) or entry.task is None:
        return redirect(url_for("records.edit", entry_id=entry_id))
    if not may_revise(here.actor, entry):
        raise NotAllowed("not_allowed", permission=Permission.REPORT.value)
    if request.method == "GET" and entry.state in {EntryState.WITHDRAWN, EntryState.REPLACED}:
        flash(_("这一条已经撤回或更正过，不能再改。"), "error")
        return redirect(url_for("tasks.show", year=entry.task.plan_year, number=entry.task.number))
    return _editing(Dealing(here, entry.task), entry)


def _editing(about: Dealing, entry: ProgressUpdate) -> ResponseReturnValue:
    form, actor, key = filled_in(entry), about.here.actor, entry.id
    form.ask(figures_asked(actor, about.task))
    form.offer_authors([("", "")])  # whoever did it stays its author
    page = Reporting(about, form, entry)
    done = _("更正已交上去，采纳后代替原来那条。") if page.corrects else _("已改好，重新交上去了。")
    return handled(page, lambda new: revise(actor, clock.now(), key, form.seen, new), done)


def _chosen() -> dict[int, int]:
    """The selected entries, `id:version` each; what is not of that form is left out."""
    pairs = [value.partition(":") for value in request.form.getlist("entry")]
    found = {_number(key): _number(version) for key, _colon, version in pairs}
    return {key: version for key, version in found.items() if key is not None and version is not None}


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _back() -> str:
    return pages.safe_next(url_for("entries.index", state=EntryState.PENDING.value))
