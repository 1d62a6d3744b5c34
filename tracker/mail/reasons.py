"""Why else a matter is told, and where it comes from."""

from datetime import date

from tracker.domain.notices import NoticeReason
from tracker.mail.dates import day
from tracker.mail.digest import Matter, Told
from tracker.mail.first_lines import answers_slip, by_somebody, date_line, slip_line, state_line
from tracker.mail.speech import _
from tracker.mail.words import BY_SOMEBODY, CALLED_FOR, DATES, LONGEST, OF_EXTENSION, UNTIL, Tone


def due_line(matter: Matter, today: date) -> tuple[Tone, str] | None:
    """The task's own date, where the first line leaves it out."""
    reason = matter.lead.reason
    said_above = not answers_slip(matter) and (reason in DATES or reason in UNTIL)
    return None if matter.due_on is None or said_above else date_line(matter.due_on, today)


def reasons(matter: Matter, today: date) -> list[str]:
    """Why else it is told, whose work it is if not the reader's, and what was said, a line each."""
    first, lead = state_line(matter, today)[1], matter.lead
    lines = [_stands_for(told) for told in matter.told if told.for_name]
    lines += [_proposed(matter.proposed_on, today)] if matter.proposed_on and lead.reason in OF_EXTENSION else []
    lines += [_whose(matter)] if matter.owner and not matter.is_doer else []
    called = {CALLED_FOR[told.reason] for told in matter.told if told.reason in CALLED_FOR}
    for told in matter.told:
        lines += _with_words(told, "", first) if told.reason in called else _also(told, first, today)
    return list(dict.fromkeys(line for line in lines if line != first))


def _proposed(proposed_on: date, today: date) -> str:
    return _("申请延到 %(day)s", day=day(proposed_on, today))


def _also(told: Told, first: str, today: date) -> list[str]:
    """A reason in lines of its own, with what was said. Of the date itself enough is said."""
    lines = []
    if told.reason is NoticeReason.ESCALATED:
        after = told.step.removeprefix("e")
        lines += [_("逾期满 %(days)s 个工作日，逐级督办", days=after) if after.isdigit() else _("逾期未办结，逐级督办")]
    if told.slip is not None:
        lines += [slip_line(told.slip, told.reason, today)]
    elif told.reason in BY_SOMEBODY:
        lines += [by_somebody(told, today)[1]]
    return [*lines[:-1], *_with_words(told, lines[-1] if lines else "", first)]


def _with_words(told: Told, line: str, first: str) -> list[str]:
    """What somebody said, after the line that tells who and when, or after their name if that stands above."""
    said = " ".join(told.text.split())
    said = said if len(said) <= LONGEST else said[:LONGEST] + "……"
    if not said:
        return [line] if line else []
    before = told.who if line in {"", first} or told.slip is not None else line
    spoken = _("%(who)s：%(said)s", who=before, said=said) if before else said
    return [line, spoken] if told.slip is not None else [spoken]


def _stands_for(told: Told) -> str:
    return _("代%(name)s办理", name=told.for_name)


def _whose(matter: Matter) -> str:
    if matter.unit:
        return _("承办人 %(name)s，%(unit)s", name=matter.owner, unit=matter.unit)
    return _("承办人 %(name)s", name=matter.owner)


def source_line(matter: Matter, today: date) -> str:
    """2025年度报告 三（一）三是　上次报送 9月5日: where it comes from, and how far it is."""
    parts = [matter.org, *_source(matter), _progress(matter, today)]
    return "\u3000".join(part for part in parts if part)


def _source(matter: Matter) -> list[str]:
    quoted = matter.quoted
    if quoted is None:
        return []
    if quoted.report_year is None:
        return [quoted.document]
    return [_("%(year)s年度报告 %(passage)s", year=quoted.report_year, passage=quoted.passage).strip()]


def _progress(matter: Matter, today: date) -> str:
    if matter.waiting_for:
        return _("延期申请正在等%(name)s签字", name=matter.waiting_for)
    parts = [_("已完成 %(percent)s%%", percent=matter.percent)] if matter.percent is not None else []
    parts += [_("上次报送 %(day)s", day=day(matter.reported_on, today))] if matter.reported_on else []
    return "\u3000".join(parts)
