"""A town's year and the draft made of it, as the checks see them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.drafting.years import YEAR, entry, figure, note, record, task, year
from tracker.domain.outcomes import Outcome, Why
from tracker.domain.outlines import Outline
from tracker.domain.reports import ItemKind
from tracker.domain.rollup import LastReport, Rollup, Stated, TaskYear, Told
from tracker.domain.work import Duty
from tracker.drafting.checks import Case, Code, Finding, check
from tracker.drafting.compose import compose
from tracker.drafting.layout import head_of, layout
from tracker.drafting.model import Composed, Sentence
from tracker.drafting.support import support_of

OUTLINE = Outline()
KEPT, LATE, PROBLEM_NOTE, PLAN_NOTE = 11, 12, 31, 32
TRAINED, HEARD, OPINION = "total:n:T4:行政执法培训次", "total:n:T4:参训人次人次", "record:3"


def a_year(last: LastReport | None = None) -> Rollup:
    """Two records with figures, one without, a kept task, a late one, two notes, and what the heads did."""
    kept = _said(5, KEPT, "修订重大执法决定法制审核目录，在政务公开栏公布。")
    late = _said(6, LATE, "完成案卷评查方案的起草。")
    return year(
        record("队员集中培训。", figure("行政执法培训", 4, "次", id=1), figure("参训人次", 100, "人次", id=2), id=1),
        record("组织网格员培训。", figure("行政执法培训", 2, "次", id=3), figure("参训人次", 58, "人次", id=4), id=2),
        record("聘请法律顾问对重大行政执法决定逐件审核，出具意见书三份。", id=3),
        record("镇长主持召开专题会议，部署综合执法改革工作。", duty=Duty.DEPLOYED, id=4),
        task("完善重大执法决定法制审核目录", kept, id=KEPT),
        task(
            "规范执法案卷管理", late, id=LATE, outcome=Outcome.CARRIED_OVER,
            why=Why.STILL_OPEN, late_since=date(YEAR, 12, 1), delays=("专职法制审核人员年中调离，岗位空缺",),
            target="评查案卷不少于20件",
        ),
        notes=(
            note("村级法律顾问到村次数偏少", "服务合同没有约定次数", id=PROBLEM_NOTE),
            note("修订村级法律顾问服务合同，约定到村不少于12次", kind=ItemKind.PLAN, id=PLAN_NOTE),
        ),
        only=("T4",), last=last,
    )  # fmt: skip


def _said(number: int, task_id: int, text: str) -> Told:
    return entry(text, task=task_id, id=number)


def last_report(*items: Stated, text: str = "", figures: Sequence[tuple[str, int, str]] = ()) -> LastReport:
    numbers = tuple((name, Decimal(value), unit) for name, value, unit in figures)
    return LastReport(1, YEAR - 1, text, items, numbers)


def promised(item_id: int, text: str, task_id: int | None, kind: ItemKind = ItemKind.PLAN) -> Stated:
    return Stated(item_id, kind, text, task_id)


def as_sentence(made: Composed) -> Sentence:
    """A composed sentence as it stands in the draft before anybody has touched it."""
    names = ("slot", "section", "kind", "text", "group", "refs", "amounts", "answers", "due_on", "owner_id", "target")
    return Sentence(**{name: getattr(made, name) for name in names})


def drafted(rollup: Rollup, outline: Outline = OUTLINE) -> list[Sentence]:
    return [as_sentence(made) for made in compose(rollup, outline).sentences]


def case_of(rollup: Rollup, sentences: Sequence[Sentence] | None = None, **more: Any) -> Case:
    """The draft made from `rollup`, or these sentences. `now`: the year as it is at the time of the check."""
    now, outline, dated = (
        more.pop("now", rollup),
        more.pop("outline", OUTLINE),
        more.pop("dated", date(YEAR + 1, 1, 15)),
    )
    kept = drafted(rollup, outline) if sentences is None else list(sentences)
    head = head_of(rollup, outline, dated)
    return Case(kept, outline, head, layout(kept, outline, head), now, support_of(now), **more)


def findings(code: Code, rollup: Rollup, sentences: Sequence[Sentence] | None = None, **more: Any) -> list[Finding]:
    """What is found of one kind."""
    return [finding for finding in check(case_of(rollup, sentences, **more)) if finding.code is code]


def edited(sentences: Sequence[Sentence], slot: str, text: str, **more: Any) -> list[Sentence]:
    """The draft with a person's words in one place."""
    assert any(one.slot == slot for one in sentences), [one.slot for one in sentences]
    return [replace(one, text=text, edited=True, **more) if one.slot == slot else one for one in sentences]


def without_entry(rollup: Rollup, *gone: int) -> Rollup:
    """The year after accepted entries were withdrawn, or replaced by a correction."""
    work: list[TaskYear | Told] = [
        *(one for one in rollup.records if one.id not in gone),
        *(replace(one, entries=tuple(e for e in one.entries if e.id not in gone)) for one in rollup.tasks),
    ]
    return year(*work, notes=rollup.notes, only=[theme.code for theme in rollup.themes], last=rollup.last)
