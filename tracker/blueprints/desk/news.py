"""What has changed, grouped as one would tell it: 销号 2 项, 由绿转黄 3 项, 采纳进展 11 条."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from tracker.blueprints.desk.rows import task_url
from tracker.queries.desk import Change, DeskTask, Numbers, Shelf

Link = tuple[str, str]
"""A title and its address."""


@dataclass
class News:
    """One kind of change: how many, and the tasks that it concerns, each once."""

    title: str
    unit: str
    count: int = 0
    tasks: list[Link] = field(default_factory=list)

    def add(self, number: int, title: str) -> None:
        """Count another change of this task."""
        self.count += 1
        link = (title, task_url(number))
        if link not in self.tasks:
            self.tasks.append(link)


@dataclass(frozen=True, slots=True)
class Kind:
    """Which events are of this kind."""

    key: str
    title: LazyString
    unit: LazyString
    holds: Callable[[Change], bool]


def _verb(*verbs: str) -> Callable[[Change], bool]:
    return lambda change: change.verb in verbs


def _other_owner(change: Change) -> bool:
    """Somebody else does it now."""
    return change.verb != "assigned" and bool(change.before.get("owner_id")) and bool(change.after.get("owner_id"))


_TASKS, _LINES = _l("项"), _l("条")
KINDS = (
    Kind("closed", _l("销号"), _TASKS, _verb("closed")),
    Kind("submitted", _l("提交审核"), _TASKS, _verb("submitted")),
    Kind("accepted", _l("采纳进展"), _LINES, _verb("entry_accepted")),
    Kind("extended", _l("同意延期"), _TASKS, _verb("extended")),
    Kind("person", _l("换人"), _TASKS, _other_owner),
    Kind("instructed", _l("批示"), _LINES, _verb("instructed")),
    Kind("returned", _l("退回补充"), _TASKS, _verb("returned")),
    Kind("back", _l("转办"), _TASKS, _verb("handed_back")),
    Kind("reopened", _l("重新办理"), _TASKS, _verb("reopened")),
    Kind("ended", _l("中止或合并"), _TASKS, _verb("suspended", "merged")),
    Kind("assigned", _l("分派"), _TASKS, _verb("assigned")),
    Kind("created", _l("新立项"), _TASKS, _verb("created")),
)


def news_of(
    changes: Sequence[Change], numbers: Numbers, lying: dict[Shelf, list[DeskTask]], turned: dict[Shelf, str]
) -> list[News]:
    """All kinds of which there are any: lights first, since they turn by themselves."""
    lights = [
        _turned(title, lying[shelf], count)
        for (shelf, title), count in zip(turned.items(), (numbers.turned_red, numbers.turned_yellow), strict=True)
    ]
    told = {kind.key: News(str(kind.title), str(kind.unit)) for kind in KINDS}
    for change in changes:
        for kind in KINDS:
            if kind.holds(change):
                told[kind.key].add(change.number, change.title)
    return [one for one in (*lights, *told.values()) if one.count]


def _turned(title: str, tasks: Sequence[DeskTask], count: int) -> News:
    links = [(task.title, task_url(task.number)) for task in tasks]
    return News(title, str(_TASKS), count, links)
