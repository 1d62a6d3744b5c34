"""Tasks and papers of the desk in words."""

from dataclasses import dataclass
from datetime import date

from flask import g, url_for
from flask_babel import gettext as _

from tracker.domain.lights import Cutoffs, Light
from tracker.queries.desk import DeskTask, Paper, PaperKind
from tracker.queries.directory import Directory
from tracker.web import dates
from tracker.web.lights import light_word


def task_url(number: int) -> str:
    """The address of a task of this year. Its beginning is put together once: a desk holds dozens."""
    if "task_base" not in g:
        g.task_base = url_for("tasks.show", number=0).removesuffix("0")
    return f"{g.task_base}{number}"


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task in a list of the desk."""

    light: Light
    word: str
    title: str
    url: str
    who: str
    said: str
    due_on: date | None


def task_view(task: DeskTask, cut: Cutoffs, directory: Directory, asked: dict[int, Paper]) -> TaskView:
    """`asked`: requests for a new date that lie on the same desk, by task."""
    light = Light(task.light)
    who = "　".join(name for name in (directory.unit(task.lead_unit_id), directory.person(task.owner_id)) if name)
    url = task_url(task.number)
    return TaskView(light, light_word(light, task, cut), task.title, url, who, _said(task, asked), task.due_on)


def _said(task: DeskTask, asked: dict[int, Paper]) -> str:
    paper = asked.get(task.id)
    if paper is not None:
        return _("%(day)s申请延期，见上", day=dates.day(paper.at))
    if task.said is None or task.said_on is None:
        return _("尚无进展")
    return _("%(day)s报过：%(text)s", day=dates.day(task.said_on), text=first_line(task.said))


def first_line(text: str, most: int = 60) -> str:
    """The beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}……"


@dataclass(frozen=True, slots=True)
class PaperView:
    """Something that waits for a leader."""

    paper: Paper
    url: str
    person: str
    sponsor: str
    text: str

    @property
    def kind(self) -> str:
        """In a word: 销号, 第二次延期, 请领导协调."""
        if self.paper.kind is PaperKind.CLOSE:
            return _("销号")
        if self.paper.kind is PaperKind.LEADER:
            return _("请领导协调")
        if self.paper.count == 0:
            return _("延期")
        return _("第%(number)s次延期", number=self.paper.count + 1)

    @property
    def deed(self) -> str:
        """What the person did."""
        deeds = {PaperKind.CLOSE: _("提交"), PaperKind.EXTENSION: _("申请"), PaperKind.LEADER: _("报告")}
        return deeds[self.paper.kind]


def paper_view(paper: Paper, directory: Directory) -> PaperView:
    """A paper with its names."""
    person, sponsor = directory.person(paper.person_id), directory.person(paper.sponsor_id)
    text = first_line(paper.text or "", 120)
    return PaperView(paper, task_url(paper.number), person, sponsor, text)
