"""Sign-in sessions: from the cookie to the user, from the user to the actor."""

from flask import Flask, g
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from tracker.domain.people import Actor, Seat, Via
from tracker.extensions import login_manager
from tracker.queries.people import Account, person
from tracker.queries.reach import Reach, reach_of
from tracker.web import clock


def register(_app: Flask) -> None:
    """Say where to sign in and how a session finds its user."""
    login_manager.login_view = "auth.sign_in"
    login_manager.login_message = _l("请先登录。")
    login_manager.login_message_category = "info"
    login_manager.session_protection = "basic"
    login_manager.user_loader(load_user)


def load_user(key: str) -> Account | None:
    """The active person of a session key `id.epoch`; a raised epoch or deactivation ends the session."""
    user_id, _, epoch = key.partition(".")
    if not (user_id.isdigit() and epoch.isdigit()):
        return None
    found = person(int(user_id), clock.today())
    if found is None or not found[0].is_active or found[0].session_epoch != int(epoch):
        return None
    account, g.seats = found
    return account


def current_actor() -> Actor:
    """The actor of this request; call it only where somebody is signed in."""
    if "actor" not in g:
        user = current_user
        g.actor = Actor(user.id, user.name, _seats(), current_reach().ancestors, Via.WEB)
    actor: Actor = g.actor
    return actor


def current_reach() -> Reach:
    """The organisations that the person of this request may enter."""
    if "reach" not in g:
        g.reach = reach_of({seat.org_id for seat in _seats()})
    reach: Reach = g.reach
    return reach


def _seats() -> tuple[Seat, ...]:
    """Known from the session's user; whoever signs in by this very request has none yet."""
    seats: tuple[Seat, ...] = g.get("seats", ())
    return seats
