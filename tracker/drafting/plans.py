"""The plan part: what goes on, a measure for each problem, and what people noted for next year."""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.domain.drafts import GapKind, SentenceKind, SourceType
from tracker.domain.outcomes import Outcome, Why
from tracker.domain.outlines import PartRole
from tracker.domain.reports import ItemKind
from tracker.domain.rollup import Noted, Rollup, TaskYear
from tracker.domain.tasks import TaskKind
from tracker.drafting.gaps import gap_text
from tracker.drafting.items import item_text, one_item
from tracker.drafting.model import Composed, Gap, Ref
from tracker.drafting.problems import slots_by_task
from tracker.drafting.steps import Step, fault_of, going_on, measure_of
from tracker.drafting.wording import clause

SECTION = PartRole.PLANS.value
_LONGEST_FAULT = 48


def plans(rollup: Rollup, problems: Sequence[Composed]) -> list[Composed]:
    """One sentence for each item: carried over, measures in the order of the problems, then notes."""
    slots, tasks = slots_by_task(problems), {task.id: task for task in rollup.tasks}
    over = [task for task in rollup.with_outcome(Outcome.CARRIED_OVER) if not _is_told_elsewhere(task)]
    told = [task for task in over if task.kind is TaskKind.PLAN or task.id not in slots]
    carried = [_carried(task, slots, rollup.to_on) for task in told]
    answered = {sentence.answers for sentence in carried}
    measures = [_measure(problem, tasks, rollup) for problem in problems if problem.slot not in answered]
    notes = [_noted(note) for note in rollup.notes if note.kind is ItemKind.PLAN]
    return [*carried, *measures, *notes]


def _is_told_elsewhere(task: TaskYear) -> bool:
    """Work merged into another task, and sub-tasks."""
    return task.verdict.why is Why.MERGED or task.part_of_id is not None


def _carried(task: TaskYear, slots: Mapping[int, str], end: date) -> Composed:
    """What goes on, with the problem that it answers: its own failing, or one that it was made for."""
    answers = next((slots[one] for one in (task.id, *task.answered) if one in slots), "")
    return _of_task(f"plan:task:{task.id}", going_on(task), task, answers, end)


def _of_task(slot: str, step: Step, task: TaskYear, answers: str, end: date) -> Composed:
    return Composed(
        slot=slot[:80],
        section=SECTION,
        kind=SentenceKind.PLAN,
        text=one_item(step.text, is_problem=False),
        refs=(Ref(SourceType.TASK, task.id, task.title), *step.refs),
        answers=answers,
        theme_code=task.theme_code,
        owner_id=task.owner_id,
        unit_id=task.lead_unit_id,
        due_on=task.due_on if task.due_on and task.due_on > end else None,
        target=task.target,
    )


def _measure(problem: Composed, tasks: Mapping[int, TaskYear], rollup: Rollup) -> Composed:
    """What the tasks behind a problem name as the next step: those that answer it, then the one that it tells of."""
    slot = f"plan:measure:{problem.slot}"
    told = [tasks[ref.id] for ref in problem.refs if ref.type is SourceType.TASK and ref.id in tasks]
    for task in dict.fromkeys(told):
        for remedy in (*(tasks[one] for one in task.answers if one in tasks), task):
            if (step := measure_of(task, remedy)).text:
                return _of_task(slot, step, remedy, problem.slot, rollup.to_on)
    return _missing(slot, problem, tasks)


def _missing(slot: str, problem: Composed, tasks: Mapping[int, TaskYear]) -> Composed:
    ref = problem.refs[0] if problem.refs else None
    task = tasks.get(ref.id) if ref and ref.type is SourceType.TASK else None
    asked = problem.gaps[0] if problem.gaps else None
    person = task.owner_id if task else asked.person_id if asked else None
    unit = task.lead_unit_id if task else asked.unit_id if asked else None
    gap = Gap(GapKind.MEASURE, "改进措施", person, unit)
    about = (fault_of(task) if task else "") or clause(problem.text.split("，")[0])
    about = about if 0 < len(about) <= _LONGEST_FAULT and "【" not in about else ""
    text = f"针对{about}的问题，{gap_text(gap.label)}。" if about else f"{gap_text(gap.label)}。"
    return Composed(
        slot[:80], SECTION, SentenceKind.PLAN, text, refs=problem.refs, gaps=(gap,), answers=problem.slot,
        theme_code=problem.theme_code, owner_id=person, unit_id=unit,
    )  # fmt: skip


def _noted(note: Noted) -> Composed:
    return Composed(
        slot=f"plan:note:{note.id}",
        section=SECTION,
        kind=SentenceKind.PLAN,
        text=one_item(item_text(note.text), is_problem=False),
        refs=(Ref(SourceType.NOTE, note.id, note.text),),
        theme_code=note.theme_code,
        owner_id=note.author_id,
        unit_id=note.unit_id,
    )
