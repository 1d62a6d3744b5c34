"""What pages of drafts are called."""

from flask_babel import gettext as _

from tracker.domain.drafts import DraftStage
from tracker.domain.periods import Period
from tracker.web.words import label


def draft_title(year: int, period: Period, stage: DraftStage = DraftStage.FIRST) -> str:
    """2026年度报告　初稿; of a shorter period: 2026年上半年报告　初稿."""
    kind = label(stage) if stage in {DraftStage.FIRST, DraftStage.DISCUSSION} else _("送审稿")
    if stage in {DraftStage.SUBMITTED, DraftStage.PUBLISHED}:
        kind = _("定稿")
    if period is Period.YEAR:
        return _("%(year)s年度报告　%(kind)s", year=year, kind=kind)
    return _("%(year)s年%(period)s报告　%(kind)s", year=year, period=label(period), kind=kind)
