"""My tasks: the first page of those who do the work, sorted by how soon each is due."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.blueprints.ledger.page import light_tabs
from tracker.blueprints.ledger.rows import RowView, row_views
from tracker.domain.lights import Cause, Light
from tracker.domain.org_settings import OrgSettings
from tracker.domain.tasks import TaskState
from tracker.queries.directory import directory_of
from tracker.queries.drafting.inquiries import OpenInquiry, my_open_inquiries
from tracker.queries.ledger import Place
from tracker.queries.lights import cutoffs_of
from tracker.queries.mine import Counts, Part, my_counts, my_rows
from tracker.queries.slip_lists import SlipRow, my_open_slips
from tracker.web import clock
from tracker.web.guards import member
from tracker.web.numerals import count, within_days
from tracker.web.scope import Scope, scope, tenant_blueprint

blueprint = tenant_blueprint("mine", __name__, "/mine")
PARTS: dict[Part, LazyString] = {
    Part.OWNER: _l("我承办的"),
    Part.SPONSOR: _l("我分管的"),
    Part.UNIT: _l("本单位牵头的"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks that are due about the same time."""

    key: str
    title: str
    rows: list[RowView]


@dataclass(frozen=True, slots=True)
class MinePage:
    """What the template writes."""

    here: Scope
    part: Part
    counts: Counts
    groups: list[Group]
    heading: str
    slips: list[SlipRow]
    asked: list[OpenInquiry]

    @property
    def tabs(self) -> list[tuple[str, int, str, bool]]:
        """Words, number, address, whether current; parts without tasks are left out, one's own stays."""
        return [
            (str(PARTS[part]), number, url_for("mine.index", part=part.value if part is not Part.OWNER else None),
             part is self.part)
            for part, number in self.counts.parts.items()
            if number or part in {Part.OWNER, self.part}
        ]  # fmt: skip


@blueprint.get("")
@member
def index() -> ResponseReturnValue:
    """Open tasks of this year in which I have a part."""
    return render_template("mine/index.html", page=_build(request.args))


def _build(values: Mapping[str, str]) -> MinePage:
    here, today = scope(), clock.today()
    asked = values.get("part", "")
    part = Part(asked) if asked in list(Part) else Part.OWNER
    place = Place(here.actor, here.org.id, here.year, cutoffs_of(here.org, today))
    found = my_rows(place, part)
    rows = row_views(here, found, directory_of(here.actor, here.org.id, today), place.cut) if found else []
    groups = _groups(here, rows)
    slips, waiting = my_open_slips(here.actor, here.org.id), my_open_inquiries(here.actor, here.org.id)
    return MinePage(here, part, my_counts(place), groups, _heading(here, rows), slips, waiting)


def _groups(here: Scope, rows: list[RowView]) -> list[Group]:
    """By light; those that are far off and not yet signed for stand by themselves at the end."""
    words = light_tabs(here)
    titles = {light.value: words[light] for light in (Light.RED, Light.YELLOW, Light.BLUE, Light.GREEN)}
    titles["receive"] = _("待签收")
    keyed = {key: [row for row in rows if _key(row) == key] for key in titles}
    return [Group(key, titles[key], found) for key, found in keyed.items() if found]


def _key(row: RowView) -> str:
    return "receive" if row.row.light == Light.GREEN and row.row.state is TaskState.ASSIGNED else row.row.light


def _heading(here: Scope, rows: list[RowView]) -> str:
    """The page's finding: 两件已经逾期，三件七日内到期，一件进度滞后."""
    pressing = [row for row in rows if row.row.light in {Light.RED, Light.YELLOW}]
    dated = [row.row.light for row in pressing if row.cause is Cause.DATE]
    late, soon, behind = dated.count(Light.RED), dated.count(Light.YELLOW), len(pressing) - len(dated)
    waiting = sum(row.row.state is TaskState.ASSIGNED for row in rows)
    found = []
    if late:
        found.append(ngettext("%(n)s件已经逾期", "%(n)s件已经逾期", late, n=count(late)))
    if soon:
        days = OrgSettings.read(here.org.settings)
        when = within_days(days.yellow_days, days.in_working_days)
        inside = when[:1].lower() + when[1:]  # in English: due, not Due
        found.append(ngettext("%(n)s件%(when)s", "%(n)s件%(when)s", soon, n=count(soon), when=inside))
    if behind:
        found.append(ngettext("%(n)s件进度滞后", "%(n)s件进度滞后", behind, n=count(behind)))
    if not found and waiting:
        found.append(ngettext("%(n)s件等您签收", "%(n)s件等您签收", waiting, n=count(waiting)))
    if found:
        return _("，").join(found)
    return _("手上没有马上到期的事") if rows else _("手上没有到期的事")
