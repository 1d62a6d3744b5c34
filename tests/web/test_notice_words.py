"""What a reminder says: days to its date, or since it, as of the day on which it is told."""

from datetime import date

import pytest
from flask import Flask

from tracker.domain.notices import NoticeReason
from tracker.web.notice_words import notice_sentence

TODAY = date(2026, 9, 22)
TOLD = [
    (NoticeReason.DUE_SOON, "7", date(2026, 9, 29), "还有 7 天到期（9月29日）"),
    (NoticeReason.DUE_SOON, "7", date(2026, 9, 27), "还有 5 天到期（9月27日）"),
    (NoticeReason.DUE_TODAY, "0", TODAY, "今天到期（9月22日）"),
    (NoticeReason.OVERDUE, "+0", date(2026, 9, 21), "9月21日到期，已逾期 1 天"),
    (NoticeReason.ESCALATED, "e3", date(2026, 9, 17), "9月17日到期，逾期满 3 个工作日，逐级督办"),
    (NoticeReason.RECEIPT_OVERDUE, "+0", date(2026, 9, 15), "9月15日分派，到现在还没有签收"),
    (NoticeReason.VERIFICATION_OVERDUE, "+1", date(2026, 9, 8), "9月8日提交审核，到现在还没有签批"),
    (NoticeReason.QUARTER_DUE, "5", date(2026, 9, 25), "季度报数9月25日截止，还没有报，还有 3 天"),
    (NoticeReason.QUARTER_DUE, "0", TODAY, "季度报数9月22日截止，还没有报，就是今天"),
    (NoticeReason.REPORT_DUE, "7", date(2027, 3, 1), "上一年度的报告2027年3月1日前报上级，还有 160 天"),
]


@pytest.mark.parametrize(("reason", "step", "due_on", "sentence"), TOLD)
def test_a_reminder_says_its_date_and_the_days(
    app: Flask, reason: NoticeReason, step: str, due_on: date, sentence: str
) -> None:
    with app.test_request_context():
        assert notice_sentence(reason, None, step=step, due_on=due_on, on=TODAY) == sentence


def test_a_reminder_that_is_told_too_late_says_so(app: Flask) -> None:
    with app.test_request_context():
        said = notice_sentence(NoticeReason.DUE_SOON, None, step="1", due_on=date(2026, 9, 20), on=TODAY)
    assert said == "9月20日到期，已逾期 2 天"


def test_a_delegate_reads_in_whose_place_they_are_told(app: Flask) -> None:
    with app.test_request_context():
        said = notice_sentence(NoticeReason.DUE_TODAY, None, due_on=TODAY, on=TODAY, for_name="周敏")
    assert said == "今天到期（9月22日）（代周敏）"
