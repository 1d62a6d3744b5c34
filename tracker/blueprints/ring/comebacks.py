"""Problems that come back, from the rows: what people decided, on what, and which pairs are still to be asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tracker.domain.chains import Chain, chains, linked
from tracker.domain.likeness import Likely, Problem, likely_repeats
from tracker.domain.people import Actor
from tracker.domain.reports import ItemKind
from tracker.domain.tasks import TaskState
from tracker.models import Recurrence
from tracker.queries.ring.stated import Item, items_of, recurrences_of

ASKED_AT_MOST = 30


@dataclass
class Comebacks:
    """All accepted problems of an organisation's reports up to a year, and people's words on pairs of them."""

    items: Mapping[int, Item]
    decided: Sequence[Recurrence]

    @cached_property
    def problems(self) -> list[Problem]:
        """The items as plain problems."""
        return [_problem(item) for item in self.items.values()]

    @cached_property
    def chains(self) -> list[Chain]:
        """Problems of which people have said that they came back."""
        return chains(self.problems, [(row.earlier_id, row.later_id) for row in self.decided if row.same])

    @cached_property
    def likely(self) -> list[Likely]:
        """Pairs worth a look, the likeliest first; not those on which somebody has decided, here or through others."""
        said = {(row.earlier_id, row.later_id) for row in self.decided} | linked(self.chains)
        found = likely_repeats(self.problems, most=ASKED_AT_MOST + len(said))
        return [one for one in found if (one.earlier.id, one.later.id) not in said][:ASKED_AT_MOST]

    @property
    def shown_decisions(self) -> list[Recurrence]:
        """Decisions on problems that still stand."""
        return [row for row in self.decided if row.earlier_id in self.items and row.later_id in self.items]


def comebacks_of(actor: Actor, org_id: int, last: int) -> Comebacks:
    """Of the reports on the years up to `last`; three statements."""
    items = items_of(actor, org_id, last, ItemKind.PROBLEM)
    return Comebacks({item.id: item for item in items}, recurrences_of(actor, org_id))


def _problem(item: Item) -> Problem:
    theme = item.theme or next((task.theme for task in item.tasks if task.theme), "")
    closed = bool(item.tasks) and all(task.state is TaskState.CLOSED for task in item.tasks)
    tasks = frozenset(task.id for task in item.tasks)
    continues = frozenset(task.continues_task_id for task in item.tasks if task.continues_task_id is not None)
    return Problem(item.id, item.year, item.text, theme or None, closed, tasks, continues)
