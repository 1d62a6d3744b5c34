"""Whether each problem has a cause and a measure, and each plan somebody, a date and something to show for it."""

from collections.abc import Iterator, Mapping

from tracker.domain.drafts import SentenceKind, SourceType
from tracker.drafting.model import Sentence
from tracker.parsing.findings.parts import says_why, says_why_of_all
from tracker.parsing.findings.promises import is_empty_promise

from .model import Case, Code, Finding, blocking, warning
from .sources import GAP

_Notes = Mapping[int, int | None]


def item_findings(case: Case) -> Iterator[Finding]:
    """Problems without cause or measure; plans without owner, date or object."""
    problems = [one for one in case.sentences if one.kind is SentenceKind.PROBLEM and not _only_gap(one)]
    plans = [one for one in case.sentences if one.kind is SentenceKind.PLAN]
    explained = any(says_why_of_all(one.text) for one in case.sentences if one.section == "problems")
    notes = {note.id: note.task_id for note in case.support.notes.values()}
    answered = _answered(case, plans, notes)
    for problem in problems:
        if not (says_why(problem.text) or (explained and len(problems) > 1)):
            yield blocking(Code.PROBLEM_WITHOUT_CAUSE, problem)
        if problem.slot not in answered and not answered.intersection(_tasks(problem, notes)):
            yield blocking(Code.PROBLEM_WITHOUT_MEASURE, problem)
    for plan in plans:
        if not _only_gap(plan):
            yield from _plan(plan)


def _only_gap(sentence: Sentence) -> bool:
    return not GAP.sub("", sentence.text).strip(" 。；")


def _plan(plan: Sentence) -> Iterator[Finding]:
    if plan.owner_id is None:
        yield warning(Code.PLAN_WITHOUT_OWNER, plan)
    if plan.due_on is None:
        yield warning(Code.PLAN_WITHOUT_DATE, plan)
    if not GAP.search(plan.text) and is_empty_promise(plan.text) and not plan.target:
        yield warning(Code.EMPTY_PROMISE, plan)


def _answered(case: Case, plans: list[Sentence], notes: _Notes) -> set[str | int]:
    """Slots of problems that a plan names, and ids of tasks that stand behind plans or that those answer."""
    found: set[str | int] = {plan.answers for plan in plans if plan.answers}
    for plan in plans:
        for task_id in _tasks(plan, notes):
            task = case.support.tasks.get(task_id)
            found |= {task_id, *(task.answered if task else ())}
    return found


def _tasks(sentence: Sentence, notes: _Notes) -> set[int]:
    """The tasks behind a sentence, those of its notes included."""
    ids = (
        ref.id if ref.type is SourceType.TASK else notes.get(ref.id) if ref.type is SourceType.NOTE else None
        for ref in sentence.refs
    )
    return {one for one in ids if one is not None}
