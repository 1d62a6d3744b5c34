"""The plan part: what goes on, a measure for each problem, and what people noted for next year."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tracker.domain.drafts import GapKind, SentenceKind, SourceType
from tracker.domain.outcomes import Outcome
from tracker.domain.outlines import PartRole
from tracker.domain.reports import ItemKind
from tracker.domain.rollup import Noted, Rollup, TaskYear
from tracker.domain.tasks import TaskKind
from tracker.drafting.gaps import gap_text
from tracker.drafting.items import item_text, one_item
from tracker.drafting.model import Composed, Gap, Ref
from tracker.drafting.problems import slots_by_task
from tracker.drafting.titles import continued, problem_in, short_title, title_of
from tracker.drafting.wording import clause
from tracker.parsing import lexicon as lex

SECTION = PartRole.PLANS.value
_NEXT = re.compile(
    rf"^{lex.NEXT}(?:工作)?(?:打算|计划|安排|措施)?(?:是|为)?[，：]?(?:将|拟|计划|准备|打算)?(?:要)?(?:继续(?=继续))?"
)
_REQUEST = re.compile(r"(?:请(?!示|假|愿|求)|申请|恳请|希望|建议(?!书)|望)")
_SOON = re.compile(r"^(?:下周|本周|这周|明天|后天|近日|近期|下个?月|本月|月底前?|年底前?|年前)(?:起|内|就)?，?")


def plans(rollup: Rollup, problems: Sequence[Composed]) -> list[Composed]:
    """One sentence for each item: carried over, measures in the order of the problems, then notes."""
    slots = slots_by_task(problems, rollup)
    over = [task for task in rollup.with_outcome(Outcome.CARRIED_OVER) if task.kind is TaskKind.PLAN]
    carried = [_carried(task, _answers(task, slots), rollup.to_on) for task in over]
    answered = {sentence.answers for sentence in carried}
    tasks = {task.id: task for task in rollup.tasks}
    measures = [_measure(problem, tasks, rollup) for problem in problems if problem.slot not in answered]
    notes = [_noted(note) for note in rollup.notes if note.kind is ItemKind.PLAN]
    return [*carried, *measures, *notes]


def going_on(task: TaskYear) -> str:
    """继续做实纠纷排查, with what the last accepted progress says comes next."""
    lead, step = continued(title_of(task)), clause(next_step(task))
    return item_text(f"{lead}，{step}" if step and step not in lead else lead)


def next_step(task: TaskYear) -> str:
    """What the last accepted entry that says so names as next; "" without one. What it asks of others is none."""
    told = sorted(task.entries, key=lambda entry: (entry.to_on, entry.id), reverse=True)
    return next((words for entry in told if (words := _tidy_step(entry.next_step))), "")


def _tidy_step(words: str) -> str:
    parts = re.split("(?<=[，；。])", _NEXT.sub("", item_text(words)))
    said = clause("".join(part for part in parts if not _REQUEST.match(part)))
    return item_text(_SOON.sub("", said))


def _answers(task: TaskYear, slots: Mapping[int, str]) -> str:
    """The problem that a task answers: its own failing, or one that it was made for."""
    return next((slots[one] for one in (task.id, *task.answered) if one in slots), "")


def _carried(task: TaskYear, answers: str, end: date) -> Composed:
    return _of_task(f"plan:task:{task.id}", going_on(task), task, answers, end)


def _of_task(slot: str, text: str, task: TaskYear, answers: str, end: date) -> Composed:
    return Composed(
        slot=slot[:80],
        section=SECTION,
        kind=SentenceKind.PLAN,
        text=one_item(text, is_problem=False),
        refs=(Ref(SourceType.TASK, task.id, task.title),),
        answers=answers,
        theme_code=task.theme_code,
        owner_id=task.owner_id,
        unit_id=task.lead_unit_id,
        due_on=task.due_on if task.due_on and task.due_on > end else None,
        target=task.target,
    )


def _measure(problem: Composed, tasks: Mapping[int, TaskYear], rollup: Rollup) -> Composed:
    slot = f"plan:measure:{problem.slot}"
    for task in _remedies(problem, tasks, rollup):
        if text := _remedy(task):
            return _of_task(slot, text, task, problem.slot, rollup.to_on)
    return _missing(slot, problem, tasks)


def _remedy(task: TaskYear) -> str:
    """Unfinished work goes on; of a problem, and of work that came late, only what was named as the next step."""
    fault = problem_in(task, short_title(task.title))
    if not fault and not task.closed_on:
        return going_on(task)
    step = next_step(task)
    return item_text(f"针对{fault}的问题，{step}") if fault and step else step


def _remedies(problem: Composed, tasks: Mapping[int, TaskYear], rollup: Rollup) -> Iterator[TaskYear]:
    """Tasks that answer the problem, then the one that it tells of."""
    noted = {note.id: note.task_id for note in rollup.notes}
    for ref in problem.refs:
        task = tasks.get(ref.id if ref.type is SourceType.TASK else noted.get(ref.id) or 0)
        if task:
            yield from (tasks[one] for one in task.answers if one in tasks)
            yield task


def _missing(slot: str, problem: Composed, tasks: Mapping[int, TaskYear]) -> Composed:
    ref = problem.refs[0] if problem.refs else None
    task = tasks.get(ref.id) if ref and ref.type is SourceType.TASK else None
    asked = problem.gaps[0] if problem.gaps else None
    person = task.owner_id if task else asked.person_id if asked else None
    unit = task.lead_unit_id if task else asked.unit_id if asked else None
    gap = Gap(GapKind.MEASURE, "改进措施", person, unit)
    about = problem_in(task, short_title(task.title)) if task else ""
    about = about or short_title(problem.text.split("，主要原因是")[0])
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
