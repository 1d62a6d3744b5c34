"""`flask init` and `flask upgrade`: the first organisation of an installation, and its newest schema."""

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _
from flask_migrate import upgrade as migrate

from tracker.cli.output import print_json, refusals_explained
from tracker.domain.people import OrgKind, operator
from tracker.services.organisations import OrganisationEntry, found_first
from tracker.web import clock


@click.command("init")
@click.option("--org", "code", required=True, metavar="CODE", help="Code of the first organisation: [a-z0-9-].")
@click.option("--name", required=True, help="Its full name, e.g. 云溪镇人民政府.")
@click.option("--admin", "account", required=True, metavar="ACCOUNT", help="Account of its first administrator.")
@click.option("--admin-name", default="", help="The administrator's name; default: the account.")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in OrgKind]), default=OrgKind.TOWN.value, show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
@refusals_explained
def init(code: str, name: str, account: str, admin_name: str, kind: str, as_json: bool) -> None:
    """Make the first organisation and its administrator; prints a one-time password once."""
    migrate()
    entry = OrganisationEntry(code, name, OrgKind(kind), account, admin_name)
    made = found_first(operator(), clock.now(), clock.today(), entry)
    if as_json:
        print_json({"org": made.org.code, "account": made.account, "password": made.password})
        return
    click.echo(_("已建好：%(name)s（%(code)s）", name=made.org.name, code=made.org.code))
    click.echo(_("管理员账号：%(account)s", account=made.account))
    click.echo(_("一次性密码：%(password)s", password=made.password))
    click.echo(_("密码只显示这一次。打开 %(address)s 登录，系统会先请您改密码。", address=clock.settings().base_url))


@click.command("upgrade")
@with_appcontext
def upgrade() -> None:
    """Bring the database to the newest schema."""
    migrate()
    click.echo(_("数据库结构已是最新。"))


COMMANDS = (init, upgrade)
