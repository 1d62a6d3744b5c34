"""The second part: what was left undone, came late or was sent back, and what people noted, each with its cause."""

import re
from collections.abc import Iterable, Mapping

from tracker.domain.drafts import GapKind, SentenceKind, SourceType
from tracker.domain.outcomes import Outcome, Why
from tracker.domain.outlines import PartRole
from tracker.domain.periods import Period
from tracker.domain.reports import ItemKind
from tracker.domain.rollup import Noted, Rollup, TaskYear
from tracker.domain.tasks import TaskKind
from tracker.drafting.causes import cause_of_note, cause_of_task
from tracker.drafting.characters import tidy_characters
from tracker.drafting.gaps import gap_text
from tracker.drafting.items import item_text
from tracker.drafting.model import Composed, Gap, Ref
from tracker.drafting.wording import clause, unnumbered

SECTION = PartRole.PROBLEMS.value
_UNDONE = frozenset({Outcome.NOT_KEPT, Outcome.PARTLY})
_STATED: Mapping[Why, str] = {
    Why.STILL_OPEN: "进展滞后，{end}尚未完成", Why.NOTHING_DONE: "尚未取得实质进展",
    Why.SUSPENDED: "推进受阻，年内未能完成",
    Why.TARGET_MISSED: "未达到年度目标", Why.CLOSED_LATE: "未按期完成",
    Why.CLOSED_ON_EXCEPTION: "完成情况与预期仍有差距",
}  # fmt: skip
_ENDS: Mapping[Period, str] = {Period.YEAR: "至年底", Period.HALF: "至6月底", Period.Q4: "至年底"}
_LATE, _RETURNED = "未按期完成", "完成质量不高，报送材料曾被退回补正"
_PROBLEM_END = re.compile(r"(?:的)?问题$")


def problems(rollup: Rollup) -> list[Composed]:
    """One sentence for each problem, in the order of the themes: tasks, then notes on no such task."""
    notes = [note for note in rollup.notes if note.kind is ItemKind.PROBLEM]
    noted = {note.task_id for note in notes if note.task_id is not None}
    wrong = [task for task in rollup.tasks if statement(task, rollup.period) and task.id not in noted]
    kept = {task.id for task in wrong}
    tasks = [_of_task(task, rollup) for task in wrong if not kept.intersection(task.answered)]
    order = {theme.code: place for place, theme in enumerate(rollup.themes)}
    found = [*tasks, *(_of_note(note) for note in notes)]
    return sorted(found, key=lambda sentence: order.get(sentence.theme_code, len(order)))


def statement(task: TaskYear, period: Period) -> str:
    """What is wrong with a task, "" when nothing is."""
    why, end = task.verdict.why, _ENDS.get(period, "至季末")
    if why is Why.MERGED:
        return ""
    if task.verdict.outcome in _UNDONE or (why in {Why.STILL_OPEN, Why.NOTHING_DONE} and task.is_late):
        return _STATED.get(why, "尚未全部完成").format(end=end)
    if task.is_late or why is Why.CLOSED_LATE:
        return _LATE if task.closed_on else _STATED[Why.STILL_OPEN].format(end=end)
    return _RETURNED if task.returns else ""


def _of_task(task: TaskYear, rollup: Rollup) -> Composed:
    said = statement(task, rollup.period)
    cause = cause_of_task(task)
    return _sentence(
        f"problem:task:{task.id}",
        item_text(_about(task, said)),
        cause,
        Ref(SourceType.TASK, task.id, task.title),
        Gap(GapKind.CAUSE, "原因", task.owner_id, task.lead_unit_id),
        task.theme_code,
    )


def _about(task: TaskYear, said: str) -> str:
    """重点领域公开不够及时的问题整改未按期完成; 完成月湖村公开栏改造未按期完成."""
    title = clause(unnumbered(tidy_characters(task.title)))
    if task.kind is TaskKind.RECTIFICATION:
        return f"{_PROBLEM_END.sub('', title)}的问题整改{said}"
    return f"{title}工作{said}" if not title.endswith("工作") else f"{title}{said}"


def _of_note(note: Noted) -> Composed:
    return _sentence(
        f"problem:note:{note.id}",
        item_text(note.text),
        cause_of_note(note),
        Ref(SourceType.NOTE, note.id, note.text),
        Gap(GapKind.CAUSE, "原因", note.author_id, note.unit_id),
        note.theme_code,
    )


def _sentence(slot: str, said: str, cause: str, ref: Ref, missing: Gap, theme: str | None) -> Composed:
    reason = cause or gap_text(missing.label)
    text = f"{clause(said)}，主要原因是{reason}。"
    gaps = () if cause else (missing,)
    return Composed(slot, SECTION, SentenceKind.PROBLEM, text, refs=(ref,), gaps=gaps, theme_code=theme)


def missing_problems() -> Composed:
    """Where nothing went wrong by the records, people are asked: a report names its shortcomings."""
    gap = Gap(GapKind.WORK, "存在的不足和原因")
    return Composed("gap:problems", SECTION, SentenceKind.PROBLEM, f"{gap_text(gap.label)}。", gaps=(gap,))


def slots_by_task(found: Iterable[Composed], rollup: Rollup) -> Mapping[int, str]:
    """The problem that tells of a task, by the task's id."""
    told = {ref.id: sentence.slot for sentence in found for ref in sentence.refs if ref.type is SourceType.TASK}
    notes = {
        note.task_id: f"problem:note:{note.id}"
        for note in rollup.notes
        if note.kind is ItemKind.PROBLEM and note.task_id
    }
    return {**told, **notes}
