"""The original text beside the items: nothing of it is lost, and every character knows its place."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.blueprints.imports.original import Block, Heading, Mark, Segment, lay_out
from tracker.domain.clauses import clauses, likely_split
from tracker.parsing.spans import view_of

HEAD = "三、存在的问题"
BODY = "主要有：一是人手不够。二是公开不及时。"
TEXT = f"{HEAD}\n\n　　{BODY}\n"


def _blocks(text: str, *marks: Mark, headings: tuple[Heading, ...] = ()) -> list[Block]:
    return [block for stretch in lay_out(text, marks, headings) for block in stretch.blocks]


def _segments(text: str, *marks: Mark) -> list[Segment]:
    return [segment for block in _blocks(text, *marks) for segment in block.segments]


def _mark(item_id: int, words: str) -> Mark:
    return Mark(item_id, TEXT.index(words), TEXT.index(words) + len(words))


def test_items_are_cut_out_of_their_paragraph() -> None:
    segments = _segments(TEXT, _mark(7, "人手不够"), _mark(8, "公开不及时"))
    assert [(segment.text, segment.item_id) for segment in segments] == [
        (HEAD, None),
        ("主要有：一是", None),
        ("人手不够", 7),
        ("。二是", None),
        ("公开不及时", 8),
        ("。", None),
    ]


def test_a_short_line_where_a_section_begins_is_a_heading() -> None:
    blocks = _blocks(TEXT, headings=(Heading(0, 1, len(HEAD)), Heading(TEXT.index("主要"), 2, 2)))
    assert [block.level for block in blocks] == [1, 0]


def test_an_item_over_a_page_break_shows_its_number_once_and_no_page_number() -> None:
    text = "一是人手\n— 3 —\n不够，案卷不齐。"
    segments = _segments(text, Mark(1, 2, len(text) - 1))
    assert [(s.text, s.item_id, s.first) for s in segments if s.item_id] == [
        ("人手", 1, True),
        ("不够，案卷不齐", 1, False),
    ]


def test_a_sentence_that_a_page_break_interrupts_stays_one_paragraph() -> None:
    text = "一是执法文书填写不\n完整。\n二是人手不够。"
    marks = [Mark(1, 2, 12), Mark(2, text.index("人手"), len(text) - 1)]
    assert ["".join(s.text for s in block.segments) for block in _blocks(text, *marks)] == [
        "一是执法文书填写不完整。",
        "二是人手不够。",
    ]


def test_overlapping_items_never_show_words_twice() -> None:
    assert (
        "".join(s.text for s in _segments(TEXT, _mark(1, "人手不够。二是公开"), _mark(2, "公开不及时"))) == HEAD + BODY
    )


def test_what_is_far_from_items_is_folded_and_says_how_long_it_is() -> None:
    far = [f"第{k}段" + "说的是别的事情。" * 10 for k in range(9)]
    text = "\n".join([*far, "一是人手不够。", *far])
    start = text.index("人手不够")
    before, open_, after = lay_out(text, [Mark(1, start, start + 4)], [])
    assert [before.folded, open_.folded, after.folded] == [True, False, True]
    assert (before.place, after.place) == ("before", "after")
    assert before.size == sum(map(len, far[:7]))


def test_without_items_everything_is_open() -> None:
    assert [stretch.folded for stretch in lay_out("某镇报告。\n" * 200, [], [])] == [False]


WORDS = st.text(st.sampled_from("甲乙。；， \u3000\n\r\t—3a1"), max_size=60)


@given(text=WORDS, data=st.data())
def test_every_word_is_shown_once_in_order_at_its_own_offset(text: str, data: st.DataObject) -> None:
    points = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(points, points), max_size=4))
    marks = [Mark(k, min(span), max(span)) for k, span in enumerate(spans)]
    segments = _segments(text, *marks)
    assert all(text[s.start : s.start + len(s.text)] == s.text for s in segments)
    assert [s.start for s in segments] == sorted(s.start for s in segments)
    shown = {k for s in segments for k in range(s.start, s.start + len(s.text))}
    view = view_of(text)
    assert {view.offsets[k] for k, char in enumerate(view.plain) if char != " "} <= shown


@given(WORDS)
def test_clauses_joined_are_the_text(text: str) -> None:
    assert "".join(clause.text for clause in clauses(text)) == text


def test_a_split_is_offered_before_an_ordinal_that_lost_its_stop() -> None:
    assert [clause.text for clause in clauses("普法形式单一四是矛盾排查不主动")] == [
        "普法形式单一",
        "四是矛盾排查不主动",
    ]
    assert [clause.text for clause in clauses("人手不够，十二是公开不及时")] == ["人手不够，", "十二是公开不及时"]


def test_a_split_is_offered_behind_the_semicolon() -> None:
    text = "提高决策水平，发挥法律顾问作用；提升服务效能"
    assert text[: likely_split(text)] == "提高决策水平，发挥法律顾问作用；"
    assert likely_split("只有一件事，没有别的") is None
