"""Why something went wrong, in the words of those who did it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.drafts import SourceType
from tracker.domain.rollup import Noted, TaskYear
from tracker.drafting.amounts import ref_of
from tracker.drafting.items import item_text
from tracker.drafting.model import Ref
from tracker.drafting.wording import clause

_LEAD = re.compile(
    r"^(?:(?:产生|存在|造成)?(?:的)?(?:主要)?原因(?:主要)?(?:是|在于|有|为)?[，：]?|究其原因[，：]?|主要是(?:因为|由于)?|主要(?=因)|(?:因为|由于|因)(?=..))"
)
_SAID = re.compile("原因|主要是|由于|因为|症结|根源")
_REQUEST = re.compile(
    r"(?:现|特|故|拟|并|需要?)?(?:申请|请(?!示|假|愿|求)|恳请|希望|建议|要求|望)[^，；。]*|[^，；。]{0,6}(?:顺延|延期|宽限|往后等|再报)[^，；。]*"
)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why: the words as they follow 主要原因是 ("" where nobody said), and the source that says so."""

    words: str
    refs: tuple[Ref, ...] = ()


NOBODY_SAID = Cause("")


def cause_of_task(task: TaskYear) -> Cause:
    """The reason of the last extension, else the last difficulty that was reported."""
    told = sorted(task.entries, key=lambda entry: (entry.to_on, entry.id), reverse=True)
    difficulties = ((entry.difficulties, ref_of(entry, entry.difficulties)) for entry in told)
    return _first((*_reasons(task, task.delays), *difficulties))


def returned_cause(task: TaskYear) -> Cause:
    """Why work was sent back the last time."""
    return _first(_reasons(task, task.returns))


def _reasons(task: TaskYear, reasons: Iterable[str]) -> list[tuple[str, Ref]]:
    return [(words, Ref(SourceType.TASK, task.id, words)) for words in reversed(tuple(reasons))]


def _first(said: Iterable[tuple[str, Ref]]) -> Cause:
    return next((Cause(cause, (ref,)) for words, ref in said if (cause := tidy_cause(words))), NOBODY_SAID)


def cause_of_note(note: Noted) -> Cause:
    """The cause that was noted."""
    words = tidy_cause(note.cause)
    return Cause(words, (Ref(SourceType.NOTE, note.id, note.cause),)) if words else NOBODY_SAID


def names_cause(text: str) -> bool:
    """Whether the words of a problem say themselves why."""
    return bool(_SAID.search(text))


def tidy_cause(words: str) -> str:
    """The words as they may follow 主要原因是, without what they ask for (申请顺延三周, 请补上)."""
    clauses = re.split("(?<=[，；。])", clause(item_text(words)))
    told = clause("".join(part for part in clauses if not _REQUEST.match(part)))
    return clause(_LEAD.sub("", told)).lstrip("，：；、") or told
