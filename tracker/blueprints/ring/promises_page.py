"""The ledger of promises put together: sentence of last year → task → work → sentence of this year → outcome."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _

from tracker.blueprints.ring.blueprint import NO_THEME, look, theme_name
from tracker.domain.passages import passage
from tracker.domain.permissions import Permission
from tracker.domain.reports import ItemKind
from tracker.domain.ring import Mark
from tracker.queries.directory import Directory, directory_of
from tracker.queries.ring.standing import Standing, standings
from tracker.queries.ring.stated import Item, MadeTask, items_of
from tracker.queries.ring.told import Proof, Said, proofs, sentences_about
from tracker.web import clock
from tracker.web.addresses import kept_url
from tracker.web.filtering import Chip, Choice, chips_of, chosen_words
from tracker.web.numerals import count
from tracker.web.ring_words import MARKS
from tracker.web.scope import Scope, scope
from tracker.web.words import label

NO_TASK, UNTOLD, GOING_ON = "none", "no", "going_on"
"""Marks of the address that stand for no single mark: no task was made; what is under way or done in part."""
UNDER_WAY = frozenset({Mark.PARTLY, Mark.OPEN, Mark.LATE})


@dataclass(frozen=True, slots=True)
class Promise:
    """An item of last year's report with what became of it. `task` is None if none was made (or it was voided)."""

    item: Item
    task: MadeTask | None
    standing: Standing | None
    proof: Proof
    said: Sequence[Said]
    mark: Mark | None
    proposed: bool

    @property
    def place(self) -> str:
        """Where the sentence stands: 三（二）二是."""
        return passage(tuple(self.item.heading_path), self.item.enumerator)

    @property
    def theme(self) -> str:
        """The code of its theme; "" for none."""
        return (self.standing.theme if self.standing else "") or self.item.theme

    @property
    def word(self) -> str:
        """The outcome in a word."""
        return str(MARKS[self.mark]) if self.mark else _("没有成为事项")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Values as they stand in the address; "" means not asked for. `told`: "no" for promises of which the draft does
    not tell.
    """

    kind: str = ""
    theme: str = ""
    mark: str = ""
    told: str = ""

    def address(self, **changes: str) -> dict[str, str]:
        """The arguments of an address with some values changed."""
        values = {"kind": self.kind, "theme": self.theme, "mark": self.mark, "told": self.told} | changes
        return {name: value for name, value in values.items() if value}

    def fits(self, promise: Promise) -> bool:
        """Whether a promise is among those asked for."""
        marks = {"", promise.mark.value if promise.mark else NO_TASK, GOING_ON if promise.mark in UNDER_WAY else ""}
        return (
            self.kind in {"", promise.item.kind.value}
            and self.theme in {"", promise.theme or NO_THEME}
            and self.mark in marks
            and not (self.told == UNTOLD and promise.said)
        )


@dataclass
class PromisesPage:
    """What the template writes. `has_draft`: whether sentences of a draft on this year are to be seen at all."""

    here: Scope
    directory: Directory
    wanted: Wanted
    every: Sequence[Promise]
    has_draft: bool

    @cached_property
    def rows(self) -> list[Promise]:
        """The promises that the address asks for."""
        return [promise for promise in self.every if self.wanted.fits(promise)]

    @property
    def plans(self) -> list[Promise]:
        """Those that the report stated as plans."""
        return [promise for promise in self.every if promise.item.kind is ItemKind.PLAN]

    @property
    def heading(self) -> str:
        """The page's finding: 2025年说的十三件，八件兑现."""
        if not self.every:
            return _("承诺台账")
        kept = sum(promise.mark is Mark.KEPT for promise in self.every)
        return _(
            "%(year)s年报告说的%(all)s件，%(kept)s件兑现",
            year=self.here.year - 1, all=count(len(self.every)), kept=count(kept),
        )  # fmt: skip

    @property
    def totals(self) -> list[tuple[str, int, str]]:
        """上年计划 N 项：已完成、持续推进、未完成、结转. Words, numbers, and the lists that they count."""
        words = {
            Mark.KEPT.value: _("已完成"), GOING_ON: _("持续推进"), Mark.NOT_KEPT.value: _("未完成"),
            Mark.CARRIED_OVER.value: _("结转"), NO_TASK: _("没有成为事项"),
        }  # fmt: skip
        found = [(mark, word, Wanted(ItemKind.PLAN.value, mark=mark)) for mark, word in words.items()]
        counted = [(mark, word, sum(map(wanted.fits, self.every)), wanted) for mark, word, wanted in found]
        return [
            (word, number, kept_url("ring.promises", **wanted.address()))
            for mark, word, number, wanted in counted
            if number or mark != NO_TASK
        ]

    def url(self, **changes: str) -> str:
        """This ledger with some of the filter changed."""
        return kept_url("ring.promises", **self.wanted.address(**changes))

    @cached_property
    def selects(self) -> list[Choice]:
        """The filter's selects."""
        marks = [(mark.value, str(word)) for mark, word in MARKS.items()]
        themes = [(entry.key, entry.name) for entry in self.directory.themes.values()]
        told = [Choice("told", _("写进报告"), self.wanted.told, [(UNTOLD, _("还没有写到"))])] if self.has_draft else []
        return [
            Choice("kind", _("类型"), self.wanted.kind, [(kind.value, label(kind)) for kind in ItemKind]),
            Choice(
                "mark", _("结果"), self.wanted.mark, [*marks, (GOING_ON, _("持续推进")), (NO_TASK, _("没有成为事项"))]
            ),
            Choice("theme", _("主题"), self.wanted.theme, [*themes, (NO_THEME, _("未分主题"))]),
            *told,
        ]

    @property
    def chips(self) -> list[Chip]:
        """What narrows the ledger."""
        return chips_of(chosen_words(self.selects), self.url)

    def theme(self, promise: Promise) -> str:
        """A promise's theme."""
        return theme_name(self.directory, promise.theme)

    def sentence_url(self, said: Said) -> str:
        """Where the sentence stands in the draft; "" for those who may not open it."""
        if not self.here.allows(Permission.VIEW_DRAFTS):
            return ""
        return kept_url("drafts.show", s=said.sentence_id, _anchor=f"s{said.sentence_id}")


