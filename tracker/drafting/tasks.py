"""What a task's accepted progress says in the report: its last substantive words, and totals that are all its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.domain.drafts import GapKind, SentenceKind
from tracker.domain.periods import Period
from tracker.domain.rollup import TaskYear, Told, YearTotal
from tracker.drafting.amounts import amount_of, part_ref, ref_of, stated_in
from tracker.drafting.gaps import gap_text
from tracker.drafting.model import Amount, Composed, Gap
from tracker.drafting.sections import theme_section
from tracker.drafting.titles import problem_in, short_title, with_lead
from tracker.drafting.totals import clauses_of, families
from tracker.drafting.wording import clause, own_words

_SUBSTANCE = 10


def task_sentence(task: TaskYear, own: Sequence[YearTotal], code: str | None, period: Period) -> Composed | None:
    """The sentence of a task; None without accepted progress that says anything. `own`: totals of its figures alone.

    A task that was to reach a number, and of which nobody has reported one, asks for it.
    """
    entry = substantive(task.entries)
    words = own_words(entry.text) if entry else ""
    if not words and not own:
        return None
    stated = stated_in(words, entry.id) if entry else ()
    printed = [as_printed(total, stated) for total in own]
    untold = [total for total, amount in zip(own, printed, strict=True) if amount is None]
    text, gap = _opened(task, _counted(untold, period) + words), None
    if _lacks_number(task, stated):
        gap = Gap(GapKind.NUMBER, "完成数", task.owner_id, task.lead_unit_id)
        text = f"{clause(text)}，实际完成{gap_text(gap.label)}。"
    figures = (part_ref(part) for total in own for part in total.parts)
    return Composed(
        slot=f"task:{task.id}",
        section=theme_section(code),
        kind=SentenceKind.RESULT,
        text=text,
        group=f"task:{task.id}",
        refs=(*((ref_of(entry),) if entry and words else ()), *figures),
        amounts=_amounts([amount or amount_of(total) for total, amount in zip(own, printed, strict=True)], stated),
        gaps=(gap,) if gap else (),
        theme_code=code,
    )


def substantive(entries: Iterable[Told]) -> Told | None:
    """The last entry whose words tell something; of mere notes the last."""
    brief: Told | None = None
    for entry in sorted(entries, key=lambda entry: (entry.to_on, entry.id), reverse=True):
        words = own_words(entry.text)
        if len(words) > _SUBSTANCE:
            return entry
        brief = brief or (entry if words else None)
    return brief


def as_printed(total: YearTotal, stated: Iterable[Amount]) -> Amount | None:
    """The total as the words state it, in the unit that was reported; None where they do not."""
    alone = [(part.value, part.unit, part.qualifier) for part in total.parts[:1] if len(total.parts) == 1]
    said = {(total.sum.value, total.unit, total.sum.qualifier), *alone}
    told = next((one for one in stated if (one.value, one.unit, one.qualifier) in said), None)
    return replace(amount_of(total), unit=told.unit) if told else None


def _amounts(totals: Sequence[Amount], stated: Iterable[Amount]) -> tuple[Amount, ...]:
    """The totals, and numbers of the words that are none of them."""
    summed = {(amount.value, amount.unit, amount.qualifier) for amount in totals}
    return (*totals, *(one for one in stated if (one.value, one.unit, one.qualifier) not in summed))


def _lacks_number(task: TaskYear, stated: Sequence[Amount]) -> bool:
    aims = any(char.isdecimal() for char in task.target)
    return aims and not stated and not any(entry.figures for entry in task.entries)


def _counted(untold: Sequence[YearTotal], period: Period) -> str:
    """All totals in one sentence, in which the time stands once."""
    said = clauses_of([total for family in families(untold) for total in family], period)
    return f"{said}。" if said else ""


def _opened(task: TaskYear, rest: str) -> str:
    """With the task's title in front: what was wrong, or what was to be done."""
    title = short_title(task.title)
    if not title or title in rest:
        return rest
    fault = problem_in(task, title)
    return (f"针对{fault}的问题，" if fault else f"{with_lead(title)}，") + rest
