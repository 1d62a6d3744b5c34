"""The chosen sentence, with its neighbours, what is missing in it, what was asked, and what it rests on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.blueprints.drafts.targets import Target
from tracker.domain.drafts import SentenceKind, Way
from tracker.domain.outcomes import Verdict
from tracker.drafting.model import Gap
from tracker.drafting.nothing import nothing_done
from tracker.models import DraftSentence, Inquiry, Task
from tracker.queries.directory import Directory
from tracker.queries.drafting.evidence import AmountSupport, EntrySupport, SentenceSupport
from tracker.queries.drafting.sentences import gaps_of
from tracker.services.drafting.wording import fits
from tracker.web.amounts import plain
from tracker.web.dates import day

SHOWN = 12
"""Entries that are shown beside a sentence, the latest; a yearly total may rest on hundreds."""
QUOTED = 60
"""Characters of the sentence in a question about it."""
MOST_ADDED = 6
"""Parts of a sum that are written out."""
_STOP = re.compile(r"(?<=[；。])(?=.)")


@dataclass(frozen=True, slots=True)
class Chosen:
    """It. `own` are the sentences of its section in their order; `asked` the questions about it, the latest first."""

    row: DraftSentence
    own: Sequence[DraftSentence]
    support: SentenceSupport
    asked: Sequence[Inquiry] = ()
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)
    most_parts: int = 24

    def neighbour(self, step: int) -> DraftSentence | None:
        """The sentence before (-1) or after (1) it in its section."""
        if self.row not in self.own:
            return None
        at = self.own.index(self.row) + step
        return self.own[at] if 0 <= at < len(self.own) else None

    @property
    def gaps(self) -> list[Gap]:
        """What is missing."""
        return list(gaps_of(self.row))

    @property
    def pieces(self) -> list[str]:
        """The parts into which it would be taken apart; empty if it says one thing."""
        found = _STOP.split(self.row.text)
        return found if len(found) > 1 and self.row.kind in {SentenceKind.PROBLEM, SentenceKind.PLAN} else []

    def targets(self, every: Sequence[Target]) -> list[Target]:
        """The sections to which it may go."""
        return [one for one in every if one.key != self.row.section and fits(self.row.kind, one.key)]

    def whom(self, gap: Gap, directory: Directory) -> int | None:
        """Whom to ask: the person that the gap names, while they are here."""
        entry = directory.people.get(gap.person_id or 0)
        return entry.id if entry and entry.active else None

    def question(self, gap: Gap) -> str:
        """The question as it is proposed."""
        text = self.row.text if len(self.row.text) <= QUOTED else f"{self.row.text[:QUOTED]}……"
        return _("年度报告里“%(text)s”这一句，缺%(label)s，请您补一下。", text=text, label=gap.label)

    def none_words(self, gap: Gap) -> str:
        """As it is proposed for a kind of work of which there was none."""
        return nothing_done(gap.label)

    @property
    def latest(self) -> list[EntrySupport]:
        """The entries that are shown, the latest first."""
        return list(self.support.entries[::-1][:SHOWN])

    @property
    def files(self) -> int:
        """How many files there are."""
        return len({file.id for one in self.support.entries for file in one.files})

    @property
    def tasks(self) -> list[Task]:
        """The tasks that it tells of, and those of its entries, each once."""
        found = [one.task for one in self.support.tasks] + [one.task for one in self.support.entries if one.task]
        return list({task.id: task for task in found}.values())[:SHOWN]

    def verdict_of(self, task: Task) -> Verdict | None:
        """What became of a task of this year."""
        return self.verdicts.get(task.id)

    def pieces_of(self, one: AmountSupport) -> int:
        """How many entries a number is made of."""
        return len({part.entry.entry.id for part in one.parts} | {entry.entry.id for entry in one.entries})

    def how(self, one: AmountSupport) -> str:
        """How a number came about: 18+24+58, or in words."""
        number = self.pieces_of(one)
        if one.amount.way is Way.LATEST and one.parts:
            return _("%(day)s报的最近一次", day=day(one.parts[-1].entry.entry.to_on))
        if one.amount.way is Way.STATED:
            return _("原话里写的")
        if one.amount.way is Way.COUNT:
            return ngettext("%(n)s 条数出来的", "%(n)s 条数出来的", number, n=number)
        if 1 < len(one.parts) <= MOST_ADDED:
            return "+".join(plain(part.figure.value) for part in one.parts)
        if number == 1:
            return _("一条采纳的工作里的数")
        return ngettext("%(n)s 条采纳的工作相加", "%(n)s 条采纳的工作相加", number, n=number)
