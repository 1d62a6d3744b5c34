"""Making the sentences of a draft anew from the work: nothing of a person's is lost, nothing dropped comes back.

A sentence that nobody touched becomes what the program makes now, or goes with its work. A person's words stay; if
what they rest on has changed (SOURCES_CHANGED) or is gone (SUPPORT_LOST), they are flagged until a person has looked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.drafts import Flag
from tracker.domain.people import Actor
from tracker.drafting.model import Composed, Composition
from tracker.drafting.sections import theme_of, theme_section
from tracker.drafting.support import Support
from tracker.models import Draft, DraftSentence
from tracker.queries.drafting.sentences import refs_of
from tracker.services.drafting.entering import enter
from tracker.services.drafting.placing import assign, number
from tracker.services.drafting.sources import set_sources


@dataclass(slots=True)
class Changes:
    """How many sentences are new, read differently now, are gone, and are flagged now though they were not before."""

    added: int = 0
    rewritten: int = 0
    gone: int = 0
    flagged: int = 0


def regenerate(
    actor: Actor, now: datetime, draft: Draft, rows: Sequence[DraftSentence], made: Composition, support: Support
) -> Changes:
    """Bring the rows of a draft (all of them, with their sources) to what `made` says; without a commit."""
    known = {row.slot: row for row in rows}
    flags = {row.id: row.flag for row in rows}
    changes = Changes()
    changes.rewritten = sum(_renew(known[one.slot], one) for one in made.sentences if one.slot in known)
    slots = {composed.slot for composed in made.sentences}
    for row in rows:
        if row.by_hand:
            _look_after(row, support)
        elif row.slot not in slots:
            changes.gone += _lose(row, now)
    _flag_heads(rows)
    changes.flagged = sum(row.flag is not None and flags[row.id] is None for row in rows)
    new = enter(actor, draft, [composed for composed in made.sentences if composed.slot not in known])
    changes.added = len(new)
    known |= {row.slot: row for row in new}
    _order(made.sentences, known, rows)
    _link(made.sentences, known)
    return changes


def _renew(row: DraftSentence, composed: Composed) -> bool:
    """Whether it reads differently now."""
    before = row.text
    is_back = row.gone_at is not None
    row.gone_at = None
    _follow(row, composed)
    if row.edited is None and row.merged_into_id is None:
        row.kind, row.fingerprint, row.flag = composed.kind, composed.fingerprint, None
    else:
        row.flag = None if row.fingerprint == composed.fingerprint else Flag.SOURCES_CHANGED
    _take_over(row, composed)
    return is_back or row.text != before


def _follow(row: DraftSentence, composed: Composed) -> None:
    """Work that was sorted anew takes its sentence along, unless a person has put it elsewhere."""
    if row.section == theme_section(row.theme_code) and theme_of(composed.section) is not None:
        row.section = composed.section


def _take_over(row: DraftSentence, composed: Composed) -> None:
    row.generated, row.group, row.theme_code = composed.text, composed.group, composed.theme_code
    row.amounts = [amount.stored() for amount in composed.amounts]
    row.gaps = [gap.stored() for gap in composed.gaps]
    set_sources(row, composed.refs)
    if not row.is_planned:
        row.owner_id, row.unit_id = composed.owner_id, composed.unit_id
        row.due_on, row.target = composed.due_on, composed.target


def _lose(row: DraftSentence, now: datetime) -> bool:
    """The work makes this sentence no longer. Whether it leaves the draft by that."""
    if row.edited is None and row.merged_into_id is None and row.dropped_at is None:
        was_there = row.gone_at is None
        row.gone_at = row.gone_at or now
        return was_there
    row.flag = Flag.SUPPORT_LOST if row.fingerprint else None
    return False


def _look_after(row: DraftSentence, support: Support) -> None:
    """A sentence added by hand rests on what a person chose; "" says that a person knows it to be gone."""
    stands = all(support.stands(ref) for ref in refs_of(row))
    row.flag = None if stands or not row.fingerprint else Flag.SUPPORT_LOST


def _flag_heads(rows: Iterable[DraftSentence]) -> None:
    """What was merged shows its flag where it is told now."""
    by_id = {row.id: row for row in rows}
    for row in rows:
        head = by_id.get(row.merged_into_id or 0)
        if head is not None and row.flag is not None and head.flag is None:
            head.flag = Flag.SOURCES_CHANGED


def _link(made: Iterable[Composed], known: Mapping[str, DraftSentence]) -> None:
    """Measures name the problem that they answer, unless a person has said which."""
    answers: list[tuple[DraftSentence, int | None]] = []
    for composed in made:
        row, problem = known[composed.slot], known.get(composed.answers)
        if not row.is_planned:
            answers.append((row, problem.id if problem else None))
    assign("answers_id", answers)


def _order(made: Iterable[Composed], known: Mapping[str, DraftSentence], old: Iterable[DraftSentence]) -> None:
    """New sentences stand behind their predecessor of the composition; all others keep the order that they have."""
    sections: dict[str, list[DraftSentence]] = {}
    for row in sorted(old, key=lambda row: (row.position, row.id)):
        sections.setdefault(row.section, []).append(row)
    last: dict[str, DraftSentence] = {}
    for composed in made:
        row = known[composed.slot]
        rows = sections.setdefault(row.section, [])
        if row not in rows:
            rows.insert(rows.index(last[row.section]) + 1 if row.section in last else 0, row)
        last[row.section] = row
    for rows in sections.values():
        number(rows)
