"""What a task's accepted progress says in the report: its last substantive words, and totals that are all its own."""

from collections.abc import Iterable, Sequence

from tracker.domain.drafts import SentenceKind
from tracker.domain.periods import Period
from tracker.domain.rollup import TaskYear, Told, YearTotal
from tracker.drafting.amounts import amount_of, part_ref, ref_of, stated_in
from tracker.drafting.model import Amount, Composed
from tracker.drafting.sections import theme_section
from tracker.drafting.titles import problem_in, short_title, with_lead
from tracker.drafting.totals import clauses_of, families
from tracker.drafting.wording import own_words

_SUBSTANCE = 10


def task_sentence(task: TaskYear, own: Sequence[YearTotal], period: Period) -> Composed | None:
    """The sentence of a task; None without accepted progress that says anything. `own`: totals of its figures alone."""
    entry = substantive(task.entries)
    words = own_words(entry.text) if entry else ""
    if not (entry and words) and not own:
        return None
    stated = stated_in(words, entry.id) if entry and words else ()
    untold = [total for total in own if not _is_told(total, stated)]
    return Composed(
        slot=f"task:{task.id}",
        section=theme_section(task.theme_code),
        kind=SentenceKind.RESULT,
        text=_text(task, untold, words, period),
        group=f"task:{task.id}",
        refs=(
            *((ref_of(entry),) if entry and words else ()),
            *(part_ref(part) for total in own for part in total.parts),
        ),
        amounts=(*(amount_of(total) for total in untold), *stated),
        theme_code=task.theme_code,
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


def _is_told(total: YearTotal, stated: Iterable[Amount]) -> bool:
    said = (total.sum.value, total.unit, total.sum.qualifier)
    return any((amount.value, amount.unit, amount.qualifier) == said for amount in stated)


def _text(task: TaskYear, untold: Sequence[YearTotal], words: str, period: Period) -> str:
    counted = "；".join(clauses_of(family, period) for family in families(untold))
    rest = f"{counted}。{words}" if counted else words
    return _opening(task, rest) + rest


def _opening(task: TaskYear, rest: str) -> str:
    title = short_title(task.title)
    if not title or title in rest:
        return ""
    fault = problem_in(task, title)
    return f"针对{fault}的问题，" if fault else f"{with_lead(title)}，"
