"""Checks that ask the database: reachable, at the newest schema, and every file that it names is there."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from flask_babel import gettext as _

from config import Settings
from tracker.cli.doctor.finding import Finding, broken, good, note
from tracker.cli.doctor.running import running_findings
from tracker.domain.people import operator
from tracker.extensions import db
from tracker.queries.installation import latest_event_at, organisation_count, referenced_blobs
from tracker.storage import FolderBlobs

SLACK = timedelta(minutes=5)


def database_findings(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Everything about the database; what needs a newer schema is left out until there is one."""
    reach = _reach()
    yield reach
    if reach.mend:
        return
    schema = _schema()
    yield schema
    if schema.mend:
        return
    yield _organisations()
    yield _clock(now)
    yield _blobs(FolderBlobs(settings.data_dir / "blobs"))
    yield from running_findings(settings, now)


def _reach() -> Finding:
    name, where = _("数据库"), db.engine.url.render_as_string(hide_password=True)
    try:
        db.session.execute(sa.text("SELECT 1"))
    except sa.exc.SQLAlchemyError as error:
        reason = str(error.__cause__ or error).strip().splitlines()[0]
        return broken(name, f"{where}：{reason}", _("看数据库服务开着没有，DATABASE_URL 里的主机、用户和密码对不对"))
    version = ".".join(map(str, db.engine.dialect.server_version_info or ()))
    return good(name, f"{db.engine.dialect.name} {version}，{where}")


def _schema() -> Finding:
    name = _("数据库结构")
    head = ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config()).get_current_head()
    present = MigrationContext.configure(db.session.connection()).get_current_revision()
    if present != head:
        says = _("现在是 %(present)s，应当是 %(head)s", present=present or _("空的"), head=head)
        return broken(name, says, _("先备份，再运行 flask --app wsgi upgrade"))
    return good(name, _("最新（%(head)s）", head=head))


def _organisations() -> Finding:
    name, count = _("组织"), organisation_count(operator())
    if not count:
        return note(name, _("还没有"), _("运行 flask --app wsgi init --org 代码 --name 名称 --admin 账号"))
    return good(name, _("%(count)s 个", count=count))


def _clock(now: datetime) -> Finding:
    """A clock that was set back makes deadlines and lights wrong, and events out of order."""
    name, latest = _("时钟"), latest_event_at(operator())
    if latest is not None and latest > now + SLACK:
        says = _("比最后一条记录（%(latest)s）还早", latest=f"{latest.astimezone(now.tzinfo):%Y-%m-%d %H:%M}")
        return broken(name, says, _("校准服务器时间，如 timedatectl set-ntp true"))
    return good(name, _("走在最后一条记录之后"))


def _blobs(blobs: FolderBlobs) -> Finding:
    """Every file is read and its sum computed again: evidence is worth what its bytes are."""
    name, named = _("上传的文件"), referenced_blobs(operator())
    bad = {(filename, sha256 in blobs) for sha256, filename in named if not blobs.verify(sha256)}
    missing = sorted(filename for filename, there in bad if not there)
    changed = sorted(filename for filename, there in bad if there)
    says = [_("少了 %(count)s 个，如 %(names)s", count=len(missing), names=_few(missing))] if missing else []
    if changed:
        says.append(_("%(count)s 个和上传时不一样，如 %(names)s", count=len(changed), names=_few(changed)))
    if says:
        return broken(name, _("；").join(says), _("从备份里补回：flask --app wsgi restore 备份文件 --files-only"))
    return good(name, _("%(count)s 个都在，和上传时一样", count=len(named)))


def _few(names: list[str]) -> str:
    return "、".join(names[:3])
