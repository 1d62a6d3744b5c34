"""Problems that come back (一再出现): pairs that look alike with the reason why, and a person's word on them."""

from collections.abc import Container
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict

from tracker.blueprints.ring.blueprint import blueprint, tabs, theme_name
from tracker.blueprints.ring.comebacks import Comebacks, comebacks_of
from tracker.domain.chains import Chain
from tracker.domain.errors import Conflict, DomainError, Invalid
from tracker.domain.likeness import Likely, Problem
from tracker.domain.permissions import Permission
from tracker.domain.places import place_name
from tracker.extensions import db
from tracker.queries.directory import Directory, directory_of
from tracker.queries.ring.stated import Item
from tracker.services.recurrences import decide_recurrence
from tracker.web import clock
from tracker.web.guards import member, requires
from tracker.web.numerals import count
from tracker.web.scope import Scope, scope
from tracker.web.words import explain


@dataclass(frozen=True, slots=True)
class Answer:
    """What was sent and refused; shown again, so that nothing typed is lost."""

    message: str = ""
    pair: str = ""
    reason: str = ""


@dataclass
class RepeatsPage:
    """What the template writes."""

    here: Scope
    directory: Directory
    comebacks: Comebacks
    answer: Answer

    @property
    def heading(self) -> str:
        """The page's finding: 两个问题一再出现."""
        chains = len(self.comebacks.chains)
        if chains:
            return ngettext("%(n)s个问题一再出现", "%(n)s个问题一再出现", chains, n=count(chains))
        return _("一再出现的问题")

    @property
    def decides(self) -> bool:
        """Whether this person says what is the same."""
        return self.here.allows(Permission.SUPERVISE)

    @property
    def is_at_home(self) -> bool:
        """Whether this person sits here: what a town has said of its problems, and what it is asked, stays there."""
        return self.here.actor.operator or self.here.org.id in self.here.actor.org_ids

    @property
    def likely(self) -> list[Likely]:
        """Pairs worth a look."""
        return self.comebacks.likely if self.is_at_home else []

    @property
    def place(self) -> str:
        """云溪镇."""
        return place_name(self.here.org.name)

    @property
    def report_years(self) -> list[int]:
        """The years of the reports that state problems."""
        return sorted({item.year for item in self.comebacks.items.values()})

    def item(self, problem: Problem) -> Item:
        """Its row."""
        return self.comebacks.items[problem.id]

    def theme(self, code: str | None) -> str:
        """A theme's name."""
        return theme_name(self.directory, code or "")

    def percent(self, likely: Likely) -> int:
        """The likeness in points."""
        return round(100 * likely.score)

    def years(self, chain: Chain) -> str:
        """连续 3 年, or the years."""
        if chain.is_unbroken:
            return _("连续 %(years)s 年", years=len(chain.years))
        return "、".join(str(year) for year in chain.years)

    def typed(self, likely: Likely) -> str:
        """The reason that was typed for this pair and refused."""
        return self.answer.reason if self.answer.pair == f"{likely.earlier.id}-{likely.later.id}" else ""


@blueprint.get("/repeats")
@member
def repeats() -> ResponseReturnValue:
    """Chains, pairs to look at, and what was decided."""
    return _show(Answer())


@blueprint.post("/repeats")
@requires(Permission.SUPERVISE)
def decide() -> ResponseReturnValue:
    """Keep a person's word on a pair."""
    here, form = scope(), request.form
    try:
        known = comebacks_of(here.actor, here.org.id, here.year).items
        pair = _pair(form, known)
        same = form.get("same") == "yes"
        version = form.get("version", "")
        seen = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None
        decide_recurrence(here.actor, clock.now(), pair, same=same, reason=form.get("reason", ""), version=seen)
    except (Invalid, Conflict) as error:
        return _refused(error)
    flash(_("已认定为同一个问题。") if same else _("已记下：不是同一个问题。"), "success")
    return redirect(url_for("ring.repeats"))


def _pair(form: MultiDict[str, str], known: Container[int]) -> tuple[int, int]:
    """The ids of the pair; both are problems of this organisation's reports."""
    ids = [
        int(text) for text in form.get("pair", "").split("-") if text.isascii() and text.isdigit() and len(text) < 10
    ]
    if len(ids) != 2 or form.get("same") not in {"yes", "no"} or not all(one in known for one in ids):
        raise Invalid("recurrence_not_problems", field="same")
    return ids[0], ids[1]


def _refused(error: DomainError) -> ResponseReturnValue:
    db.session.rollback()
    message = (
        _("请写一句为什么不是同一个问题，明年再看到就不用重新想。") if error.code == "required" else explain(error)
    )
    return _show(Answer(message, request.form.get("pair", ""), request.form.get("reason", ""))), error.status


def _show(answer: Answer) -> str:
    here = scope()
    directory = directory_of(here.actor, here.org.id, clock.today())
    page = RepeatsPage(here, directory, comebacks_of(here.actor, here.org.id, here.year), answer)
    return render_template("ring/repeats.html", page=page, tabs=tabs("ring.repeats"))
