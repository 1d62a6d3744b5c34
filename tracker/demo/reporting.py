"""Reported work as it is typed, and the second person who judges it."""

from datetime import datetime

from sqlalchemy import select

from tracker.demo import people
from tracker.demo.filing import file_evidence
from tracker.demo.stage import Stage
from tracker.domain.amounts import read_amount
from tracker.domain.people import Role
from tracker.extensions import db
from tracker.models import Unit, WorkEntry
from tracker.services import work
from tracker.services.tasks import Target
from tracker.services.work import NewFigure


def figures(words: list[str]) -> tuple[NewFigure, ...]:
    """Figures written like `行政执法培训 1期`."""
    return tuple(NewFigure(name, value) for name, value in (line.split() for line in words))


def targets(words: list[str]) -> list[Target]:
    """Numbers to reach, written like figures."""
    amounts = [(name, read_amount(value)) for name, value in (line.split() for line in words)]
    return [Target(name, amount.unit, amount.value) for name, amount in amounts]


def attached(stage: Stage, org_id: int, account: str, at: datetime, keys: list[str]) -> tuple[int, ...]:
    """The ids of the files that somebody attaches."""
    return file_evidence(stage, stage.org_code(org_id), account, at, keys)


def judge(stage: Stage, at: datetime, entry: WorkEntry, owner_id: int | None, verdict: str, why: str = "") -> None:
    """Accept or return an entry in the name of somebody who may: no author, no owner. Pending ones wait on."""
    if verdict in {"pending", "withdrawn"}:
        if verdict == "withdrawn":
            work.withdraw(stage.actor(stage.account(entry.author_id)), at, entry.id, entry.version_id)
        return
    actor = stage.actor(_judge_of(stage, entry, owner_id))
    if verdict == "returned":
        work.return_entries(actor, at, {entry.id: entry.version_id}, why)
    else:
        work.accept(actor, at, {entry.id: entry.version_id})


def _judge_of(stage: Stage, entry: WorkEntry, owner_id: int | None) -> str:
    """The first coordinator who neither did the work nor answers for it, or else the head of the unit."""
    doers = {entry.author_id, owner_id}
    org = next(org for org in people.organisations() if org.code == stage.org_code(entry.org_id))
    accounts = [person.account for person in org.people if Role.COORDINATOR in person.roles]
    head_id = db.session.scalar(select(Unit.head_id).where(Unit.id == entry.unit_id))
    if head_id is not None:
        accounts.append(stage.account(head_id))
    return next(account for account in accounts if stage.user_id(account) not in doers)
