"""The first part, theme by theme: totals, what became of tasks, and work without figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tracker.domain.drafts import GapKind, SentenceKind
from tracker.domain.outlines import Outline
from tracker.domain.periods import Period
from tracker.domain.rollup import Rollup, ThemeYear, Told, YearTotal
from tracker.drafting.amounts import ref_of, stated_in
from tracker.drafting.gaps import gap_text
from tracker.drafting.model import Composed, Gap, Spare
from tracker.drafting.phrasing import figure_clause
from tracker.drafting.sections import theme_section
from tracker.drafting.tasks import task_sentence
from tracker.drafting.totals import totals_sentences
from tracker.drafting.wording import own_words

RECORDS = "records"


def results(rollup: Rollup, outline: Outline) -> list[Composed]:
    """The sentences of all themes in their order."""
    own = _owned(rollup)
    return [sentence for theme in rollup.themes for sentence in _of_theme(theme, rollup, outline, own)]


def spares(rollup: Rollup, told: Iterable[Composed]) -> list[Spare]:
    """Records whose words stand in no sentence."""
    used = {ref.id for sentence in told for ref in sentence.refs if sentence.slot.startswith("record:")}
    return [
        Spare(theme_section(theme.code), ref_of(record))
        for theme in rollup.themes
        for record in theme.records
        if record.id not in used
    ]


def record_sentence(record: Told, section: str, group: str) -> Composed | None:
    """A record in its own words; None when they say nothing."""
    words = own_words(record.text)
    if not words:
        return None
    return Composed(
        slot=f"record:{record.id}",
        section=section,
        kind=SentenceKind.RESULT,
        text=words,
        group=group,
        refs=(ref_of(record),),
        amounts=stated_in(words, record.id),
        theme_code=record.theme_code,
    )


def _of_theme(
    theme: ThemeYear, rollup: Rollup, outline: Outline, own: Mapping[int, Sequence[YearTotal]]
) -> Iterable[Composed]:
    taken = {total.key for totals in own.values() for total in totals}
    shared = [total for total in theme.totals if total.key not in taken]
    tasks = (task_sentence(task, own.get(task.id, ()), theme.code, rollup.period) for task in theme.tasks)
    found = [
        *totals_sentences(shared, theme.code, rollup.period),
        *(sentence for sentence in tasks if sentence),
        *_records(theme, outline.records_most),
    ]
    asked = rollup.period is Period.YEAR and theme.code is not None and theme.code not in outline.skipped
    return found or ([_nothing(theme)] if asked else [])


def _records(theme: ThemeYear, most: int) -> list[Composed]:
    plain = sorted(
        (one for one in theme.records if not one.figures and not one.duty), key=lambda one: (one.to_on, one.id)
    )
    made = (record_sentence(record, theme_section(theme.code), RECORDS) for record in plain)
    return once(sentence for sentence in made if sentence)[:most]


def once(made: Iterable[Composed]) -> list[Composed]:
    """What several records say in the same words is said once, with all of them behind it."""
    found: dict[str, Composed] = {}
    for sentence in made:
        first = found.get(sentence.text)
        found[sentence.text] = replace(first, refs=(*first.refs, *sentence.refs)) if first else sentence
    return list(found.values())


def _owned(rollup: Rollup) -> Mapping[int, list[YearTotal]]:
    """Totals all of whose parts were reported on one task of their theme, by task: its sentence tells of them."""
    found: dict[int, list[YearTotal]] = {}
    for theme in rollup.themes:
        task_of = {entry.id: task.id for task in theme.tasks for entry in task.entries}
        for total in theme.totals:
            tasks = {task_of.get(part.entry_id) for part in total.parts}
            task = tasks.pop() if len(tasks) == 1 else None
            if task is not None and figure_clause(total):
                found.setdefault(task, []).append(total)
    return found


def _nothing(theme: ThemeYear) -> Composed:
    """A theme without any work in the year: a person says what was done, or that nothing was."""
    task = next(iter(theme.tasks), None)
    label = f"{theme.name}工作情况"
    gap = Gap(GapKind.WORK, label, task.owner_id if task else None, task.lead_unit_id if task else None)
    section = theme_section(theme.code)
    text = f"{gap_text(label)}。"
    return Composed(f"none:{section}", section, SentenceKind.RESULT, text, gaps=(gap,), theme_code=theme.code)
