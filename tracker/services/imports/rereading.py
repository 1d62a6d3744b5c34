"""An edition is read again by a newer parser. What people have decided or touched stays, with the tasks made of it;
only what nobody has looked into is replaced.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select

from tracker.domain.editions import Fate, Stated, bare, compare
from tracker.domain.errors import Conflict, NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reports import CLOSED_READINGS, Decision, ItemOrigin, ReadingState
from tracker.domain.review import in_order, is_older, overlap
from tracker.extensions import db
from tracker.models import Edition, ItemAnswer, Reading, ReportItem
from tracker.parsing import PARSER_VERSION, ParsedReport
from tracker.queries.scope import may_see
from tracker.services.events import change, record
from tracker.services.imports.items import items_of
from tracker.services.reading import read_text
from tracker.services.review.hold import Held, hold_reading, settle
from tracker.services.suggesting import advice_for

AS_READ = (
    "org_id", "edition_id", "parser_version", "year", "plan_year", "plan_year_basis", "org_text", "sections",
    "findings", "figures", "read_at",
)  # fmt: skip
"""What stays on record of a reading that a newer one replaces."""
FIRST_VERSION = 1
"""The version of an item that nobody has changed since it was read."""


def read_again(actor: Actor, now: datetime, edition_id: int, version: int) -> Reading:
    """Read the edition's frozen text with this parser; `version` is that of the reading that the person saw.

    The reading keeps its row, so that addresses and decisions stay; what the older parser had read is kept beside it
    as replaced. The difference is recorded as numbers of items: new, changed, gone.
    Conflict: changed_meanwhile, reading_voided, read_by_newest. Invalid: read_… as of an upload.
    """
    reading_id, text = _live(actor, edition_id)
    db.session.rollback()  # reading takes seconds: nobody should wait meanwhile for SQLite's one write lock
    parsed = read_text(text)
    held = hold_reading(actor, reading_id, version)
    before, live = _stated(held), in_order(held.items.values())
    kept = _kept(held, live)
    fresh = _fresh(actor, held, parsed, kept)
    _replace(actor, now, held, [item for item in live if item not in kept])
    _take_over(now, held, parsed, fresh)
    _record(actor, now, held, before)
    settle(actor, now, held)
    db.session.commit()
    return held.reading


def _live(actor: Actor, edition_id: int) -> tuple[int, str]:
    """The reading that people review, and the text of its edition."""
    found = select(Reading.id, Reading.org_id, Reading.parser_version, Reading.state, Edition.text).join(Edition)
    mine = found.where(may_see(actor, Reading), may_see(actor, Edition), Edition.id == edition_id)
    row = db.session.execute(mine.where(Reading.state != ReadingState.REPLACED)).first()
    if row is None:
        raise NotFound("not_found")
    require(actor, Permission.REVIEW, Subject(row.org_id))
    if row.state in CLOSED_READINGS:
        raise Conflict("reading_voided")
    if not is_older(row.parser_version, PARSER_VERSION):
        raise Conflict("read_by_newest")
    return row.id, row.text


def _kept(held: Held, live: Sequence[ReportItem]) -> list[ReportItem]:
    """What has a task, a decision, a change by a person, or an answer that a person linked."""
    ids = [item.id for item in live]
    pairs = select(ItemAnswer.problem_id, ItemAnswer.plan_id)
    linked = db.session.execute(pairs.where(or_(ItemAnswer.problem_id.in_(ids), ItemAnswer.plan_id.in_(ids))))
    stays = held.confirmed | {item_id for pair in linked for item_id in pair}
    return [item for item in live if item.id in stays or _touched(item)]


def _touched(item: ReportItem) -> bool:
    made = item.origin is not ItemOrigin.PARSED
    return made or item.decision is not Decision.PENDING or item.version_id > FIRST_VERSION


def _fresh(actor: Actor, held: Held, parsed: ParsedReport, kept: Sequence[ReportItem]) -> list[ReportItem]:
    """What the parser reads where nothing was kept; what a person refused in these words is not offered again."""
    refused = {bare(item.text) for item in kept if item.decision is Decision.REJECTED}
    stand = [item for item in kept if item.decision is not Decision.REJECTED]
    read = items_of(parsed, held.reading.org_id, advice_for(actor, held.reading.org_id))
    return [
        item
        for item in read
        if bare(item.text) not in refused and not any(overlap(other, item.span_start, item.span_end) for other in stand)
    ]


def _replace(actor: Actor, now: datetime, held: Held, items: Sequence[ReportItem]) -> None:
    """Keep what the older parser had read in a row of its own."""
    live = held.reading
    past = Reading(state=ReadingState.REPLACED, **{name: getattr(live, name) for name in AS_READ})
    db.session.add(past)
    db.session.flush()
    for item in items:
        change(actor, now, "read_anew", item, {"decision": Decision.SUPERSEDED, "reading_id": past.id})
        del held.items[item.id]


def _take_over(now: datetime, held: Held, parsed: ParsedReport, fresh: Sequence[ReportItem]) -> None:
    """What was read now stands in the reading; years that a person has confirmed stay."""
    reading = held.reading
    reading.parser_version, reading.read_at = PARSER_VERSION, now
    reading.sections = [section.to_json() for section in parsed.sections]
    reading.findings = [finding.to_json() for finding in parsed.findings]
    reading.figures = [figure.to_json() for figure in parsed.figures]
    if not reading.meta_confirmed:
        reading.year, reading.plan_year, reading.plan_year_basis = parsed.year, parsed.plan_year, parsed.plan_year_basis
        reading.org_text = parsed.org and parsed.org[:255]
    for item in fresh:
        item.reading_id = reading.id
    db.session.add_all(fresh)
    db.session.flush()
    held.items.update({item.id: item for item in fresh})


def _stated(held: Held) -> list[Stated]:
    return [Stated(item.id, item.kind, item.text) for item in in_order(held.items.values())]


def _record(actor: Actor, now: datetime, held: Held, before: Sequence[Stated]) -> None:
    fates = [row.fate for row in compare(before, _stated(held))]
    counts = {fate.value: fates.count(fate) for fate in (Fate.NEW, Fate.CHANGED, Fate.GONE)}
    record(actor, now, "read_again", held.reading, after={"parser_version": PARSER_VERSION, **counts})
