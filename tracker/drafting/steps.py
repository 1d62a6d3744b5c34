"""What comes next on a task, in the words of its last accepted progress and of its title."""

import re
from dataclasses import dataclass, replace

from tracker.domain.rollup import TaskYear
from tracker.drafting.amounts import ref_of
from tracker.drafting.items import item_text
from tracker.drafting.model import Ref
from tracker.drafting.titles import continued, problem_in, short_title, title_of
from tracker.drafting.wording import clause
from tracker.parsing import lexicon as lex

_NEXT = re.compile(
    rf"^{lex.NEXT}(?:工作)?(?:打算|计划|安排|措施)?(?:是|为)?[，：]?(?:将|拟|计划|准备|打算)?(?:要)?(?:继续(?=继续))?"
)
_REQUEST = re.compile(r"(?:请(?!示|假|愿|求)|申请|恳请|希望|建议(?!书)|望)")
_SOON = re.compile(r"^(?:下周|本周|这周|明天|后天|近日|近期|下个?月|本月|月底前?|年底前?|年前)(?:起|内|就)?，?")


@dataclass(frozen=True, slots=True)
class Step:
    """Words for a plan item ("" where nobody said any), and the entry that says so."""

    text: str
    refs: tuple[Ref, ...] = ()


NONE_NAMED = Step("")


def next_step(task: TaskYear) -> Step:
    """What the last accepted entry that says so names as next. What it asks of others is none."""
    told = sorted(task.entries, key=lambda entry: (entry.to_on, entry.id), reverse=True)
    said = (Step(_tidy(entry.next_step), (ref_of(entry, entry.next_step),)) for entry in told)
    return next((step for step in said if step.text), NONE_NAMED)


def going_on(task: TaskYear) -> Step:
    """继续做实纠纷排查, 继续推进公开不及时问题的整改; with the next step that was named."""
    step, fault = next_step(task), fault_of(task)
    lead = f"继续推进{fault}问题的整改" if fault else continued(title_of(task))
    words = clause(step.text)
    return replace(step, text=item_text(f"{lead}，{words}" if words and words not in lead else lead))


def measure_of(problem: TaskYear, remedy: TaskYear) -> Step:
    """How `remedy` answers what is wrong with `problem`: unfinished work goes on, else by its next step alone."""
    fault = fault_of(problem)
    step = going_on(remedy) if not (remedy.closed_on or fault_of(remedy)) else next_step(remedy)
    if not step.text or not fault:
        return step
    return replace(step, text=item_text(f"针对{fault}的问题，{step.text}"))


def fault_of(task: TaskYear) -> str:
    """What is wrong, in few words, by the title of a rectification; "" of other tasks."""
    return problem_in(task, short_title(task.title))


def _tidy(words: str) -> str:
    parts = re.split("(?<=[，；。])", _NEXT.sub("", item_text(words)))
    said = clause("".join(part for part in parts if not _REQUEST.match(part)))
    return item_text(_SOON.sub("", said))
