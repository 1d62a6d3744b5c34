"""What a task still needs before it can be closed (销号还缺)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext as _

from tracker.blueprints.tasks.sums import Total
from tracker.domain.closing import ClosingCase, missing_for_closing
from tracker.domain.tasks import ENDED
from tracker.domain.work import EntryState
from tracker.queries.entries import EntryRow
from tracker.queries.task_work import TaskWork
from tracker.queries.tasks import Linked
from tracker.web.amounts import plain


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list: what is there or missing; only `needed` ones stand in the way."""

    words: str
    done: bool
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Closing:
    """The list, and what of it closing cannot do without: "evidence", "parts"."""

    checks: list[Check]
    missing: list[str]

    @property
    def lacks(self) -> bool:
        """Whether anything of the list is missing, needed or not."""
        return not all(check.done for check in self.checks)


def closing(rows: Sequence[EntryRow], work: TaskWork, parts: Sequence[Linked], sums: Sequence[Total]) -> Closing:
    """Evidence in accepted entries that the signer did not write, sub-tasks, waiting entries, targets."""
    evidence = work.proofs
    open_parts = sum(part.state not in ENDED for part in parts)
    checks = [Check(_evidence(evidence), evidence > 0, needed=True)]
    if parts:
        checks.append(Check(_parts(open_parts), not open_parts, needed=True))
    waiting = sum(row.state is EntryState.PENDING for row in rows)
    if waiting:
        checks.append(Check(_("还有 %(n)s 条进展待采纳", n=waiting), done=False))
    checks += [Check(_target(total), total.reached) for total in sums if total.target is not None]
    return Closing(checks, missing_for_closing(ClosingCase(evidence, open_parts)))


def _evidence(count: int) -> str:
    return _("已采纳的佐证材料 %(n)s 件", n=count) if count else _("已采纳的进展里还没有佐证材料")


def _parts(count: int) -> str:
    return _("还有 %(n)s 件子事项没有办结", n=count) if count else _("子事项都已办结")


def _target(total: Total) -> str:
    done, aim = (plain(value or Decimal(0)) for value in (total.accepted, total.target))
    return f"{total.name} {done} / {aim} {total.unit}".strip()
