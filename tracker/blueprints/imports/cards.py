"""An item as the review shows it: its number, how it stands, what belongs to it, and its neighbours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tracker.domain.clauses import Clause, clauses, likely_split
from tracker.domain.reports import Decision, ItemKind
from tracker.domain.review import short_title
from tracker.models import ReportItem, Task
from tracker.web.review_words import doubt_word

SPLITTING = frozenset({"two_matters"})
_NUMBER = re.compile(r"^(第?[〇零一二三四五六七八九十百\d]+[章节、.．]|[（(〔][〇零一二三四五六七八九十百\d]+[)）〕])")


@dataclass(slots=True)
class Card:
    """One item. `status` is pending, accepted, rejected or confirmed (it has become a task)."""

    item: ReportItem
    no: str
    status: str
    task: Task | None = None
    answers: list["Card"] = field(default_factory=list)
    answered: list["Card"] = field(default_factory=list)
    current: bool = False
    next: "Card | None" = None
    previous: "Card | None" = None
    next_alike: "Card | None" = None
    previous_alike: "Card | None" = None

    @property
    def id(self) -> int:
        """The item's id."""
        return self.item.id

    @property
    def is_problem(self) -> bool:
        """Whether it states a problem; else it is a plan item."""
        return self.item.kind is ItemKind.PROBLEM

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.status in {"pending", "accepted"}

    @property
    def has_unit(self) -> bool:
        """Whether a person has chosen who leads."""
        return self.item.lead_unit_id is not None and not self.suggests("lead_unit")

    @property
    def is_complete(self) -> bool:
        """Whether the task would leave 待分派 at once: unit, owner, sponsor and date are chosen."""
        people_and_date = (self.item.owner_id, self.item.sponsor_id, self.item.due_on)
        open_names = {"owner", "sponsor", "due_on"} & set(self.item.suggested or [])
        return self.has_unit and None not in people_and_date and not open_names

    @property
    def supporting_ids(self) -> frozenset[int]:
        """The supporting units' ids."""
        return frozenset(unit.id for unit in self.item.supporting_units)

    @property
    def short_title(self) -> str:
        """The title that the task gets unless somebody writes one."""
        return short_title(self.item.text)

    @property
    def doubts(self) -> list[tuple[str, str, bool]]:
        """Code, reason in words, and whether splitting is the remedy."""
        found = [doubt for doubt in self.item.doubts or [] if isinstance(doubt, dict)]
        return [(doubt["code"], doubt_word(doubt), doubt["code"] in SPLITTING) for doubt in found]

    @property
    def place(self) -> str:
        """Where it stands: 三、（一）三是."""
        numbers = [match.group() for match in map(_NUMBER.match, self.item.heading_path or []) if match]
        return "".join([*numbers, self.item.enumerator])

    @property
    def clauses(self) -> list[Clause]:
        """Its text in pieces, between which it may be split."""
        return clauses(self.item.text)

    @property
    def likely_split(self) -> int | None:
        """Where it would most likely be split."""
        return likely_split(self.item.text)

    def suggests(self, name: str) -> bool:
        """Whether the value of a field (theme, lead_unit, owner, sponsor, due_on, target) is only a suggestion."""
        return name in (self.item.suggested or [])


def status_of(item: ReportItem, task: Task | None) -> str:
    """pending, accepted, rejected, or confirmed."""
    return "confirmed" if task else Decision(item.decision).value


def chain(cards: Sequence[Card]) -> None:
    """Let each card know its neighbours among those that are shown."""
    for before, after in pairwise(cards):
        before.next, after.previous = after, before


def chain_alike(cards: Sequence[Card]) -> None:
    """Let each card know its neighbours of the same kind in the text."""
    for kind in ItemKind:
        for before, after in pairwise(card for card in cards if card.item.kind is kind):
            before.next_alike, after.previous_alike = after, before


def connect(cards: Mapping[int, Card], answers: Mapping[int, list[int]]) -> None:
    """Let problems know the plan items that answer them, and the other way round; problem id to plan ids."""
    for problem_id, plan_ids in answers.items():
        for plan_id in plan_ids:
            if problem_id in cards and plan_id in cards:
                cards[problem_id].answers.append(cards[plan_id])
                cards[plan_id].answered.append(cards[problem_id])
