"""Why something went wrong, in the words of those who did it."""

import re

from tracker.domain.rollup import Noted, TaskYear
from tracker.drafting.items import item_text
from tracker.drafting.wording import clause

_LEAD = re.compile(
    r"^(?:(?:产生|存在|造成)?(?:的)?(?:主要)?原因(?:主要)?(?:是|在于|有|为)?[，：]?|究其原因[，：]?|主要是(?:因为|由于)?|主要(?=因)|(?:因为|由于|因)(?=..))"
)
_REQUEST = re.compile(
    r"(?:现|特|故|拟|并|需要?)?(?:申请|请(?!示|假|愿|求)|恳请|希望|建议|要求|望)[^，；。]*|[^，；。]{0,6}(?:顺延|延期|宽限|往后等|再报)[^，；。]*"
)


def cause_of_task(task: TaskYear) -> str:
    """The reason of the last extension, else the last difficulty that was reported; "" without any."""
    told = sorted(task.entries, key=lambda entry: (entry.to_on, entry.id))
    difficulties = [entry.difficulties for entry in reversed(told)]
    return next((cause for words in (*reversed(task.delays), *difficulties) if (cause := tidy_cause(words))), "")


def returned_cause(task: TaskYear) -> str:
    """Why work was sent back the last time."""
    return next((cause for words in reversed(task.returns) if (cause := tidy_cause(words))), "")


def cause_of_note(note: Noted) -> str:
    """The cause that was noted; "" without one, or where the problem's own words name it."""
    return tidy_cause(note.cause)


def tidy_cause(words: str) -> str:
    """The words as they may follow 主要原因是, without what they ask for (申请顺延三周, 请补上)."""
    clauses = re.split("(?<=[，；。])", clause(item_text(words)))
    told = clause("".join(part for part in clauses if not _REQUEST.match(part)))
    return clause(_LEAD.sub("", told)).lstrip("，：；、") or told
