"""For monitors: whether the process answers, reaches its database, and whether clock and mail run; and the numbers."""

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from tracker.domain.people import Via, operator
from tracker.domain.running import SWEEP, MailHealth, Pulse, mail_health, pulse_of
from tracker.queries.running import heartbeats, mail_facts
from tracker.web import clock, metrics
from tracker.web.guards import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
@public
def health() -> ResponseReturnValue:
    """`{"status": "ok", "clock": "ok", "mail": "ok"}`, and no reasons: everybody may ask.

    `status` is "ailing" when one of the others is not "ok"; the answer is still a 200, since this process works. An
    unreachable database makes it a 500.
    """
    now = clock.now()
    sweep = heartbeats().get(SWEEP)
    pulse = pulse_of(sweep.at, sweep.failed_at, now) if sweep else Pulse.NEVER
    mail = mail_health(mail_facts(operator(Via.WEB), now), now)
    well = pulse is Pulse.OK and mail is MailHealth.OK
    return {"status": "ok" if well else "ailing", "clock": pulse, "mail": mail}


@blueprint.get("/metrics")
@public
def numbers() -> ResponseReturnValue:
    """Numbers for Prometheus, for this machine and for whoever knows METRICS_TOKEN; to others there is no page."""
    if not metrics.may_scrape(request):
        abort(404)
    return Response(metrics.exposition(), content_type=metrics.CONTENT_TYPE)
