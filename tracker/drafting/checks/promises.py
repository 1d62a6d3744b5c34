"""What became of last year's promises and problems, and where the draft tells of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.drafts import SourceType
from tracker.domain.outcomes import Outcome, Verdict
from tracker.domain.reports import ItemKind
from tracker.domain.rollup import Rollup, Stated, TaskYear
from tracker.drafting.model import Sentence

from .model import Case, Code, Finding, Severity

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Account:
    """An item of last year's report, the task that was made of it with its verdict, and the sentences that tell of it.

    `verdict` is None where no task was made, or where it is not one of the year's.
    """

    item: Stated
    task_id: int | None
    verdict: Verdict | None
    slots: tuple[str, ...]

    @property
    def outcome(self) -> Outcome | None:
        """A person's word, or the proposal; None where nobody knows."""
        return self.verdict.outcome if self.verdict else None

    @property
    def is_told(self) -> bool:
        """Whether the draft tells of it."""
        return bool(self.slots)


def accounts(rollup: Rollup, sentences: Sequence[Sentence]) -> list[Account]:
    """Every item of last year's report in its order. 上年计划 N 项 counts those of kind PLAN by `outcome`."""
    if rollup.last is None:
        return []
    tasks = {task.id: task for task in rollup.tasks}
    told = _Told(rollup, sentences)
    found = []
    for item in rollup.last.items:
        task = tasks.get(item.task_id) if item.task_id is not None else None
        slots = tuple(dict.fromkeys([*told.item.get(item.item_id, ()), *(told.of(task) if task else ())]))
        found.append(Account(item, item.task_id, task.verdict if task else None, slots))
    return found


class _Told:
    """Which sentences rest on which task, through its entries, figures, notes, or what answers or continues it."""

    def __init__(self, rollup: Rollup, sentences: Sequence[Sentence]) -> None:
        entry_task = {entry.id: task.id for task in rollup.tasks for entry in task.entries}
        figure_entry = {
            part.figure_id: entry.id for task in rollup.tasks for entry in task.entries for part in entry.figures
        }
        note_task = {note.id: note.task_id for note in rollup.notes}
        self.item: dict[int, list[str]] = {}
        self._task: dict[int, list[str]] = {}
        for sentence in sentences:
            for ref in sentence.refs:
                entry = figure_entry.get(ref.id) if ref.type is SourceType.FIGURE else ref.id
                task = {
                    SourceType.TASK: ref.id,
                    SourceType.NOTE: note_task.get(ref.id),
                    SourceType.UPDATE: entry_task.get(ref.id),
                    SourceType.FIGURE: entry_task.get(entry or 0),
                }.get(ref.type)
                if ref.type is SourceType.ITEM:
                    self.item.setdefault(ref.id, []).append(sentence.slot)
                if task is not None:
                    self._task.setdefault(task, []).append(sentence.slot)

    def of(self, task: TaskYear) -> list[str]:
        """Where a task is told of; a problem also where its measures are."""
        return [slot for one in (task.id, *task.answers) for slot in self._task.get(one, ())]


def promise_findings(case: Case) -> Iterator[Finding]:
    """Promises of which nobody knows what became, and those that the draft passes over."""
    for account in accounts(case.rollup, case.sentences):
        if account.is_told:
            continue
        known = account.verdict is not None
        blocks = not known and account.item.kind is ItemKind.PLAN
        severity = Severity.BLOCKING if blocks else Severity.WARNING
        params = {"quote": account.item.text[:_SHOWN], "known": "yes" if known else "no"}
        yield Finding(Code.PROMISE_UNACCOUNTED, severity, None, "", params)
