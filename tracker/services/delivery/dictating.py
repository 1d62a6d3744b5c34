"""Words to be passed on: what several messages to one person tell now, as one short text with its links. Reads only.

A county's people are told of towns' work, whose notices nobody in the county sees otherwise: the words of a message are
those that a sender would write, for whoever may deliver it.
"""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import force_locale

from config import Settings
from tracker.domain.errors import NotFound
from tracker.domain.people import Actor, operator
from tracker.mail import digest, writing
from tracker.queries.digest_rows import Head, Helper, Said
from tracker.queries.digests import heads, helpers, said
from tracker.services.delivery.addresses import Addresses
from tracker.services.delivery.composing import LOCALE
from tracker.services.delivery.matters import Matters


def dictate(actor: Actor, now: datetime, groups: Sequence[Sequence[int]]) -> list[str]:
    """A text for each group of messages (ids) to one person, in few statements; "" where nothing is left to tell.

    Raises NotFound unless the actor sees all of the messages.
    """
    settings: Settings = current_app.config["SETTINGS"]
    today, ids = now.astimezone(settings.timezone).date(), [one for group in groups for one in group]
    if not ids:
        return []
    by_id = {head.id: head for head in heads(actor, ids)}
    if not by_id.keys() >= set(ids):
        raise NotFound("not_found")
    notices = said(operator(actor.via), ids, today, now)
    ask = helpers(actor, {head.org_id for head in by_id.values()}, today)
    addresses = Addresses()
    return [
        _text(addresses, settings.timezone, today, by_id[group[-1]], _together(notices, group), ask) for group in groups
    ]


def _together(notices: dict[int, list[Said]], group: Sequence[int]) -> list[Said]:
    return [one for message_id in group for one in notices.get(message_id, [])]


def _text(
    addresses: Addresses, zone: ZoneInfo, today: date, head: Head, notices: list[Said], ask: dict[int, Helper]
) -> str:
    with force_locale(head.locale or LOCALE):
        matters = Matters(addresses, zone, head.org_id).of(notices)
        if not matters:
            return ""
        helper = ask.get(head.org_id)
        desk = addresses.to("desk.index", org=head.org_code, year=today.year) or addresses.home
        told = digest.Digest(
            reader=head.name or "", org=head.org_name, day=today, matters=matters, desk_url=desk,
            helper=digest.Helper(helper.name, helper.phone or "") if helper else None,
        )  # fmt: skip
        return writing.write_short(told).text
