"""The second part: what was left undone, came late or was sent back, and what people noted, each with its cause."""

import re
from collections.abc import Iterable, Mapping

from tracker.domain.drafts import GapKind, SentenceKind, SourceType
from tracker.domain.outcomes import Outcome, Why
from tracker.domain.outlines import PartRole
from tracker.domain.periods import Period
from tracker.domain.reports import ItemKind
from tracker.domain.rollup import Noted, Rollup, TaskYear
from tracker.drafting.causes import Cause, cause_of_note, cause_of_task, names_cause, returned_cause
from tracker.drafting.gaps import gap_text
from tracker.drafting.items import item_text, one_item
from tracker.drafting.model import Composed, Gap, Ref
from tracker.drafting.promised import is_work_behind
from tracker.drafting.titles import named, problem_in, title_of
from tracker.drafting.verdicts import SAID_OF, UNFINISHED, end_of
from tracker.drafting.wording import clause

SECTION = PartRole.PROBLEMS.value
_UNDONE = frozenset({Outcome.NOT_KEPT, Outcome.PARTLY})
_RETURNED = ("质量有待提高，报送材料曾被退回补正", "整改质量有待提高，报送材料曾被退回补正")
_THING = re.compile("(?:方案|制度|办法|目录|清单|机制|台账)$")
_UNDER_WAY = re.compile(
    r"^(?:(?:继续|持续|进一步|不断)?(?:深入)?(?:推进|开展|做好|抓好)(?![会率度])|继续|持续|进一步|不断)(?=\w{4})"
)
"""What opens a title and contradicts that the work is behind: 持续推进领导干部学法用法."""


def problems(rollup: Rollup) -> list[Composed]:
    """One sentence for each problem, in the order of the themes: tasks, then notes on no such task."""
    notes = [note for note in rollup.notes if note.kind is ItemKind.PROBLEM]
    noted = {note.task_id for note in notes if note.task_id is not None}
    said = {task.id: wrong for task in rollup.tasks if task.id not in noted and (wrong := statement(task))}
    tasks = [
        _of_task(task, said[task.id], rollup.period)
        for task in rollup.tasks
        if task.id in said and not said.keys() & set(task.answered)
    ]
    order = {theme.code: place for place, theme in enumerate(rollup.themes)}
    found = [*tasks, *(_of_note(note) for note in notes)]
    return sorted(found, key=lambda sentence: order.get(sentence.theme_code, len(order)))


def statement(task: TaskYear) -> tuple[str, str] | None:
    """What is wrong with a task, said of work and of a problem; None when nothing is, or another task tells of it."""
    why = task.verdict.why
    if why is Why.MERGED or task.part_of_id is not None:
        return None
    if task.verdict.outcome in _UNDONE:
        return SAID_OF.get(why, UNFINISHED)
    if task.is_late or why is Why.CLOSED_LATE:
        return SAID_OF[Why.CLOSED_LATE if task.closed_on else Why.STILL_OPEN]
    return _RETURNED if task.returns else None


def _of_task(task: TaskYear, said: tuple[str, str], period: Period) -> Composed:
    return _sentence(
        f"problem:task:{task.id}",
        item_text(_about(task, *said).format(end=end_of(period))),
        returned_cause(task) if said is _RETURNED else cause_of_task(task),
        (Ref(SourceType.TASK, task.id, task.title),),
        Gap(GapKind.CAUSE, "原因", task.owner_id, task.lead_unit_id),
        task.theme_code,
    )


def _about(task: TaskYear, work: str, fault: str) -> str:
    """重点领域公开不够及时，至年底尚未整改到位; 落实普法责任制工作进展滞后，至年底尚未完成."""
    title = title_of(task)
    if wrong := problem_in(task, title):
        return f"{_braced(wrong)}，{fault}"
    about = title if is_work_behind(task.title) else _UNDER_WAY.sub("", title)  # what a report has said, it says again
    work = work if _THING.search(title) else f"工作{work}"
    return f"{_braced(named(about.removesuffix('工作')))}{work}"


def _braced(title: str) -> str:
    return title.replace("{", "（").replace("}", "）")


def _of_note(note: Noted) -> Composed:
    said = item_text(note.text)
    refs: tuple[Ref, ...] = (Ref(SourceType.NOTE, note.id, note.text),)
    if note.task_id is not None:
        refs = (*refs, Ref(SourceType.TASK, note.task_id, ""))
    gap = Gap(GapKind.CAUSE, "原因", note.author_id, note.unit_id)
    return _sentence(f"problem:note:{note.id}", said, cause_of_note(note), refs, gap, note.theme_code)


def _sentence(slot: str, said: str, cause: Cause, refs: tuple[Ref, ...], missing: Gap, theme: str | None) -> Composed:
    """The item: what is wrong and why. What nobody has said is missing, unless the words say it themselves."""
    known = bool(cause.words) or names_cause(said)
    why = "" if known and not cause.words else f"，主要原因是{cause.words or gap_text(missing.label)}"
    text = one_item(f"{clause(said)}{why}。", is_problem=True) if said else ""
    gaps = () if known else (missing,)
    refs = tuple(dict.fromkeys((*refs, *cause.refs)))
    return Composed(slot, SECTION, SentenceKind.PROBLEM, text, refs=refs, gaps=gaps, theme_code=theme)


def slots_by_task(found: Iterable[Composed]) -> Mapping[int, str]:
    """The problem that tells of a task, by the task's id."""
    return {ref.id: sentence.slot for sentence in found for ref in sentence.refs if ref.type is SourceType.TASK}
