"""Whether each problem has a cause and a measure, and each plan somebody, a date and something to show for it."""

import re
from collections.abc import Iterator, Mapping

from tracker.domain.drafts import SentenceKind, SourceType
from tracker.drafting.model import Sentence

from .model import Case, Code, Finding, blocking, warning
from .numbers import numbers_in
from .sources import GAP

_CAUSE = re.compile(
    r"原因|根源|由于|因为|缘于|源于|归因|所致|导致|造成|使得|主要(?:是|在于)|一方面|受.{1,24}?(?:影响|制约|限制)|因(?![此而])"
)
_COMMON_CAUSE = re.compile(r"(?:上述|以上|这些)[^。]{0,8}(?:问题|不足)[^。]{0,8}(?:原因|由于|是因)|究其原因")
_STOCK = re.compile(
    r"进一步|更加|继续|持续|不断|切实|全面|深入|扎实|积极|大力|着力|努力|认真|有力|有效|稳步|加快|加强|推进|推动|深化|强化|提升|提高|增强|"
    r"加大|抓好|做好|抓实|做实|巩固|拓展|落实|完善|优化|改进|促进|确保|力争|实现|为[^，。]{0,12}(?:提供|营造|奠定|作出)[^，。]*|"
    r"各项|工作|任务|力度|水平|能力|质量|质效|成效|效果|意识|观念|思维|方式|建设|发展|高质量|再上新台阶|迈上新台阶|新局面|新成效|"
    r"法治政府|依法行政|依法治[国理镇县市乡]|法治化?|治理|服务|管理|行政|政府|领导|责任|措施|举措|要求|目标|部署|"
    r"全[镇乡县市区]|我[镇乡县市区]|[和与及的地得、，。；：在上下中以对把将要]|有关|相关|方面|重点|整体|总体"
)
_CONCRETE = re.compile(r"《[^》]+》|\d|[年月]底前?|季度|[上下]半年|年内|每[年月季周]|[一二三四五六七八九十]月")
_FEWEST = 3
_Notes = Mapping[int, int | None]


def item_findings(case: Case) -> Iterator[Finding]:
    """Problems without cause or measure; plans without owner, date or object."""
    problems = [one for one in case.sentences if one.kind is SentenceKind.PROBLEM and not _only_gap(one)]
    plans = [one for one in case.sentences if one.kind is SentenceKind.PLAN]
    explained = any(_COMMON_CAUSE.search(one.text) for one in case.sentences if one.section == "problems")
    notes = {note.id: note.task_id for note in case.support.notes.values()}
    answered = _answered(case, plans, notes)
    for problem in problems:
        if not (_CAUSE.search(problem.text) or (explained and len(problems) > 1)):
            yield blocking(Code.PROBLEM_WITHOUT_CAUSE, problem)
        if problem.slot not in answered and not answered.intersection(_tasks(problem, notes)):
            yield blocking(Code.PROBLEM_WITHOUT_MEASURE, problem)
    for plan in plans:
        if not _only_gap(plan):
            yield from _plan(plan)


def _only_gap(sentence: Sentence) -> bool:
    return not GAP.sub("", sentence.text).strip(" 。；")


def _plan(plan: Sentence) -> Iterator[Finding]:
    if plan.owner_id is None:
        yield warning(Code.PLAN_WITHOUT_OWNER, plan)
    if plan.due_on is None:
        yield warning(Code.PLAN_WITHOUT_DATE, plan)
    if is_empty_promise(plan.text) and not plan.target:
        yield warning(Code.EMPTY_PROMISE, plan)


def is_empty_promise(text: str) -> bool:
    """Whether a plan says only that something goes on or gets better: no object, number, date or document."""
    if GAP.search(text) or _CONCRETE.search(text) or any(one.sure for one in numbers_in(text)):
        return False
    return len(re.sub(r"[^\u4e00-\u9fff]", "", _STOCK.sub("", text))) < _FEWEST


def _answered(case: Case, plans: list[Sentence], notes: _Notes) -> set[str | int]:
    """Slots of problems that a plan names, and ids of tasks that stand behind plans or that those answer."""
    found: set[str | int] = {plan.answers for plan in plans if plan.answers}
    for plan in plans:
        for task_id in _tasks(plan, notes):
            task = case.support.tasks.get(task_id)
            found |= {task_id, *(task.answered if task else ())}
    return found


def _tasks(sentence: Sentence, notes: _Notes) -> set[int]:
    """The tasks behind a sentence, those of its notes included."""
    ids = (
        ref.id if ref.type is SourceType.TASK else notes.get(ref.id) if ref.type is SourceType.NOTE else None
        for ref in sentence.refs
    )
    return {one for one in ids if one is not None}
