"""The versions that were kept at each stage, and what changed between them."""

from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.drafts.blueprint import blueprint
from tracker.blueprints.drafts.comparing import Part, compare
from tracker.blueprints.drafts.periods import period_asked, period_named
from tracker.domain.errors import NotFound
from tracker.domain.permissions import Permission
from tracker.models import Draft, DraftVersion
from tracker.queries.directory import Directory, directory_of
from tracker.queries.drafting.draft import draft_of, text_of
from tracker.queries.drafting.draft_versions import text_in, versions_of
from tracker.web import clock
from tracker.web.guards import requires
from tracker.web.scope import scope


@dataclass
class VersionsPage:
    """What the template writes. `first` and `second` are numbers of versions; no second one: what stands now."""

    draft: Draft
    versions: list[DraftVersion]
    directory: Directory
    first: int | None
    second: int | None
    changes: list[list[Part]] | None

    @property
    def title(self) -> str:
        """The page's title."""
        return _("各稿和改动")

    @property
    def period_asked(self) -> str | None:
        """The period as addresses name it."""
        return period_named(self.draft.period)

    @property
    def back(self) -> str:
        """The editor."""
        return url_for("drafts.show", period=self.period_asked)

    @property
    def compared(self) -> str:
        """Which two are compared."""
        if self.second is None:
            return _("第 %(first)s 稿到现在改了的", first=self.first)
        return _("第 %(first)s 稿到第 %(second)s 稿改了的", first=self.first, second=self.second)


@blueprint.get("/versions")
@requires(Permission.VIEW_DRAFTS)
def versions() -> ResponseReturnValue:
    """All versions, the latest first; `a` and `b` are those to compare."""
    here = scope()
    draft = draft_of(here.actor, here.org.id, here.year, period_asked())
    if draft is None:
        raise NotFound("not_found")
    found = versions_of(here.actor, draft)[::-1]
    first, second = request.args.get("a", type=int), request.args.get("b", type=int)
    directory = directory_of(here.actor, here.org.id, clock.today())
    changes = _changes(draft, found, first, second) if first else None
    page = VersionsPage(draft, found, directory, first, second, changes)
    return render_template("drafts/versions.html", page=page)


def _changes(draft: Draft, found: list[DraftVersion], first: int | None, second: int | None) -> list[list[Part]]:
    by_number = {version.number: version for version in found}
    if first not in by_number or (second and second not in by_number):
        raise NotFound("not_found")
    new = text_in(by_number[second]) if second else text_of(scope().actor, draft)
    return compare(text_in(by_number[first]).plain().splitlines(), new.plain().splitlines())
