"""Everything that the editor shows of one draft."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from tracker.blueprints.drafts.checklist import MARKS, Check, Failing, blocks, checklist, failing, marks_of
from tracker.blueprints.drafts.chosen import Chosen
from tracker.blueprints.drafts.countdown import Limit, limit_of
from tracker.blueprints.drafts.notes import UNDO, Notice, Refusal
from tracker.blueprints.drafts.outline import Heading, headings_of, short_title
from tracker.blueprints.drafts.periods import period_named
from tracker.blueprints.drafts.sheet import FOLD_FROM, Section, fold, sections_of
from tracker.blueprints.drafts.spare import Spare, spare_of
from tracker.blueprints.drafts.stages import ADDRESSES, WORDS, moves_of, standing
from tracker.blueprints.drafts.targets import Target, targets_of
from tracker.blueprints.drafts.titles import draft_title
from tracker.documents.report_title import title_lines
from tracker.domain.drafts import EDITABLE, DraftMove, DraftStage, SentenceKind
from tracker.domain.permissions import Permission
from tracker.domain.report_text import ReportText
from tracker.drafting.checks import Finding
from tracker.models import Draft, DraftSentence
from tracker.queries.directory import Directory, Entry, active
from tracker.queries.drafting.choices import Choice
from tracker.queries.drafting.sentences import Sheet
from tracker.queries.drafting.touches import Touch
from tracker.web import clock
from tracker.web.scope import Scope

SIDES = frozenset({"sentence", "spare", "dropped", "add", "head"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for: the chosen sentence, a section to open, what stands at the side, all unfolded."""

    sentence_id: int | None = None
    section: str = ""
    side: str = "sentence"
    everything: bool = False
    editing: bool = False


