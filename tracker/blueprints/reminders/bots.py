"""The bots of units' group chats, for the office's own administrators."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, PasswordField, RadioField, StringField

from tracker.blueprints.reminders.blueprint import blueprint
from tracker.domain.bots import BotKind
from tracker.domain.permissions import Permission
from tracker.extensions import limiter
from tracker.mail.bots import BotOutlet
from tracker.mail.outlets import Outcome
from tracker.models import Bot
from tracker.queries.roster import unit_of, units_of
from tracker.services.reminding.bots import BotEntry, bots_by_unit, host_of, require_bots, save_bot, try_bot
from tracker.web import clock
from tracker.web.answer_words import plain_answer
from tracker.web.attempts import VersionForm, attempt
from tracker.web.guards import requires
from tracker.web.reminder_words import BOT_KINDS
from tracker.web.scope import scope

UNIT = "/bots/<int(max=2147483647):unit_id>"


class BotForm(VersionForm):
    """A unit's bot. What is kept of address and secret is never shown."""

    kind = RadioField(_l("哪一种"))
    url = StringField(_l("地址"))
    secret = PasswordField(_l("签名密钥"))
    is_active = BooleanField(_l("在用"))

    def offer(self) -> None:
        """Fill the choices."""
        self.kind.choices = [(kind.value, str(word)) for kind, word in BOT_KINDS.items()]

    def entry(self) -> BotEntry:
        """What was typed, for the service."""
        kind = BotKind(self.kind.data)
        return BotEntry(kind, self.url.data or "", self.secret.data or "", bool(self.is_active.data))


@blueprint.get("/bots")
@requires(Permission.MANAGE_ORGANISATIONS)
def bots() -> ResponseReturnValue:
    """The units with their bots."""
    here = scope()
    require_bots(here.actor, here.org.id)
    found = bots_by_unit(here.actor, here.org.id)
    units = [unit for unit in units_of(here.actor, here.org.id) if unit.is_active or unit.id in found]
    return render_template("reminders/bots.html", units=units, bots=found, host_of=host_of)


@blueprint.route(UNIT, methods=["GET", "POST"])
@requires(Permission.MANAGE_ORGANISATIONS)
def bot(unit_id: int) -> ResponseReturnValue:
    """One unit's bot."""
    here = scope()
    require_bots(here.actor, here.org.id)
    unit = unit_of(here.actor, here.org.id, unit_id)
    kept = bots_by_unit(here.actor, here.org.id).get(unit.id)
    form = _form(kept)
    if form.validate_on_submit() and attempt(
        form, save_bot, here.actor, clock.now(), unit.id, form.seen, form.entry(), clock.settings().bot_hosts
    ):
        flash(_("已保存。可以点“测试”，看群里收不收得到。"), "success")
        return redirect(url_for("reminders.bot", unit_id=unit.id))
    page = render_template(
        "reminders/bot.html", form=form, unit=unit, bot=kept, host_of=host_of, hosts=clock.settings().bot_hosts
    )
    return page, 400 if form.is_submitted() else 200


def _form(kept: Bot | None) -> BotForm:
    if kept is None:
        form = BotForm(kind=BotKind.WECOM.value, is_active=True, version=0)
    else:
        form = BotForm(kind=kept.kind.value, is_active=kept.is_active, version=kept.version_id)
    form.offer()
    return form


@blueprint.post(UNIT + "/test")
@requires(Permission.MANAGE_ORGANISATIONS)
@limiter.limit("6/minute")
def test_bot(unit_id: int) -> ResponseReturnValue:
    """Say something in the group, and tell how it went."""
    here = scope()
    require_bots(here.actor, here.org.id)
    unit = unit_of(here.actor, here.org.id, unit_id)
    form = VersionForm()
    text = _("%(name)s在测试年轮的群机器人：%(unit)s的提醒会发到这里。", name=here.actor.name, unit=unit.name)
    send = BotOutlet(clock.settings().bot_hosts).send
    answer = attempt(form, try_bot, here.actor, clock.now(), unit.id, _("测试提醒"), text, send)
    if answer and answer[0].outcome is Outcome.ACCEPTED:
        flash(_("已发到群里，请看一眼收到没有。"), "success")
    else:
        why = plain_answer(answer[0].text) if answer else "".join(form.form_errors)
        flash(_("没有发到群里。%(why)s", why=why), "error")
    return redirect(url_for("reminders.bot", unit_id=unit.id))
