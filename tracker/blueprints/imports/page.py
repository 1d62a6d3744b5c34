"""Everything that the review page shows of one reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from tracker.blueprints.imports.cards import Card, chain, chain_alike, connect, status_of
from tracker.blueprints.imports.notes import UNDO, Notice, Refusal
from tracker.blueprints.imports.original import Heading, Mark, Stretch, lay_out
from tracker.blueprints.imports.remarks import Remark, other_organisation, remarks_of, with_notes
from tracker.blueprints.imports.views import FILTERS, ORDERS, Wish, current_of, passes, usual_order
from tracker.domain.reports import ItemKind, Series
from tracker.domain.review import is_older
from tracker.domain.tasks import Priority
from tracker.domain.usual_dates import usual_due
from tracker.models import Edition, Reading
from tracker.parsing import PARSER_VERSION
from tracker.queries.directory import Directory, Entry, active
from tracker.queries.editions import Comparison
from tracker.queries.imports import ReviewPage
from tracker.web.review_words import item_no


@dataclass
class Page:
    """The review page. `editable`: the actor may review here and the import is neither finished nor voided."""

    found: ReviewPage
    cards: list[Card]
    directory: Directory
    wish: Wish
    editable: bool
    notice: Notice | None = None
    refusal: Refusal | None = None
    comparison: Comparison | None = None
    reread: Mapping[str, Any] | None = None
    by_id: dict[int, Card] = field(init=False)
    current: Card | None = field(init=False)

    def __post_init__(self) -> None:
        """Find the current item."""
        self.by_id = {card.id: card for card in self.cards}
        self.current = current_of(self.ordered, self.wish, self.order)
        if self.current:
            self.current.current = True
        chain(self.shown)

    @cached_property
    def order(self) -> str:
        """`doubt` or `text`: as the address says, else the doubtful first where a long list has few of them."""
        return self.wish.order if self.wish.order in ORDERS else usual_order(self.cards)

    @cached_property
    def ordered(self) -> list[Card]:
        """All items in the order in which they are shown."""
        return sorted(self.cards, key=lambda card: not card.doubts) if self.order == "doubt" else self.cards

    @cached_property
    def shown(self) -> list[Card]:
        """The items that the filter leaves, and the current one."""
        return [card for card in self.ordered if card.current or passes(card, self.wish.only)]

    @property
    def counts(self) -> dict[str, int]:
        """How many items each filter would show."""
        return {name: sum(passes(card, name) for card in self.cards) for name in FILTERS}

    @property
    def next_doubtful(self) -> Card | None:
        """The next undecided item with doubts after the current one, round the end."""
        start = self.ordered.index(self.current) + 1 if self.current else 0
        return next((card for card in [*self.ordered[start:], *self.ordered[:start]] if card in self.doubtful), None)

    @property
    def sure(self) -> list[Card]:
        """Undecided items without doubts."""
        return [card for card in self.with_status("pending") if not card.doubts]

    @property
    def taken_together(self) -> list[Card]:
        """The items that the act of the notice accepted at one stroke, which can be taken back so too."""
        first = self.by_id.get(self.notice.made_id or 0) if self.notice and self.notice.act == "sure" else None
        at = first.item.decided_at if first else None
        return [card for card in self.with_status("accepted") if at is not None and card.item.decided_at == at]

    @property
    def outdated(self) -> bool:
        """Whether a newer parser might read more in the text."""
        return is_older(self.reading.parser_version, PARSER_VERSION)

    @property
    def reading(self) -> Reading:
        """What was read in the file."""
        return self.found.reading

    @property
    def edition(self) -> Edition:
        """The file that was read."""
        return self.found.edition

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The original text around the items."""
        marks = [
            Mark(card.id, card.item.span_start, card.item.span_end) for card in self.cards if card.status != "rejected"
        ]
        stretches = lay_out(self.found.text, marks, headings(self.reading.sections or []))
        return with_notes(stretches, [remark.note for remark in self.remarks if remark.note])

    def of_kind(self, kind: str) -> list[Card]:
        """Problems or plans that are not rejected."""
        return [card for card in self.cards if card.item.kind == kind and card.status != "rejected"]

    def with_status(self, *statuses: str) -> list[Card]:
        """Items that stand so."""
        return [card for card in self.cards if card.status in statuses]

    def undoing(self) -> tuple[str, int] | None:
        """How the act of the notice is taken back: the endpoint, and the version of the item it concerned."""
        act, item_id = (self.notice.act, self.notice.item_id) if self.notice else ("", None)
        items = {item.id: item for item in [*self.found.superseded, *self.found.items]}
        if act not in UNDO or item_id not in items or not self.editable:
            return None
        return f"imports.{UNDO[act]}", items[item_id].version_id

    @property
    def unfinished(self) -> bool:
        """Whether something is left to review."""
        return not self.cards or bool(self.with_status("pending", "accepted"))

    @property
    def decided(self) -> int:
        """How many items a person has decided on."""
        return len(self.cards) - len(self.with_status("pending"))

    @property
    def doubtful(self) -> list[Card]:
        """Undecided items with doubts."""
        return [card for card in self.with_status("pending") if card.doubts]

    @cached_property
    def followed(self) -> list[Card]:
        """Accepted items in the very words of tasks of an earlier edition, with which they will go on."""
        same = {row.item.id for row in self.comparison.same if row.item} if self.comparison else set()
        return [card for card in self.with_status("accepted") if card.id in same]

    @property
    def ready(self) -> list[Card]:
        """Accepted items that will become new tasks."""
        return [card for card in self.with_status("accepted") if card not in self.followed]

    @property
    def without_unit(self) -> list[Card]:
        """Accepted items that lack a lead unit and so cannot become tasks yet."""
        return [card for card in self.ready if not card.has_unit]

    @property
    def complete(self) -> list[Card]:
        """Accepted items that will leave 待分派 at once: with unit, owner, sponsor and date."""
        return [card for card in self.ready if card.is_complete]

    @cached_property
    def units(self) -> list[Entry]:
        """Units that may be chosen."""
        return active(self.directory.units)

    @cached_property
    def people(self) -> list[Entry]:
        """People who may be chosen."""
        return active(self.directory.people)

    @property
    def themes(self) -> list[Entry]:
        """Themes that may be chosen."""
        return active(self.directory.themes)

    @cached_property
    def remarks(self) -> list[Remark]:
        """What the reader remarks about the whole report and nobody has taken note of."""
        found = remarks_of(self.reading.findings or [])
        if self.found.org_fits is False:
            found.insert(0, other_organisation(self.reading.org_text))
        return [remark for remark in found if self._matters(remark.code)]

    def _matters(self, code: str) -> bool:
        """A remark on years and issuer matters until they are confirmed."""
        return code not in {"plan_year_derived", "no_year", "other_organisation"} or not self.reading.meta_confirmed

    def usual_due(self, kind: str) -> date | None:
        """The date that is usual for a kind, once the plan year is known."""
        return usual_due(ItemKind(kind), self.reading.plan_year) if self.reading.plan_year else None

    def refused(self, part: str, item_id: int | None = None) -> Refusal | None:
        """The refusal at this part of the page."""
        found = self.refusal
        return found if found and (found.part, found.item_id) == (part, item_id) else None

    @property
    def stray(self) -> Refusal | None:
        """A refusal about an item that is not there any more: split, merged or read anew by somebody else meanwhile."""
        found = self.refusal
        return found if found and found.item_id and found.item_id not in self.by_id else None

    filters = FILTERS
    series = tuple(Series)
    priorities = tuple(Priority)


def headings(sections: Iterable[Mapping[str, Any]]) -> list[Heading]:
    """Where the reader found headings."""
    return [
        Heading(section["offset"], section["level"], len(section["number"]) + len(section["title"]))
        for section in sections
    ]


def cards_of(found: ReviewPage) -> list[Card]:
    """The live items in the order of the text."""
    cards = [
        Card(item, item_no(found.refs[item.id]), status_of(item, task), task)
        for item in found.items
        for task in [found.tasks.get(item.id)]
    ]
    chain_alike(cards)
    connect({card.id: card for card in cards}, found.answers)
    return cards
