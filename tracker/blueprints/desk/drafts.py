"""The year's report on a desk: it waits for a signature, or is being written."""

from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from tracker.domain.drafts import EDITABLE, DraftStage
from tracker.domain.people import Role
from tracker.domain.periods import Period
from tracker.queries.desk.drafts import DeskDraft, drafts_on_desk, season_of
from tracker.web.scope import Scope
from tracker.web.words import label

WRITERS = frozenset({Role.COORDINATOR})
SIGNERS = frozenset({Role.LEADER})


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line about a draft: what it is, how it stands, and where it is found. `mine`: it waits for one's signature."""

    title: str
    said: str
    url: str
    mine: bool = False
    soon: bool = False


def draft_lines(here: Scope, roles: frozenset[Role], today: date) -> list[DraftLine]:
    """What waits for this person; those who write it see how it stands in its season, also before it is begun."""
    year = season_of(today)
    if not roles & SIGNERS and (year is None or not roles & WRITERS):
        return []
    found = drafts_on_desk(here.actor, here.org.id, today)
    lines = [_line(draft) for draft in found if draft.mine or roles & WRITERS]
    if year is not None and roles & WRITERS and not any(_is_of(draft, year) for draft in found):
        url = url_for("drafts.show", year=year)
        lines.append(DraftLine(_("%(year)s年度报告", year=year), _("还没有生成初稿"), url, soon=True))
    return lines


def _is_of(draft: DeskDraft, year: int) -> bool:
    return draft.year == year and draft.period is Period.YEAR


def _line(draft: DeskDraft) -> DraftLine:
    named = draft.period is not Period.YEAR
    title = _("%(year)s年%(period)s报告", year=draft.year, period=label(draft.period)) if named else ""
    url = url_for("drafts.show", year=draft.year, period=draft.period.value if named else None)
    title = title or _("%(year)s年度报告", year=draft.year)
    return DraftLine(title, _said(draft), url, draft.mine, soon=bool(draft.gaps) and draft.stage in EDITABLE)


def _said(draft: DeskDraft) -> str:
    stage = label(draft.stage)
    if draft.stage in EDITABLE:
        return _("%(stage)s：%(n)s处待补", stage=stage, n=draft.gaps) if draft.gaps else stage
    if draft.stage is DraftStage.SIGNING:
        return _("已签批，可以报送") if draft.signed else _("等签批")
    return stage
