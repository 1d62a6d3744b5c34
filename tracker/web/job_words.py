"""The words of long jobs: what they are, how they stand, and why one did not come to its end."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from tracker.domain.long_jobs import JobKind, JobState

KINDS: dict[JobKind, LazyString] = {
    JobKind.EVIDENCE: _l("打包佐证材料"),
    JobKind.IMPORTS: _l("批量导入报告"),
}
STATES: dict[JobState, LazyString] = {
    JobState.WAITING: _l("排队中"),
    JobState.RUNNING: _l("正在做"),
    JobState.DONE: _l("做完了"),
    JobState.FAILED: _l("没有做成"),
    JobState.CANCELLED: _l("已取消"),
}
TABLES = (KINDS, STATES)
ERRORS: dict[str, LazyString] = {
    "job_interrupted": _l("做到一半断了几次，没有做成。请再试一次；还不行，请把编号告诉管理员。"),
    "job_broken": _l("程序出了错，没有做成。请再试一次；还不行，请把编号告诉管理员。"),
    "job_nobody": _l("提出的人已经停用，没有做。请另请一位来提。"),
    "job_ended": _l("这项工作已经结束了。"),
    "too_many_files": _l("一次最多 %(most)s 个文件，请分几次来。"),
}
EVENTS: dict[str, LazyString] = {
    "job_asked": _l("提出后台任务"),
    "job_cancelled": _l("取消后台任务"),
    "job_done": _l("后台任务做完"),
    "job_failed": _l("后台任务没有做成"),
}