def build(values: Mapping[str, str]) -> PromisesPage:
    """The page that an address asks for."""
    here, today = scope(), clock.today()
    directory = directory_of(here.actor, here.org.id, today)
    told = sentences_about(here.actor, here.org.id, here.year)
    every = list(_promises(here, told))
    return PromisesPage(here, directory, _wanted(values), every, bool(told))


def _wanted(values: Mapping[str, str]) -> Wanted:
    known: dict[str, list[str]] = {
        "kind": list(ItemKind), "mark": [*Mark, NO_TASK, GOING_ON], "told": [UNTOLD],
        "theme": [values.get("theme", "")[:16]],
    }  # fmt: skip
    return Wanted(**{name: values[name] for name, options in known.items() if values.get(name) in options})


def _promises(here: Scope, told: Mapping[int, Sequence[Said]]) -> Iterator[Promise]:
    """What last year's report states, each item once for every task that was made of it."""
    of_year = {row.id: row for row in standings(look(here), here.org.id, here.year)}
    proof = proofs(here.actor, here.org.id, here.year)
    today = clock.today()
    for item in items_of(here.actor, here.org.id, here.year, year=here.year - 1):
        made: Sequence[MadeTask | None] = item.tasks or [None]
        for task in made:
            key = 0 if task is None else task.merged_into_id or task.id
            row = of_year.get(key)
            mark, proposed = row.mark(today) if row else (None, False)
            yield Promise(item, task, row, proof.get(key, Proof()), told.get(key, ()), mark, proposed)
