"""What one organisation has to say in a round: everything due that its people have not been told yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tracker.domain.notices import NoticeReason
from tracker.domain.quarters import quarter_of
from tracker.domain.reminding.news import IN_HAND, still_so
from tracker.domain.reminding.prompts import Prompt, of_entry, of_report, of_request, of_task, of_unit
from tracker.domain.reminding.reckoning import Leads
from tracker.domain.reminding.steps import horizon
from tracker.queries.reminding.seasons import has_report, units_without_figures
from tracker.queries.reminding.told import Issued, Key, issued_before, told_before
from tracker.queries.reminding.trees import Place
from tracker.queries.reminding.uncarried import Uncarried, uncarried
from tracker.queries.reminding.waiting import open_tasks, waiting_entries, waiting_requests
from tracker.services.reminding.plans import PlannedNotice, PlannedSlip
from tracker.services.reminding.rounds import Round

OF_UNITS = frozenset(
    {NoticeReason.DUE_SOON, NoticeReason.DUE_TODAY, NoticeReason.OVERDUE, NoticeReason.ESCALATED}
)  # fmt: skip
"""What a unit's group is told too."""


@dataclass(frozen=True, slots=True)
class Portion:
    """An organisation's part of a round.

    `by_unit`: the notices that concern a unit's group; `carried`: existing notices by person that a message takes
    along; `stale`: those that nobody needs to hear any more; `reporters`: people with tasks to report on.
    """

    org_id: int
    notices: list[PlannedNotice] = field(default_factory=list)
    by_unit: dict[int, list[PlannedNotice]] = field(default_factory=dict)
    carried: dict[int, list[int]] = field(default_factory=dict)
    stale: list[int] = field(default_factory=list)
    reporters: set[tuple[int, int]] = field(default_factory=set)

    @property
    def slips(self) -> list[PlannedSlip]:
        """Slips to be issued, each once."""
        return list(dict.fromkeys(notice.slip for notice in self.notices if notice.slip and not notice.slip_id))


def portions(round_: Round) -> Iterator[Portion]:
    """The parts of all organisations that may be disturbed now, one after the other, large ones in pieces."""
    for place in round_.open:
        for prompts in _prompts(round_, place):
            yield _steps(round_, place, prompts)
        receipt = place.settings.receipt_required
        for news in uncarried(round_.actor, place.id, round_.reach.directory, needs_receipt=receipt):
            yield _news(round_, place, news)


def _prompts(round_: Round, place: Place) -> Iterator[Iterator[Prompt]]:
    """All that is due in an organisation, whether it has been said or not."""
    actor, reckoner, directory = round_.actor, round_.reckoner(place), round_.reach.directory
    heard_before = reckoner.quarter_began if reckoner.quarter else None
    for tasks in open_tasks(actor, place.id, horizon(round_.day, place.office), heard_before):
        yield (prompt for task in tasks for prompt in of_task(task, reckoner, directory, _leads(round_, place)))
    yield _others(round_, place)


def _leads(round_: Round, place: Place) -> Callable[[int], Leads]:
    """What a person wants to know ahead, in this place."""

    def leads_of(person_id: int) -> Leads:
        person = round_.reach.people.get(person_id)
        if person is None or person.wishes.lead_days is None:
            return None
        return person.wishes.leads(place.office.policy)

    return leads_of


def _others(round_: Round, place: Place) -> Iterator[Prompt]:
    """What is due besides tasks."""
    actor, reckoner, directory = round_.actor, round_.reckoner(place), round_.reach.directory
    for entry in waiting_entries(actor, place.id, round_.zone):
        yield from of_entry(entry, reckoner, directory)
    for request in waiting_requests(actor, place.id, round_.zone):
        yield from of_request(request, reckoner, directory)
    if reckoner.quarter:
        for unit_id in units_without_figures(actor, place.id, round_.day.year, quarter_of(round_.day)):
            yield from of_unit(unit_id, reckoner, directory)
    if reckoner.reports and not has_report(actor, place.id, round_.day):
        yield from of_report(place.id, reckoner, directory)


def _steps(round_: Round, place: Place, prompts: Iterable[Prompt]) -> Portion:
    said = _heard(round_, prompts)
    known = told_before(round_.actor, said)
    new = {key: value for key, value in said.items() if key not in known}
    coloured = sorted({prompt.task.id for prompt, _for in new.values() if prompt.task and prompt.colour})
    issued = issued_before(round_.actor, coloured) if coloured else {}
    portion = Portion(place.id)
    for (person, _key), (prompt, for_id) in new.items():
        notice = _notice(place.id, person, prompt, for_id, issued)
        portion.notices.append(notice)
        if prompt.task and prompt.step.reason in OF_UNITS and prompt.task.unit_id in round_.reach.bots:
            portion.by_unit.setdefault(prompt.task.unit_id, []).append(notice)
        if prompt.task and prompt.task.state in IN_HAND and prompt.task.owner_id in (person, for_id):
            portion.reporters.add((person, prompt.task.id))
    return portion


def _heard(round_: Round, prompts: Iterable[Prompt]) -> dict[Key, tuple[Prompt, int | None]]:
    """What everybody hears who has had no message today; what one hears for oneself goes before what for others."""
    heard: dict[Key, tuple[Prompt, int | None]] = {}
    for prompt in prompts:
        for person, for_id in round_.reach.directory.told(prompt.people).items():
            if person in round_.reach.people and person not in round_.served.people:
                key = (person, prompt.key)
                if for_id is None or key not in heard:
                    heard[key] = (prompt, for_id)
    return heard


def _notice(
    org_id: int, person: int, prompt: Prompt, for_id: int | None, issued: Mapping[Issued, int]
) -> PlannedNotice:
    step, task = prompt.step, prompt.task
    slip, slip_id = None, None
    if task and prompt.colour:
        slip = PlannedSlip(org_id, task.id, step.name, step.due_on, prompt.colour, task.unit_id, task.owner_id)
        slip_id = issued.get((task.id, step.name, step.due_on))
    return PlannedNotice(
        person, org_id, step.reason, prompt.key, prompt.task_id, prompt.entry_id, step.name, step.due_on,
        for_id=for_id, slip=slip, slip_id=slip_id,
    )  # fmt: skip


def _news(round_: Round, place: Place, news: Iterable[Uncarried]) -> Portion:
    """News that is still so goes along with the message of the day. It waits for whoever is away, or has had one."""
    portion = Portion(place.id)
    for notice in news:
        if notice.person_id not in round_.reach.people or not still_so(notice.reason, notice.now):
            portion.stale.append(notice.id)
        elif notice.person_id not in round_.reach.directory.away and notice.person_id not in round_.served.people:
            portion.carried.setdefault(notice.person_id, []).append(notice.id)
            if notice.task_id and notice.now.is_owner and notice.now.state in IN_HAND:
                portion.reporters.add((notice.person_id, notice.task_id))
    return portion
