"""What the events of a task tell, judged by rules that are written down here once more.

Nothing here asks the services, the permission table or the domain's rules: a fault in one of them shows as a story
that breaks a rule. Dates are ISO strings, as events keep them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from tests.support.replay import OPEN, faults
from tracker.domain.people import Role
from tracker.domain.working_days import WorkCalendar

FACTS = ("state", "owner_id", "sponsor_id", "due_on", "first_due_on", "late_since", "started_on", "merged_into_id")
WITH_REASON = {
    "handed_back", "returned", "reopened", "suspended", "merged", "entry_returned", "extension_refused", "instructed",
}  # fmt: skip
ENTRY: Mapping[str, tuple[set[str | None], str]] = {
    "reported": ({None}, "pending"),
    "entry_corrected": ({None}, "pending"),
    "entry_revised": ({"pending", "returned"}, "pending"),
    "entry_accepted": ({"pending"}, "accepted"),
    "entry_returned": ({"pending"}, "returned"),
    "entry_withdrawn": ({"pending", "returned"}, "withdrawn"),
    "entry_replaced": ({"accepted"}, "replaced"),
}
"""From which states an entry comes into which."""
NEVER_AFTER_THE_END = {
    "reported", "split", "extension_asked", "extension_refused", "extended", "changed", "handed_over",
}  # fmt: skip

COORDINATOR, STEERING = frozenset({Role.COORDINATOR}), frozenset({Role.COORDINATOR, Role.LEADER})
HEAD, DOERS = frozenset({Role.UNIT_HEAD}), frozenset({Role.UNIT_HEAD, Role.STAFF})
NOBODY: frozenset[Role] = frozenset()
MAY: Mapping[str, tuple[frozenset[Role], frozenset[Role], tuple[str, ...]]] = {
    "created": (STEERING, HEAD, ()),
    "assigned": (STEERING, HEAD, ()),
    "changed": (STEERING, HEAD, ()),
    "split": (STEERING, HEAD, ()),
    "handed_back": (COORDINATOR, HEAD, ("owner_id",)),
    "submitted": (COORDINATOR, NOBODY, ("owner_id",)),
    "returned": (STEERING, NOBODY, ("sponsor_id",)),
    "reopened": (STEERING, NOBODY, ("sponsor_id",)),
    "suspended": (STEERING, NOBODY, ()),
    "merged": (STEERING, NOBODY, ()),
    "closed": (COORDINATOR, NOBODY, ("sponsor_id",)),
    "instructed": (frozenset({Role.LEADER}), NOBODY, ("sponsor_id",)),
    "extension_asked": (COORDINATOR, HEAD, ("owner_id",)),
    "extended": (NOBODY, NOBODY, ("sponsor_id",)),
    "extension_refused": (NOBODY, NOBODY, ("sponsor_id",)),
    "handed_over": (COORDINATOR | {Role.ADMINISTRATOR}, NOBODY, ()),
    "reported": (COORDINATOR, DOERS, ("owner_id",)),
    "entry_accepted": (COORDINATOR, HEAD, ()),
    "entry_returned": (COORDINATOR, HEAD, ()),
}
"""Who may: roles in the organisation, roles in the unit of the task, and its people."""


class Event(Protocol):
    """A row of the event log."""

    @property
    def at(self) -> datetime: ...
    @property
    def actor_id(self) -> int | None: ...
    @property
    def verb(self) -> str: ...
    @property
    def before(self) -> dict[str, Any]: ...
    @property
    def after(self) -> dict[str, Any]: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True)
class Hats:
    """What a person may be: in the organisation of the tasks, and whether in their unit."""

    roles: frozenset[Role] = frozenset()
    in_unit: bool = False


@dataclass
class Entry:
    """What the log says of an entry."""

    author_id: int | None
    typist_id: int | None
    state: str | None = None


@dataclass
class Story:
    """A task as its events tell it so far."""

    hats: Mapping[int, Hats]
    facts: dict[str, Any] = field(default_factory=lambda: {**dict.fromkeys(FACTS), "state": "unassigned"})
    entries: dict[int, Entry] = field(default_factory=dict)
    requests: dict[int, tuple[int | None, str]] = field(default_factory=dict)
    part_of_id: int | None = None

    def play(self, event: Event, missing: Callable[[int | None], set[str]]) -> None:
        """The next event. `missing` tells what a signer lacks for closing at this moment."""
        assert faults(event, self.facts["state"]) == []
        assert event.reason.strip() or event.verb not in WITH_REASON, event.verb
        was, day = dict(self.facts), local(event.at)
        self._may(event, was)
        self._entry(event, was)
        self._apply(event)
        self._dates(event, was, day)
        self._ended(event, was)
        self._people(event, was)
        if event.verb == "closed":
            self._closed(event, was, missing(event.after.get("signer_id", event.actor_id)), day)
        if event.verb == "handed_back":
            assert workdays_between(was["started_on"], day) < 3, "handed back too late"

    def _apply(self, event: Event) -> None:
        """Every change says what was before, and that is so."""
        self.part_of_id = event.after.get("part_of_id", self.part_of_id)
        for name in self.facts.keys() & event.after.keys():
            assert event.before.get(name) == self.facts[name], (event.verb, name)
            self.facts[name] = event.after[name]

    def _may(self, event: Event, was: Mapping[str, Any]) -> None:
        if event.verb not in MAY or event.actor_id is None:
            return
        roles, unit_roles, posts = MAY[event.verb]
        hats = self.hats.get(event.actor_id, Hats())
        by_unit = hats.in_unit and bool(hats.roles & unit_roles)
        by_post = event.actor_id in {was[post] for post in posts}
        assert hats.roles & roles or by_unit or by_post, f"{event.verb} by {hats}"

    def _entry(self, event: Event, was: Mapping[str, Any]) -> None:
        """Nobody judges their own work; only what waits is judged."""
        if event.verb not in ENTRY:
            return
        sources, target = ENTRY[event.verb]
        key = event.after["entry_id"]
        entry = self.entries.setdefault(key, Entry(event.after.get("author_id"), event.actor_id))
        assert entry.state in sources, f"{event.verb} of an entry that is {entry.state}"
        entry.state = target
        mine = event.actor_id in {entry.author_id, entry.typist_id}
        if event.verb in {"entry_accepted", "entry_returned"}:
            assert event.actor_id not in {entry.author_id, was["owner_id"]}, "judge in one's own cause"
        if event.verb == "entry_withdrawn":
            assert mine, "withdrawn by others"
        if event.verb == "entry_revised":
            assert mine or self._is(event.actor_id, COORDINATOR), "revised by others"
            entry.typist_id = event.actor_id

    def _is(self, person: int | None, roles: frozenset[Role]) -> bool:
        return bool(self.hats.get(person or 0, Hats()).roles & roles)

    def _dates(self, event: Event, was: Mapping[str, Any], day: str) -> None:
        """The first date stays; a date changed after it was missed is not forgotten; only some may change one."""
        now = self.facts
        first = was["first_due_on"] or now["due_on"] if event.verb == "assigned" else was["first_due_on"]
        assert now["first_due_on"] == first, "the first date changed"
        self._requests(event, was, day)
        late = was["late_since"]
        if was["first_due_on"] and now["due_on"] != was["due_on"]:
            asked = self.requests[event.after["request_id"]][1] if event.verb == "extended" else day
            late = late or (was["due_on"] if was["due_on"] < asked else None)
            assert event.verb == "extended" or self._is(event.actor_id, STEERING), "a date put off by others"
        assert now["late_since"] == late, "a missed date forgotten or made up"

    def _requests(self, event: Event, was: Mapping[str, Any], day: str) -> None:
        if event.verb == "extension_asked":
            self.requests[event.after["request_id"]] = (event.actor_id, day)
            assert event.after["late"] is (was["due_on"] < day)
        if event.verb in {"extended", "extension_refused"}:
            assert event.actor_id not in {was["owner_id"], self.requests[event.after["request_id"]][0]}
        if event.verb == "extended":
            assert self.facts["due_on"] > was["due_on"], "put off to an earlier day"
            assert self.facts["due_on"] >= day, "put off to a day gone by"

    def _ended(self, event: Event, was: Mapping[str, Any]) -> None:
        """What has ended stays as it is until it is taken up again."""
        if was["state"] not in OPEN and event.verb != "reopened":
            assert event.verb not in NEVER_AFTER_THE_END, f"{event.verb} after the end"
            assert self.facts == was
        assert (self.facts["merged_into_id"] is not None) == (self.facts["state"] == "merged")

    def _people(self, event: Event, was: Mapping[str, Any]) -> None:
        """Whoever works on a task does not sign for it, and both are known; the sponsor is changed by few."""
        now = self.facts
        complete = None not in (now["owner_id"], now["sponsor_id"], now["due_on"])
        assert now["owner_id"] is None or now["owner_id"] != now["sponsor_id"], "owner and sponsor in one"
        if now["state"] in {"assigned", "in_progress", "submitted", "closed"}:
            assert complete
            assert None not in (now["first_due_on"], now["started_on"])
        if event.verb == "reopened":
            assert (now["state"] == "in_progress") == complete
        if event.verb == "suspended":
            assert event.actor_id != was["owner_id"]
        if was["first_due_on"] and now["sponsor_id"] != was["sponsor_id"] and event.verb != "handed_over":
            assert self._is(event.actor_id, STEERING), "another sponsor by others"

    def _closed(self, event: Event, was: Mapping[str, Any], missing: set[str], day: str) -> None:
        """The sponsor signs, never the owner; on proof of others, or on a word that stays on record."""
        after = event.after
        signer = after.get("signer_id", event.actor_id)
        assert signer == was["sponsor_id"] != was["owner_id"]
        assert event.actor_id != was["owner_id"]
        assert event.actor_id == after.get("recorder_id", signer)
        assert ("basis_id" in after) == ("recorder_id" in after) == (event.actor_id != signer)
        assert set(after.get("missing", ())) == missing, "closed without proof"
        assert bool(after.get("exception", "").strip()) == bool(missing), "closed without a word"
        late = was["late_since"] is not None or was["due_on"] < after.get("signed_on", day)
        assert after.get("late", False) is late


def local(at: datetime) -> str:
    """The day in the office."""
    return at.astimezone(ZoneInfo("Asia/Shanghai")).date().isoformat()


def workdays_between(start: str, end: str) -> int:
    """Working days after the first day and before the last one."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    days = (first + timedelta(days=number) for number in range(1, (last - first).days))
    return sum(WorkCalendar().is_workday(day) for day in days)
