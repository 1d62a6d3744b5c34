"""What to say to the owner of a task: what, until when, and where to report."""

from flask import url_for
from flask_babel import gettext as _

from tracker.domain.tasks import TaskState
from tracker.models import Task
from tracker.web import clock
from tracker.web.dates import day


def urge_text(task: Task, owner: str, link: str) -> str:
    """A few lines for WeChat or the telephone."""
    lines = [_("%(owner)s，您好：", owner=owner) if owner else _("您好：")]
    lines.append(_("“%(title)s”%(state)s，请抓紧办理，及时报进展。", title=task.title, state=_state(task)))
    if link:
        lines.append(_("点开就能报，不用登录：%(url)s", url=link))
        lines.append(_("链接只属于您，请勿转发。不得上传涉密信息。"))
    else:
        url = url_for("tasks.show", year=task.plan_year, number=task.number, _external=True)
        lines.append(_("登录后报进展：%(url)s", url=url))
    return "\n".join(lines)


def _state(task: Task) -> str:
    if task.state is TaskState.ASSIGNED:
        return (
            _("已经分派给您，还没有签收") if task.due_on is None else _("%(day)s到期，还没有签收", day=day(task.due_on))
        )
    if task.due_on is None:
        return _("正在办理")
    left = (task.due_on - clock.today()).days
    if left < 0:
        return _("应于%(day)s办结，已逾期 %(days)s 天", day=day(task.due_on), days=-left)
    return _("%(day)s到期，还有 %(days)s 天", day=day(task.due_on), days=left) if left else _("今天到期")
