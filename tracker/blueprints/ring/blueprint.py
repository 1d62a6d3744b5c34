"""The blueprint of the ring, on which the modules beside it hang their views, and what its pages share."""

from flask_babel import gettext as _

from tracker.queries.directory import Directory
from tracker.queries.ring.standing import Look
from tracker.web import clock
from tracker.web.addresses import kept_url
from tracker.web.scope import Scope, tenant_blueprint

blueprint = tenant_blueprint("ring", __name__, "/ring")
NO_THEME = "none"
"""How an address calls work that nobody has sorted."""


def look(here: Scope) -> Look:
    """Who looks at the ring, today."""
    return Look(here.actor, clock.today(), clock.minutes_ahead())


def theme_name(directory: Directory, code: str) -> str:
    """A theme's name; the word for work without one."""
    return directory.theme(code) if code else _("未分主题")


def tabs(current: str) -> list[tuple[str, str, bool]]:
    """The pages of the ring: words, address, whether it is this one."""
    words = {
        "ring.index": _("年轮"), "ring.promises": _("承诺台账"), "ring.outcomes": _("兑现认定"),
        "ring.repeats": _("一再出现的问题"),
    }  # fmt: skip
    return [(word, kept_url(endpoint), endpoint == current) for endpoint, word in words.items()]
