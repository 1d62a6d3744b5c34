"""The bots of units' group chats: an address to which the server writes, set by the office's own administrators."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.domain.bots import BotKind
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.extensions import db
from tracker.mail.bots import is_allowed
from tracker.mail.outlets import Answer, Posting
from tracker.models import Bot, Unit
from tracker.queries.scope import may_see, visible
from tracker.services.events import record
from tracker.services.rows import check_version, flush_unique, take, take_organisation

Send = Callable[[Posting], Answer]
LONGEST_URL, SHORTEST_SECRET, LONGEST_SECRET = 500, 16, 120


@dataclass(frozen=True, slots=True)
class BotEntry:
    """A bot as somebody enters it. Address and secret are never shown again: "" keeps those that are there."""

    kind: BotKind
    url: str = ""
    secret: str = ""
    is_active: bool = True


def require_bots(actor: Actor, org_id: int) -> None:
    """Raise NotAllowed unless the actor administers this organisation, sitting in it: what its groups are told is its
    own matter, and an address is a way out of the house.
    """
    require(actor, Permission.MANAGE_ORGANISATIONS, Subject(org_id))
    require(actor, Permission.MANAGE_REMINDERS, Subject(org_id))


def bots_by_unit(actor: Actor, org_id: int) -> dict[int, Bot]:
    """The bots of an organisation by their units' ids."""
    rows = db.session.scalars(visible(actor, Bot).where(Bot.org_id == org_id).options(joinedload(Bot.unit)))
    return {bot.unit_id: bot for bot in rows}


def save_bot(actor: Actor, now: datetime, unit_id: int, version: int, entry: BotEntry, hosts: tuple[str, ...]) -> Bot:
    """Make or change the bot of a unit. `version` is 0 for a unit without one; `hosts` are those that may be written
    to. The event tells host and kind, never the address, whose end is a key.
    """
    unit = take(actor, Unit, unit_id)
    take_organisation(actor, unit.org_id)
    require_bots(actor, unit.org_id)
    bot = _bot_of(actor, unit.id)
    if bot is not None:
        check_version(bot, version)
    elif version:
        raise Conflict("changed_meanwhile")
    values = _checked(entry, bot, hosts)
    if bot is None:
        bot = Bot(org_id=unit.org_id, unit_id=unit.id)
        db.session.add(bot)
    for name, value in values.items():
        setattr(bot, name, value)
    flush_unique("changed_meanwhile", "url")
    told = {"unit_id": unit.id, "kind": bot.kind, "host": host_of(bot.url), "is_active": bot.is_active}
    record(actor, now, "bot_set", bot, after=told | ({"secret": True} if entry.secret else {}))
    db.session.commit()
    return bot


def _bot_of(actor: Actor, unit_id: int) -> Bot | None:
    return db.session.scalar(select(Bot).where(may_see(actor, Bot), Bot.unit_id == unit_id))


def _checked(entry: BotEntry, bot: Bot | None, hosts: tuple[str, ...]) -> dict[str, object]:
    """The columns' values; Invalid with the field at fault."""
    same_kind = bot is not None and bot.kind is entry.kind
    url = entry.url.strip() or (bot.url if bot is not None and same_kind else "")
    secret = entry.secret.strip() or (bot.secret if bot is not None and same_kind else "")
    if not url:
        raise Invalid("required", field="url")
    if len(url) > LONGEST_URL or not is_allowed(url, hosts):
        raise Invalid("bot_host_refused", field="url", hosts=list(hosts))
    if entry.kind is BotKind.WECOM:
        if "key=" not in url:
            raise Invalid("bot_key_missing", field="url")
        secret = ""
    elif not SHORTEST_SECRET <= len(secret) <= LONGEST_SECRET:
        raise Invalid("bot_secret_length", field="secret", least=SHORTEST_SECRET, most=LONGEST_SECRET)
    return {"kind": entry.kind, "url": url, "secret": secret, "is_active": entry.is_active}


def host_of(url: str) -> str:
    """The host of an address: what of it may be shown."""
    return url.partition("://")[2].partition("/")[0].partition("?")[0]


def try_bot(actor: Actor, now: datetime, unit_id: int, title: str, text: str, send: Send) -> Answer:
    """Post a test to a unit's group, outside any transaction, and keep in the log how it went."""
    unit = take(actor, Unit, unit_id)
    require_bots(actor, unit.org_id)
    bot = _bot_of(actor, unit.id)
    if bot is None:
        raise Invalid("bot_missing")
    posting = Posting(f"test-{uuid4()}", bot.kind, bot.url, bot.secret, title, text)
    bot_id = bot.id
    db.session.rollback()  # nothing is held while a foreign server thinks
    answer = send(posting)
    record(actor, now, "bot_tried", take(actor, Bot, bot_id), after={"outcome": answer.outcome, "answer": answer.text})
    db.session.commit()
    return answer
