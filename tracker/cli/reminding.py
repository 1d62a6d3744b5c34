"""`flask remind`: one sweep, now or as of another time."""

from datetime import date, datetime, time

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from tracker.cli.output import print_json, refusals_explained
from tracker.services.loops import sweep
from tracker.web import clock

NINE = time(9)
YEARS = range(2000, 2200)
"""Beyond them no office has tasks, and a sweep would count the working days of centuries."""


class Instant(click.ParamType[datetime]):
    """A time in ISO 8601; without a zone it is one of TIMEZONE, and a day alone means nine in the morning."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The instant, with a zone."""
        given = str(value).strip()
        try:
            day_alone = len(given) <= len("2026-03-02") and "T" not in given
            at = datetime.combine(date.fromisoformat(given), NINE) if day_alone else datetime.fromisoformat(given)
            at = at if at.tzinfo else at.replace(tzinfo=clock.settings().timezone)
            clock.local(at)
        except (ValueError, OverflowError):
            self.fail(
                _(
                    "时间“%(given)s”读不懂，请写成 2026-03-02、2026-03-02T09:00 或 2026-03-02T09:00+08:00。",
                    given=given,
                ),
                param,
                ctx,
            )
        if at.year not in YEARS:
            far = {"given": given, "first": YEARS.start, "last": YEARS.stop - 1}
            self.fail(_("时间“%(given)s”太远，请写 %(first)s 到 %(last)s 年之间的时间。", **far), param, ctx)
        return at


@click.command("remind")
@click.option("--at", type=Instant(), help="As if it were this time, e.g. 2026-03-02T09:00; default: now.")
@click.option("--dry-run", is_flag=True, help="Write nothing, and say what would be queued.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
@refusals_explained
def remind(at: datetime | None, dry_run: bool, as_json: bool) -> None:
    """Queue the reminders that have become due: one message to a person and day."""
    done = sweep(at or clock.now(), dry_run=dry_run)
    if not done.awake:
        click.echo(_("这个时间各单位都在免打扰时段或休息日，不排发消息。"), err=True)
    if as_json:
        print_json({"queued": done.queued, "already": done.already})
        return
    counts = {"queued": done.queued, "already": done.already, "notices": done.notices, "slips": done.slips}
    if dry_run:
        click.echo(
            _("试算：将排发 %(queued)d 条消息（提醒 %(notices)d 项、督办单 %(slips)d 份），没有写入。", **counts)
        )
    else:
        click.echo(_("已排发 %(queued)d 条消息（提醒 %(notices)d 项、督办单 %(slips)d 份）。", **counts))
    click.echo(_("当天此前已有 %(already)d 条。", **counts))


COMMANDS = (remind,)
