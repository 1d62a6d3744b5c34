"""Whatever stands in a draft can be printed."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.report_examples import NOTES, REPORT, opened
from tracker.documents import PrintEdition
from tracker.domain.report_text import Line, Rank, ReportText, Run

ANY = st.text(st.characters(codec=None), max_size=40)


@settings(max_examples=40, deadline=None)
@given(ANY, ANY, ANY, st.sampled_from(PrintEdition))
def test_any_text_can_be_printed(title: str, words: str, office: str, edition: PrintEdition) -> None:
    line = Line(Rank.TEXT, (Run(words, "task:1"), Run("。", "task:1")))
    note = replace(NOTES[1], slot="task:1", evidence=(words,), gaps=(title,))
    text = ReportText(title, office, (line,), office, REPORT.dated_on)
    assert opened(text, edition, (note,)).paragraphs


def test_a_report_without_anything_is_a_file() -> None:
    for edition in PrintEdition:
        assert opened(ReportText("", "", (), "", None), edition).paragraphs


def test_breaks_inside_a_sentence_do_not_begin_a_paragraph() -> None:
    text = replace(REPORT, lines=(Line(Rank.TEXT, (Run("第一行\n第二行\r\n\x0b第三行"),)),))
    assert any(found.text == "第一行 第二行  第三行" for found in opened(text, PrintEdition.PUBLIC).paragraphs)
