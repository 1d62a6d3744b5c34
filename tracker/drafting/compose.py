"""From the year's rollup and an outline to the sentences of a report. Pure; time is linear in the rollup."""

from collections.abc import Iterable, Mapping

from tracker.domain.drafts import GapKind, SentenceKind
from tracker.domain.outlines import Outline, Part, PartRole
from tracker.domain.rollup import Rollup
from tracker.drafting.filling import fill, names
from tracker.drafting.gaps import gap_text
from tracker.drafting.heads import heads
from tracker.drafting.model import Composed, Composition, Gap
from tracker.drafting.plans import plans
from tracker.drafting.problems import problems
from tracker.drafting.results import results, spares
from tracker.drafting.sections import CLOSING, PREAMBLE

_KINDS: Mapping[PartRole, SentenceKind] = {PartRole.PROBLEMS: SentenceKind.PROBLEM, PartRole.PLANS: SentenceKind.PLAN}


def compose(rollup: Rollup, outline: Outline) -> Composition:
    """All sentences in the order of the outline. Nothing stands in them that is not in the rollup or the outline."""
    faults = problems(rollup) if outline.part(PartRole.PROBLEMS) else []
    made: Mapping[PartRole, list[Composed]] = {
        PartRole.MEASURES: results(rollup, outline),
        PartRole.PROBLEMS: faults,
        PartRole.RESPONSIBILITY: heads(rollup),
        PartRole.PLANS: plans(rollup, faults),
        PartRole.OTHER: [],
    }
    known = names(rollup)
    told = {role: [one for one in found if one.text] for role, found in made.items()}
    written = [one for part in outline.parts for one in told[part.role] or [_nothing(part, known)]]
    sentences = (*_templates(PREAMBLE, outline.preamble, known), *written, *_templates(CLOSING, outline.closing, known))
    return Composition(sentences, tuple(spares(rollup, written)))


def _templates(section: str, templates: Iterable[str], known: Mapping[str, str]) -> list[Composed]:
    texts = (fill(template, known).strip() for template in templates)
    return [Composed(f"{section}:{k}", section, SentenceKind.BOILERPLATE, text) for k, text in enumerate(texts) if text]


def _nothing(part: Part, known: Mapping[str, str]) -> Composed:
    """What a part says when there is nothing to tell; where that is no legal answer, people are asked."""
    if part.none:
        return Composed(f"none:{part.role.value}", part.role.value, SentenceKind.BOILERPLATE, fill(part.none, known))
    gap = Gap(GapKind.WORK, fill(part.heading, known))
    kind = _KINDS.get(part.role, SentenceKind.RESULT)
    return Composed(f"gap:{part.role.value}", part.role.value, kind, f"{gap_text(gap.label)}。", gaps=(gap,))
