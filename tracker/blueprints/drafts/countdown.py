"""How long until the report is due: before 1 March to the superiors, before 1 April to the public."""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.drafts import DraftStage
from tracker.domain.periods import Period
from tracker.domain.reminding.steps import PUBLISHED_BY, REPORT_DUE


@dataclass(frozen=True, slots=True)
class Limit:
    """A last day, and the days that are left; negative once it has passed."""

    last_day: date
    left: int


def limit_of(year: int, period: Period, stage: DraftStage, today: date) -> Limit | None:
    """The next last day of the yearly report: to hand it in, then to publish it. Other periods have none of the law."""
    if period is not Period.YEAR or stage is DraftStage.PUBLISHED:
        return None
    month, day = PUBLISHED_BY if stage is DraftStage.SUBMITTED else REPORT_DUE
    last = date(year + 1, month, day) - timedelta(days=1)
    return Limit(last, (last - today).days)
