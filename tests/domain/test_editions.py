"""A corrected edition beside an earlier one: same, changed, new, gone."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.editions import Fate, Row, Stated, bare, compare, runs
from tracker.domain.reports import ItemKind

PROBLEM, PLAN = ItemKind.PROBLEM, ItemKind.PLAN
TEXTS = [
    "行政执法队伍专业力量不足，案卷制作不够规范",
    "政府信息公开不够及时，部分村级公开栏更新滞后",
    "普法形式比较单一，对青少年的覆盖不足",
    "矛盾纠纷排查的主动性有待提高，调处力量偏弱",
]


def stated(*texts: str, kind: ItemKind = PROBLEM, first: int = 1) -> list[Stated]:
    return [Stated(place, kind, text) for place, text in enumerate(texts, first)]


def told(rows: list[Row]) -> list[tuple[str, int | None, int | None]]:
    return [(row.fate.value, row.old.id if row.old else None, row.new.id if row.new else None) for row in rows]


def test_the_same_report_again_is_all_the_same() -> None:
    rows = compare(stated(*TEXTS), stated(*TEXTS, first=11))
    assert told(rows) == [("same", 1, 11), ("same", 2, 12), ("same", 3, 13), ("same", 4, 14)]


def test_width_white_space_and_punctuation_make_no_change() -> None:
    rows = compare(stated("开展讲座２０场，覆盖全部村（社区）"), stated("开展讲座 20 场;覆盖全部村(社区)"))
    assert told(rows) == [("same", 1, 1)]


def test_a_number_that_was_corrected_is_a_change() -> None:
    rows = compare(stated("组织执法人员培训不少于4次"), stated("组织执法人员培训不少于6次"))
    assert told(rows) == [("changed", 1, 1)]


def test_words_put_in_make_it_no_other_matter() -> None:
    rows = compare(stated("开展案卷评查4次"), stated("开展行政执法案卷评查6次，评查结果通报全镇"))
    assert told(rows) == [("changed", 1, 1)]


def test_what_was_put_in_and_what_was_left_out_is_told() -> None:
    new = [TEXTS[0], "法律顾问参与决策的深度不够", TEXTS[2], TEXTS[3]]
    rows = compare(stated(*TEXTS), stated(*new, first=11))
    assert told(rows) == [("same", 1, 11), ("gone", 2, None), ("new", None, 12), ("same", 3, 13), ("same", 4, 14)]


def test_another_order_is_no_change() -> None:
    rows = compare(stated(*TEXTS), stated(*reversed(TEXTS), first=11))
    assert {row.fate for row in rows} == {Fate.SAME}


def test_a_problem_and_a_plan_in_the_same_words_are_two_things() -> None:
    rows = compare(stated(TEXTS[0]), stated(TEXTS[0], kind=PLAN, first=11))
    assert told(rows) == [("gone", 1, None), ("new", None, 11)]


def test_the_likest_pair_is_taken_first() -> None:
    old = stated("开展法治讲座不少于20场，丰富普法宣传形式", "开展法治讲座不少于10场")
    new = stated("开展法治讲座不少于12场", "开展法治讲座不少于24场，丰富普法宣传形式", first=11)
    assert told(compare(old, new)) == [("changed", 2, 11), ("changed", 1, 12)]


def test_items_that_only_share_the_words_of_the_genre_are_not_paired() -> None:
    old = stated("进一步加强行政执法规范化建设，提升执法水平", kind=PLAN)
    new = stated("进一步加强公共法律服务站建设，提升服务质量", kind=PLAN)
    assert [row.fate for row in compare(old, new)] == [Fate.GONE, Fate.NEW]


def test_what_a_person_called_different_is_not_paired_again() -> None:
    old, new = stated("组织培训不少于4次"), stated("组织培训不少于6次", first=11)
    assert [row.fate for row in compare(old, new, apart={(1, 11)})] == [Fate.GONE, Fate.NEW]


def test_changed_words_are_marked_on_both_sides() -> None:
    old, new = runs("组织执法人员培训不少于4次", "组织全体执法人员培训不少于6次")
    assert "".join(run.text for run in old if run.changed) == "4次"
    assert [run.text for run in new if run.changed] == ["全体", "6次"]


def test_a_number_that_changed_is_marked_as_a_whole() -> None:
    old, new = runs("全年制作短视频不少于12部，合格率12.5%以上", "全年制作短视频不少于16部，合格率12.8%以上")
    assert [run.text for run in old if run.changed] == ["12", "12.5"]
    assert [run.text for run in new if run.changed] == ["16", "12.8"]


WORDS = st.text(alphabet="执法培训公开普法调解的不够有待加强，。；4６ ", min_size=1, max_size=30)


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_every_sentence_is_in_exactly_one_row(old: list[str], new: list[str]) -> None:
    rows = compare(stated(*old), stated(*new, first=101))
    assert sorted(row.old.id for row in rows if row.old) == [one.id for one in stated(*old)]
    assert [row.new.id for row in rows if row.new] == [one.id for one in stated(*new, first=101)]
    for row in rows:
        if row.fate is Fate.SAME:
            assert row.old
            assert row.new
            assert bare(row.old.text) == bare(row.new.text)


@given(WORDS, WORDS)
def test_the_runs_joined_are_the_texts_again(old: str, new: str) -> None:
    assert tuple("".join(run.text for run in side) for side in runs(old, new)) == (old, new)


def test_nine_hundred_sentences_of_one_pattern_find_each_other_in_their_order() -> None:
    old = stated(*(f"加强执法规范化建设，全年组织执法人员培训不少于{number}次" for number in range(900)))
    new = stated(
        *(f"加强执法规范化建设，全年组织执法人员培训不少于{number}次" for number in range(5000, 5900)), first=1001
    )
    found = told(compare(old, new))
    assert {fate for fate, _old, _new in found} == {"changed"}
    assert sum(new_id == (old_id or 0) + 1000 for _fate, old_id, new_id in found) > 800


def test_a_text_without_end_is_cut_where_it_begins_and_ends_to_differ() -> None:
    old, new = "力量不足，" * 20_000, "力量不足，" * 10_000 + "经费紧张，" + "力量不足，" * 10_000
    before, after = runs(old, new)
    assert ("".join(run.text for run in before), "".join(run.text for run in after)) == (old, new)
    assert [run.text for run in after if run.changed] == ["经费紧张，"]


def test_long_texts_that_repeat_are_cut_into_runs_that_join_to_the_texts() -> None:
    old, new = "加强执法队伍力量建设。" * 270, "加强执法队伍力量培训。" * 270
    before, after = runs(old, new)
    assert ("".join(run.text for run in before), "".join(run.text for run in after)) == (old, new)
