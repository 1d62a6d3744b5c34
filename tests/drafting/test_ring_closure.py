"""The ring closes: a draft that reads back as it is, exported and read again, gives exactly what it was made from."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.drafting.draws import made_up_year
from tests.drafting.years import YEAR, entry, figure, note, problem, record, task, year
from tracker.documents.report import PrintEdition, report_docx
from tracker.domain.drafts import SentenceKind
from tracker.domain.outlines import Outline
from tracker.domain.report_text import ReportText
from tracker.domain.rollup import Rollup
from tracker.domain.work import Duty
from tracker.drafting.compose import compose
from tracker.drafting.layout import head_of, layout
from tracker.drafting.readback import Expected, differences, expected, read_back
from tracker.parsing import read_report

SIGNED = date(YEAR + 1, 1, 15)
COUNTED = 40


def drafted(rollup: Rollup, outline: Outline) -> tuple[ReportText, Expected]:
    """The report of a year, and what reading it must give."""
    sentences, head = compose(rollup, outline).sentences, head_of(rollup, outline, SIGNED)
    return layout(sentences, outline, head), expected(sentences, head)


def share_that_reads_back(*, odd: bool) -> float:
    """Of years that a fixed row of seeds names."""
    drafts = [drafted(*made_up_year(Random(seed), odd=odd, most=20)) for seed in range(COUNTED)]
    return sum(not differences(wanted, read_back(text)) for text, wanted in drafts) / COUNTED


@settings(max_examples=25)
@given(st.integers(0, 2**32).map(Random), st.booleans())
def test_every_draft_that_reads_back_closes_the_ring(rng: Random, odd: bool) -> None:
    text, wanted = drafted(*made_up_year(rng, odd=odd, most=60))
    if differences(wanted, read_back(text)):
        event("does not read back")
        return
    event(f"{(len(wanted.problems) + len(wanted.plans)) // 20 * 20} items and more")
    read = read_report(report_docx(text, PrintEdition.REPORTED), "报告.docx")
    assert [item.text for item in read.problems] == [words for _, words in wanted.problems]
    assert [item.text for item in read.plans] == [words for _, words in wanted.plans]
    assert differences(wanted, read) == []
    assert (read.year, read.date) == (YEAR, SIGNED.isoformat())


def test_a_year_in_ordinary_words_always_reads_back() -> None:
    assert share_that_reads_back(odd=False) == 1


def test_nearly_every_year_in_odd_words_reads_back() -> None:
    assert share_that_reads_back(odd=True) >= 0.95


@pytest.mark.parametrize("edition", [PrintEdition.PUBLIC, PrintEdition.REPORTED])
def test_a_whole_year_comes_back_from_the_file(edition: PrintEdition) -> None:
    rollup = year(
        task("加强行政执法规范化建设", entry("第三期请法官讲败诉案件。", figure("行政执法培训", 6, "次"), task=1)),
        problem("重点领域公开不够及时", delays=("选址手续办理慢",)),
        record("镇长主持会议，部署年度法治任务。", duty=Duty.DEPLOYED, theme="T0"),
        record("调解", figure("化解矛盾纠纷", 205, "件"), theme="T6"),
        notes=[note("普法形式比较单一", "对青少年和外出务工人员研究不够")],
    )
    text, wanted = drafted(rollup, Outline())
    read = read_report(report_docx(text, edition), "报告.docx")
    assert [item.text for item in read.problems] == [
        "重点领域公开不够及时，至年底尚未整改到位，主要原因是选址手续办理慢",
        "普法形式比较单一，主要原因是对青少年和外出务工人员研究不够",
    ]
    assert (read.year, read.plan_year, read.org) == (2026, 2027, "云溪镇人民政府")
    assert {f"{figure.value}{figure.unit}" for figure in read.figures} == {"6次", "205件", "1次"}
    addressee = [] if edition is PrintEdition.REPORTED else ["addressee"]
    assert [one.what for one in differences(wanted, read)] == addressee


def test_a_changed_number_reads_differently() -> None:
    rollup, outline = year(record("调解", figure("化解矛盾纠纷", 205, "件"), theme="T6")), Outline()
    composed, head = compose(rollup, outline).sentences, head_of(rollup, outline)
    wanted = expected(composed, head)
    forged = tuple(
        one if one.kind is not SentenceKind.RESULT else replace(one, text=one.text.replace("205", "250"))
        for one in composed
    )
    found = differences(wanted, read_back(layout(forged, outline, head)))
    assert [(one.what, one.expected, one.read) for one in found] == [("figures", "205件", ""), ("figures", "", "250件")]
