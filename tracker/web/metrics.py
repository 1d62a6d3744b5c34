"""Numbers for Prometheus, read from the database when they are asked for: they are the same from every process."""

from collections.abc import Iterator
from datetime import datetime
from hmac import compare_digest
from ipaddress import ip_address

from flask import Request
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from tracker.domain.people import Via, operator
from tracker.queries.running import heartbeats, living_workers, mail_facts, messages_by_state, open_tasks
from tracker.web import clock

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via")
"""What a proxy adds: behind one, everybody seems to be this machine."""


def may_scrape(request: Request) -> bool:
    """With METRICS_TOKEN as a bearer token. The demo also shows them to this machine itself, without a proxy between:
    behind one that adds no header, everybody would be this machine, so production wants the token.
    """
    settings = clock.settings()
    given = request.authorization
    if settings.metrics_token and given is not None and given.type == "bearer":
        return compare_digest((given.token or "").encode(), settings.metrics_token.encode())
    alone = settings.app_env != "production" and settings.trusted_proxies == 0
    passed_on = any(name in request.headers for name in PASSED_ON)
    return alone and not passed_on and _is_here(request.remote_addr)


def _is_here(address: str | None) -> bool:
    try:
        return address is not None and ip_address(address).is_loopback
    except ValueError:
        return False


def exposition() -> bytes:
    """All numbers in Prometheus's text format."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Numbers(clock.now()))
    return generate_latest(registry)


class Numbers(Collector):
    """What the database says at one moment."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.asks = operator(Via.WEB)

    def collect(self) -> Iterator[Metric]:
        """All of it."""
        yield from self._messages()
        yield from self._jobs()
        yield from self._tasks()
        workers = living_workers()
        if workers is not None:
            yield GaugeMetricFamily("nianlun_workers", "Workers that gave a sign of life.", value=workers)

    def _messages(self) -> Iterator[Metric]:
        counted = GaugeMetricFamily("nianlun_messages", "Messages by state.", labels=["state"])
        for state, count in messages_by_state(self.asks).items():
            counted.add_metric([state], count)
        yield counted
        mail = mail_facts(self.asks, self.now)
        yield self._age("nianlun_message_due_age_seconds", "Since when the oldest message is due.", mail.due_since)
        yield self._age("nianlun_message_put_off_age_seconds", "Age of the oldest put off.", mail.put_off_since)

    def _age(self, name: str, says: str, since: datetime | None) -> Metric:
        age = (self.now - since).total_seconds() if since else 0.0
        return GaugeMetricFamily(name, says, value=max(age, 0.0))

    def _jobs(self) -> Iterator[Metric]:
        well = GaugeMetricFamily("nianlun_job_ended_well_timestamp_seconds", "When, by job.", labels=["job"])
        failed = GaugeMetricFamily("nianlun_job_failed_timestamp_seconds", "When, by job.", labels=["job"])
        for name, row in heartbeats().items():
            for family, when in ((well, row.at), (failed, row.failed_at)):
                if when is not None:
                    family.add_metric([name], when.timestamp())
        yield well
        yield failed

    def _tasks(self) -> Iterator[Metric]:
        count, overdue = open_tasks(self.asks, clock.local(self.now).date())
        yield GaugeMetricFamily("nianlun_tasks_open", "Tasks that have not ended.", value=count)
        yield GaugeMetricFamily("nianlun_tasks_overdue", "Open tasks past their date.", value=overdue)
