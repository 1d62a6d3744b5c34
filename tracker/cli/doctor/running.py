"""Checks of what runs by itself: the clock, the queue and its workers, the mail."""

import re
from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa
from flask_babel import gettext as _

from config import Settings
from tracker.cli.doctor.finding import Finding, broken, good, note
from tracker.domain.people import operator
from tracker.domain.running import SWEEP, MailFacts, MailHealth, Pulse, mail_health, pulse_of
from tracker.extensions import db
from tracker.models import Heartbeat
from tracker.queries.installation import organisation_count
from tracker.queries.running import dead_messages, heartbeats, living_workers, mail_facts
from tracker.services.backlog import has_queue


def running_findings(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Everything about the clock, the queue and the messages; needs the newest schema."""
    yield _sweeps(settings, heartbeats().get(SWEEP), now)
    facts = mail_facts(operator(), now)
    if has_queue():
        yield _queue_schema()
        yield _workers(facts)
    yield _messages(settings, facts, now)
    if dead := dead_messages(operator(), now):
        says = _("最近 7 天有 %(count)s 条被对方服务器永久拒收", count=dead)
        yield note(_("退回的消息"), says, _("在“消息投递”页上看原因，改好邮箱后重发，或人工转达"))


def _sweeps(settings: Settings, beat: Heartbeat | None, now: datetime) -> Finding:
    name, mend = _("定时任务"), _("运行 flask --app wsgi scheduler（make run 自带），并让它一直开着")
    pulse = pulse_of(beat.at, beat.failed_at, now) if beat else Pulse.NEVER
    if beat is None or pulse is Pulse.NEVER:
        # Nothing is due where nobody works yet, and a demo is often looked at before it runs.
        found = broken if settings.app_env == "production" and organisation_count(operator()) else note
        return found(name, _("还没有检查过到期事项"), mend)
    at = f"{beat.at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}" if beat.at else _("从未成功")
    if pulse is Pulse.FAILING:
        says = _("出错了：%(error)s（上次正常：%(at)s）", error=beat.error, at=at)
        return broken(name, says, _("按日志里 job_failed 那一行的说明处理，处理好后它会自己接着跑"))
    if pulse is Pulse.LATE:
        return broken(name, _("停了：上次检查到期事项是 %(at)s", at=at), mend)
    return good(name, _("上次检查到期事项：%(at)s", at=at))


def _queue_schema() -> Finding:
    """The package may be newer than the schema that a migration put up."""
    from procrastinate.schema import SchemaManager

    name, wanted = _("任务队列"), set(re.findall(r"CREATE FUNCTION (\w+)", SchemaManager.get_schema()))
    there = set(db.session.scalars(sa.text("SELECT proname FROM pg_proc WHERE proname LIKE 'procrastinate%'")))
    if wanted - there:
        return broken(
            name, _("结构不对，少了 %(names)s 等", names=min(wanted - there)), _("运行 flask --app wsgi upgrade")
        )
    return good(name, _("结构完整"))


def _workers(facts: MailFacts) -> Finding:
    name, alive = _("后台进程"), living_workers()
    if alive:
        return good(name, _("%(count)s 个在工作", count=alive))
    mend = _("运行 flask --app wsgi worker，并让它一直开着")
    if facts.due:
        return broken(name, _("没有在工作的 worker，%(count)s 条消息等着发", count=facts.due), mend)
    return note(name, _("没有在工作的 worker，消息发不出去"), mend)


def _messages(settings: Settings, facts: MailFacts, now: datetime) -> Finding:
    name, health = _("待发消息"), mail_health(facts, now)
    if health is MailHealth.FAILING:
        says = _(
            "邮件发不出去：%(count)s 封等着重试；对方说：%(answer)s", count=facts.put_off, answer=facts.answer or "—"
        )
        mend = _("检查 SMTP_URL、网络和邮箱密码；修好后会自动补发，也可以马上运行 flask --app wsgi deliver")
        return broken(name, says, mend if settings.smtp_url else _("设置 SMTP_URL 后重启，等着的会自动补发"))
    if health is MailHealth.WAITING:
        since = min(when for when in (facts.due_since, facts.put_off_since) if when)
        says = _("有的等得太久，最早的从 %(at)s 起", at=f"{since.astimezone(now.tzinfo):%Y-%m-%d %H:%M}")
        return broken(name, says, _("看定时任务和后台进程开着没有；在“消息投递”页上看每条的原因"))
    if facts.put_off:
        return note(
            name, _("%(count)s 封等着重试；对方说：%(answer)s", count=facts.put_off, answer=facts.answer or "—")
        )
    return good(name, _("没有积压") if not facts.due else _("%(count)s 条正要发", count=facts.due))
