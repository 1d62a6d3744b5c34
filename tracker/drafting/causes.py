"""Why something went wrong, in the words of those who did it."""

import re

from tracker.domain.rollup import Noted, TaskYear
from tracker.drafting.items import item_text
from tracker.drafting.wording import clause

_LEAD = re.compile(
    r"^(?:(?:产生|存在|造成)?(?:的)?(?:主要)?原因(?:主要)?(?:是|在于|有|为)?[，：]?|究其原因[，：]?|主要是(?:因为|由于)?|主要(?=因)|(?:因为|由于|因)(?=..))"
)


def cause_of_task(task: TaskYear) -> str:
    """The reason of the last extension, of a return, or the last difficulty that was reported; "" without any."""
    told = sorted(task.entries, key=lambda entry: (entry.to_on, entry.id))
    difficulties = [entry.difficulties for entry in reversed(told)]
    for words in (*reversed(task.delays), *difficulties, *reversed(task.returns)):
        if cause := tidy_cause(words):
            return cause
    return ""


def cause_of_note(note: Noted) -> str:
    """The cause that was noted; "" without one, or where the problem's own words name it."""
    return tidy_cause(note.cause)


def tidy_cause(words: str) -> str:
    """The words as they may follow 主要原因是."""
    cause = clause(item_text(words))
    return clause(_LEAD.sub("", cause)).lstrip("，：；、") or cause