@dataclass
class Page:
    """The editor of one draft, as this person may use it."""

    here: Scope
    draft: Draft
    rows: Sheet
    text: ReportText
    findings: Sequence[Finding]
    directory: Directory
    wish: Wish
    number: int = 1
    touch: Touch | None = None
    sent_back: Touch | None = None
    leaders: frozenset[int] = frozenset()
    choices: Sequence[Choice] = ()
    chosen: Chosen | None = None
    notice: Notice | None = None
    refusal: Refusal | None = None
    sections: list[Section] = field(init=False)

    def __post_init__(self) -> None:
        """Lay the text out around the chosen sentence."""
        self.by_id = {row.id: row for row in (*self.rows.rows, *self.rows.aside)}
        self.ids = {row.slot: row.id for row in self.rows.rows}
        self.sections = sections_of(self.text, self.ids, marks_of(self.findings))
        everything = self.wish.everything or not self.editable
        fold(self.sections, self.current.id if self.current else None, self.wish.section, everything=everything)

    @property
    def current(self) -> DraftSentence | None:
        """The chosen sentence."""
        return self.chosen.row if self.chosen else None

    @cached_property
    def drafts(self) -> bool:
        """Whether this person writes the draft."""
        return self.here.allows(Permission.DRAFT)

    @cached_property
    def editable(self) -> bool:
        """Whether this person may change the words now."""
        return self.draft.stage in EDITABLE and self.drafts

    @property
    def signs(self) -> bool:
        """Whether it waits for this person's signature."""
        mine = self.draft.signer_id is not None and self.draft.signer_id == self.here.actor.user_id
        return mine and self.draft.stage is DraftStage.SIGNING and not self.draft.signed_on

    @property
    def may_sign_on_paper(self) -> bool:
        """Whether this person may enter a signature on paper."""
        return self.drafts and self.draft.stage is DraftStage.SIGNING and not self.draft.signed_on

    @property
    def moves(self) -> list[DraftMove]:
        """What this person may do with the draft as a whole."""
        return moves_of(self.draft, drafts=self.drafts, signs=self.signs)

    def move_word(self, move: DraftMove) -> str:
        """What stands on its button."""
        return str(WORDS[move])

    def move_url(self, move: DraftMove) -> str:
        """Where its form goes."""
        return url_for(ADDRESSES[move], draft_id=self.draft.id)

    def mark_word(self, code: str) -> str:
        """The mark in the margin for what a check found."""
        return str(MARKS.get(code) or _("请看"))

    @property
    def title(self) -> str:
        """What it is called at its stage."""
        return draft_title(self.draft.year, self.draft.period, self.draft.stage)

    @property
    def title_lines(self) -> list[str]:
        """The report's title, broken where it looks well."""
        return title_lines(self.text.title)

    @property
    def stands_at(self) -> str:
        """What keeps it from being signed, in a sentence."""
        return standing(self.draft, self.gaps, self.failed, ready=self.ready)

    @property
    def period_asked(self) -> str | None:
        """The period as addresses name it; the year has no name."""
        return period_named(self.draft.period)

    @property
    def query(self) -> str:
        """What stands in every address of this page before the sentence."""
        period = f"period={self.period_asked}&" if self.period_asked else ""
        return period + ("all=1&" if self.wish.everything else "")

    def url(self, **asked: Any) -> str:
        """The address of this page."""
        return url_for("drafts.show", period=self.period_asked, **asked)

    @cached_property
    def headings(self) -> list[Heading]:
        """The outline."""
        found = headings_of(self.sections, _("导语"), self.current.id if self.current else None)
        for line in found:
            line.title = short_title(line)
        return found

    @cached_property
    def checks(self) -> list[Check]:
        """What was checked, and what was found."""
        return checklist(self.findings, self.ids)

    @cached_property
    def gaps(self) -> int:
        """How many sentences lack something."""
        return sum(section.gaps for section in self.sections)

    @property
    def failed(self) -> int:
        """How many checks, beside that of open gaps, found something that keeps the draft from being signed."""
        return sum(check.blocks for check in self.checks if not check.of_gaps)

    @property
    def ready(self) -> bool:
        """Whether nothing keeps it from being signed."""
        return not any(blocks(finding) for finding in self.findings)

    @property
    def folds(self) -> bool:
        """Whether the draft is long enough to be folded."""
        return self.editable and len(self.rows.rows) >= FOLD_FROM

    @property
    def characters(self) -> int:
        """Characters of the whole text."""
        return len("".join(self.text.plain().split()))

    @property
    def limit(self) -> Limit | None:
        """The next last day."""
        return limit_of(self.draft.year, self.draft.period, self.draft.stage, clock.today())

    @property
    def dropped(self) -> list[DraftSentence]:
        """What was left out by hand."""
        return [row for row in self.rows.aside if row.dropped_at is not None]

    @property
    def findings_of_current(self) -> list[Failing]:
        """What was found in the chosen sentence."""
        slot = self.current.slot if self.current else None
        return [failing(one, self.ids) for one in self.findings if slot and one.slot == slot]

    @property
    def problems(self) -> list[DraftSentence]:
        """The problems that a plan item may answer."""
        return [row for row in self.rows.rows if row.kind is SentenceKind.PROBLEM]

    @cached_property
    def targets(self) -> list[Target]:
        """All sections."""
        return list(targets_of(self.draft, self.directory))

    @cached_property
    def spare(self) -> Spare:
        """Work that the draft does not tell of."""
        own = self.current.section if self.current else ""
        return spare_of(self.rows.spare(self.draft), self.targets, self.wish.section or own)

    @cached_property
    def people(self) -> list[Entry]:
        """People who may be chosen."""
        return active(self.directory.people)

    @property
    def signers(self) -> list[Entry]:
        """People who may sign."""
        return [one for one in self.people if one.id in self.leaders]

    kinds = tuple(reversed(SentenceKind))

    def refused(self, part: str) -> Refusal | None:
        """The refusal of this form, if it concerns the chosen sentence or none."""
        found = self.refusal
        mine = found and found.sentence_id in {None, self.current.id if self.current else None}
        return found if found and mine and found.part == part else None

    def typed(self, part: str, name: str, default: Any = "") -> Any:
        """What was typed into a field that was refused, else its default."""
        found = self.refused(part)
        return found.value(part, name, default) if found else default

    @property
    def undo(self) -> str:
        """The view that takes the last act back; "" if there is none."""
        return UNDO.get(self.notice.act, "") if self.notice and self.editable else ""
