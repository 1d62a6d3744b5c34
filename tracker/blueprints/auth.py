"""Signing in and out, one's own password, the language."""

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user, login_user, logout_user
from wtforms import BooleanField, PasswordField, StringField
from wtforms.validators import EqualTo

from tracker.domain.errors import Invalid
from tracker.domain.passwords import MOST
from tracker.extensions import limiter
from tracker.models import User
from tracker.services import accounts
from tracker.services.sign_in import authenticate
from tracker.web import babel, clock, pages, statics
from tracker.web.forms import AtMost, Form, Required
from tracker.web.guards import public, signed_in
from tracker.web.sessions import current_actor

blueprint = Blueprint("auth", __name__)
OPEN_TO_ALL = {"auth.password", "auth.sign_out", "auth.locale", "health.health", *statics.FILES}


class SignInForm(Form):
    """Account and password."""

    account = StringField(_l("账号或手机号"), [Required(), AtMost(40)])
    password = PasswordField(_l("密码"), [Required(), AtMost(MOST)])
    keep = BooleanField(_l("这是我自己的电脑，7 天内不用再登录"))


class PasswordForm(Form):
    """One's own new password, typed twice."""

    current = PasswordField(_l("现在的密码"), [Required(), AtMost(MOST)])
    new = PasswordField(_l("新密码"), [Required()])
    again = PasswordField(_l("再输一遍新密码"), [EqualTo("new", _l("两次输入的不一样。请再输一遍新密码。"))])


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
@limiter.limit("30/minute;300/hour", methods=["POST"])
def sign_in() -> ResponseReturnValue:
    """The sign-in page; those who are signed in go on."""
    if current_user.is_authenticated:
        return redirect(pages.safe_next(url_for("home.index")))
    form = SignInForm()
    if form.validate_on_submit():
        try:
            user = authenticate(
                form.account.data or "", form.password.data or "", request.remote_addr or "", clock.now()
            )
            _enter(user, form.keep.data)
            return redirect(pages.safe_next(url_for("home.index")))
        except Invalid as error:
            form.refuse(error)
    return render_template("auth/sign_in.html", form=form, next=pages.safe_next(""))


def _enter(user: User, keep: bool) -> None:
    """A new session for this person; only the language chosen before is carried over."""
    locale = session.get("locale") or user.locale
    session.clear()
    login_user(user, remember=keep)
    if locale:
        session["locale"] = locale


@blueprint.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """End the session on this computer."""
    leave()
    flash(_("您已退出登录。"), "success")
    return redirect(url_for("auth.sign_in"))


def leave() -> None:
    """End the session; the language stays."""
    locale = session.get("locale")
    session.clear()
    logout_user()  # leaves a note in the session that the cookie which keeps people signed in has to go
    if locale:
        session["locale"] = locale


@blueprint.route("/password", methods=["GET", "POST"])
@signed_in
def password() -> ResponseReturnValue:
    """Change one's own password; all other sessions end."""
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            user = accounts.change_password(current_actor(), form.current.data or "", form.new.data or "", clock.now())
            login_user(user, remember=current_app.config["REMEMBER_COOKIE_NAME"] in request.cookies)
            flash(_("密码已修改。您在别处的登录已经退出。"), "success")
            return redirect(url_for("home.index"))
        except Invalid as error:
            form.refuse(error)
    return render_template("auth/password.html", form=form, forced=current_user.must_change_password)


@blueprint.post("/locale")
@public
def locale() -> ResponseReturnValue:
    """Switch the language, for this session and for the person who is signed in."""
    chosen = request.form.get("locale", "")
    if chosen not in babel.LOCALES:
        abort(400)
    session["locale"] = chosen
    if current_user.is_authenticated:
        accounts.set_locale(current_user.id, chosen)
    return redirect(pages.safe_next(url_for("home.index")))


@blueprint.before_app_request
def change_first() -> ResponseReturnValue | None:
    """A password that somebody else has given is changed before anything else."""
    if request.endpoint in OPEN_TO_ALL or not current_user.is_authenticated or not current_user.must_change_password:
        return None
    return redirect(url_for("auth.password"))
