"""What to say to the owner of a task: what, until when, and where to report."""

from datetime import date

from flask_babel import gettext as _

from tracker.domain.tasks import TaskState
from tracker.models import Task
from tracker.services.delivery.addresses import Addresses
from tracker.web import clock
from tracker.web.dates import day


def urge_text(task: Task, owner: str, org: str, link: str) -> str:
    """A few lines for WeChat or the telephone. `org`: the code of the task's organisation; `link`: a whole address."""
    lines = [_("%(owner)s，您好：", owner=owner) if owner else _("您好：")]
    lines.append(_("“%(title)s”%(state)s，请抓紧办理，及时报进展。", title=task.title, state=_state(task)))
    if link:
        lines.append(_("点开就能报，不用登录：%(url)s", url=link))
        lines.append(_("链接只属于您，请勿转发。不得上传涉密信息。"))
    else:
        url = Addresses().to("tasks.show", org=org, year=task.plan_year, number=task.number)
        lines.append(_("登录后报进展：%(url)s", url=url))
    return "\n".join(lines)


def _state(task: Task) -> str:
    """How it stands: its date, and that nobody has signed for it."""
    said = _dated(task.due_on) if task.due_on else _("正在办理")
    return _("%(said)s，还没有签收", said=said) if task.state is TaskState.ASSIGNED else said


def _dated(due_on: date) -> str:
    left = (due_on - clock.today()).days
    if left < 0:
        return _("应于%(day)s办结，已逾期 %(days)s 天", day=day(due_on), days=-left)
    return _("%(day)s到期，还有 %(days)s 天", day=day(due_on), days=left) if left else _("今天到期")
