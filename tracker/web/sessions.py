"""Sign-in sessions: from the cookie to the user, from the user to the actor."""

from flask import Flask, g
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from tracker.domain.people import Actor, Via
from tracker.extensions import db, login_manager
from tracker.models import User
from tracker.queries.people import actor_for
from tracker.web import clock


def register(_app: Flask) -> None:
    """Say where to sign in and how a session finds its user."""
    login_manager.login_view = "auth.sign_in"
    login_manager.login_message = _l("请先登录。")
    login_manager.login_message_category = "info"
    login_manager.session_protection = "basic"
    login_manager.user_loader(load_user)


def load_user(key: str) -> User | None:
    """The active user of a session key `id.epoch`; a raised epoch or deactivation ends the session."""
    user_id, _, epoch = key.partition(".")
    if not (user_id.isdigit() and epoch.isdigit()):
        return None
    user = db.session.get(User, int(user_id))
    return user if user and user.is_active and user.session_epoch == int(epoch) else None


def current_actor() -> Actor:
    """The actor of this request; call it only where somebody is signed in."""
    if "actor" not in g:
        user = current_user
        g.actor = actor_for(user.id, user.name, clock.today(), Via.WEB)
    actor: Actor = g.actor
    return actor
