"""The list of checks beside the sheet: what was looked at, and what was found, each with the way to its sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from tracker.drafting.checks import Finding, Severity
from tracker.web.draft_words import action_word, finding_word

CHECKS: tuple[tuple[LazyString, tuple[str, ...]], ...] = (
    (_l("五个部分齐全"), ("part_missing",)),
    (_l("待补的都补上了"), ("gap_open", "inquiry_open")),
    (_l("每句结果都有佐证"), ("unsupported", "support_lost")),
    (_l("来源没有变化"), ("sources_changed",)),
    (_l("每个数字都有出处"), ("number_unsupported", "number_in_boilerplate")),
    (_l("总数、分项和比率对得上"), ("part_over_whole", "sum_wrong", "rate_wrong")),
    (_l("题目与正文年度一致"), ("year_wrong", "title_year_wrong")),
    (_l("问题都写了原因"), ("problem_without_cause",)),
    (_l("问题都有对应安排"), ("problem_without_measure",)),
    (_l("安排都定了人和时限"), ("plan_without_owner", "plan_without_date")),
    (_l("上年承诺都有交代"), ("promise_unaccounted",)),
    (_l("与上年不雷同"), ("copied_from_last_year", "figure_same_as_last_year")),
    (_l("没有空话"), ("empty_promise",)),
    (_l("无身份证号、电话"), ("private_data",)),
    (_l("导出再读，条目一致"), ("would_split", "reads_differently")),
)
"""Each check with the codes of what it finds."""
MARKS: Mapping[str, LazyString] = {
    "unsupported": _l("无依据"),
    "support_lost": _l("依据没了"),
    "sources_changed": _l("有变化"),
    "number_unsupported": _l("数无出处"),
    "number_in_boilerplate": _l("数无出处"),
    "part_over_whole": _l("数对不上"),
    "sum_wrong": _l("数对不上"),
    "rate_wrong": _l("比率不符"),
    "year_wrong": _l("年份不对"),
    "problem_without_cause": _l("缺原因"),
    "problem_without_measure": _l("缺安排"),
    "empty_promise": _l("空话"),
    "private_data": _l("个人信息"),
    "would_split": _l("会拆开"),
    "reads_differently": _l("读不回"),
}
"""The mark in the margin, in four characters at most."""
SHOWN = 3
"""Findings of one check that are shown at once; the others unfold."""
MOST = 40
"""Findings of one check that are listed."""


@dataclass(frozen=True, slots=True)
class Failing:
    """Something that a check found: in words, and the sentence that it concerns (None: the whole draft)."""

    words: str
    action: str
    sentence_id: int | None
    blocks: bool


@dataclass(frozen=True, slots=True)
class Check:
    """A check by its title, and what it found. `of_gaps`: it is about 【待补】 alone."""

    title: str
    found: tuple[Failing, ...] = ()
    of_gaps: bool = False

    @property
    def blocks(self) -> bool:
        """Whether something of it keeps the draft from being signed."""
        return any(one.blocks for one in self.found)

    @property
    def first(self) -> tuple[Failing, ...]:
        """What is shown at once."""
        return self.found[:SHOWN]

    @property
    def others(self) -> tuple[Failing, ...]:
        """What unfolds; settled ones make room for those that are not shown yet."""
        return self.found[SHOWN:MOST]


def checklist(findings: Sequence[Finding], ids: Mapping[str, int]) -> list[Check]:
    """Every check; those that found something the program has no title for come last."""
    known = {code for _title, codes in CHECKS for code in codes}
    rest = tuple(sorted({finding.code for finding in findings} - known))
    checks = [*CHECKS, (_l("其他"), rest)] if rest else CHECKS
    return [Check(str(title), _found(findings, codes, ids), "gap_open" in codes) for title, codes in checks]


def _found(findings: Sequence[Finding], codes: Sequence[str], ids: Mapping[str, int]) -> tuple[Failing, ...]:
    return tuple(failing(finding, ids) for finding in findings if finding.code in codes)


def failing(finding: Finding, ids: Mapping[str, int]) -> Failing:
    """A finding in words."""
    return Failing(finding_word(finding), action_word(finding), ids.get(finding.slot or ""), blocks(finding))


def blocks(finding: Finding) -> bool:
    """Whether it keeps the draft from being signed."""
    return finding.severity is Severity.BLOCKING


def marks_of(findings: Sequence[Finding]) -> dict[str, list[str]]:
    """Codes of what is wrong with each sentence; an open 【待补】 speaks for itself."""
    found: dict[str, list[str]] = {}
    for finding in findings:
        if finding.slot and finding.code not in {"gap_open", "inquiry_open"} and blocks(finding):
            found.setdefault(finding.slot, []).append(finding.code)
    return found
