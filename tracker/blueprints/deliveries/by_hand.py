"""Telling people oneself: those without an address, with words to copy; and a word to each unit."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.blueprints.deliveries.blueprint import blueprint
from tracker.blueprints.deliveries.forms import HandForm
from tracker.blueprints.deliveries.unit_text import UnitText, unit_texts
from tracker.blueprints.deliveries.views import Reason, reasons_of
from tracker.domain.permissions import Permission
from tracker.queries.deliveries.hands import Listener, listeners
from tracker.queries.directory import Directory, directory_of
from tracker.services.delivery.dictating import dictate
from tracker.services.delivery.handing import drop, mark_all_handed
from tracker.web import clock, pages
from tracker.web.attempts import attempt, tried
from tracker.web.guards import requires
from tracker.web.numerals import count
from tracker.web.scope import Scope, scope


@dataclass(frozen=True, slots=True)
class ListenerView:
    """A person to be told, with the words to copy: "" if nothing of it is true any more."""

    row: Listener
    text: str
    reasons: list[Reason]

    @property
    def key(self) -> str:
        """Their messages, as a form names them."""
        return ".".join(str(message_id) for message_id in self.row.message_ids)


@dataclass(frozen=True, slots=True)
class UnitPart:
    """The people of a unit."""

    name: str
    people: list[ListenerView]


@dataclass
class ByHandPage:
    """What the template writes. `gone`: people of whose messages nothing is true any more."""

    parts: list[UnitPart]
    gone: list[ListenerView]
    units: list[UnitText]
    form: HandForm
    chosen: frozenset[str] = field(default=frozenset())

    @property
    def total(self) -> int:
        """How many people wait."""
        return sum(len(part.people) for part in self.parts)

    @property
    def heading(self) -> str:
        """Who waits."""
        if not self.total:
            return _("没有要转达的")
        return ngettext("%(n)s人等您转达", "%(n)s人等您转达", self.total, n=count(self.total))


@blueprint.get("/by-hand")
@requires(Permission.DELIVER)
def by_hand() -> ResponseReturnValue:
    """The people, by unit, and words to each unit."""
    return render_template("deliveries/by_hand.html", page=_build(scope(), HandForm(formdata=None)))


@blueprint.post("/by-hand")
@requires(Permission.DELIVER)
def hand_over() -> ResponseReturnValue:
    """Record that those who are chosen were told, all of them or none."""
    here, form = scope(), HandForm()
    chosen = frozenset(request.form.getlist("who"))
    ids = _ids(chosen)
    if not ids:
        form.form_errors = [_("还没有选人。先勾选已经转达的人，再记。")]
    elif form.validate_on_submit() and attempt(
        form, mark_all_handed, here.actor, clock.now(), ids, form.way, form.note.data or ""
    ):
        told = ngettext("已记下：转达%(n)s人。", "已记下：转达%(n)s人。", len(chosen), n=count(len(chosen)))
        flash(told, "success")
        return redirect(url_for("deliveries.by_hand"))
    page = _build(here, form)
    page.chosen = chosen
    return render_template("deliveries/by_hand.html", page=page), 400


@blueprint.post("/by-hand/dropped")
@requires(Permission.DELIVER)
def drop_gone() -> ResponseReturnValue:
    """Those who are chosen need not be told any more."""
    ids = _ids(request.form.getlist("who"))
    if ids and tried(drop, scope().actor, clock.now(), ids):
        flash(_("已记下，不用转达了。"), "success")
    return redirect(pages.safe_next(url_for("deliveries.by_hand")))


def _ids(keys: Sequence[str] | frozenset[str]) -> list[int]:
    """The messages that these values of a form name."""
    parts = [part for key in keys for part in key.split(".")]
    return [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 10]


def _build(here: Scope, form: HandForm) -> ByHandPage:
    today = clock.today()
    directory = directory_of(here.actor, here.org.id, today)
    people = listeners(here.actor, here.org.id, today)
    texts = dictate(here.actor, clock.now(), [person.message_ids for person in people])
    views = [
        ListenerView(person, text.strip(), reasons_of(person.told, today))
        for person, text in zip(people, texts, strict=True)
    ]
    parts = _by_unit(directory, [view for view in views if view.text])
    gone = [view for view in views if not view.text]
    return ByHandPage(parts, gone, unit_texts(here, directory), form)


def _by_unit(directory: Directory, views: Sequence[ListenerView]) -> list[UnitPart]:
    """In the order of the units; people of none come last."""
    found: dict[int | None, list[ListenerView]] = defaultdict(list)
    for view in views:
        found[view.row.unit_id].append(view)
    order = [*directory.units, None]
    return [UnitPart(directory.unit(unit) or _("没有任职的"), found[unit]) for unit in order if unit in found]
