"""Which theme an item's words point to."""

import pytest

from tracker.domain.themes import DEFAULT_THEMES, propose_theme, short_theme


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("领导小组统筹不力，年终述法走过场", "T0"),
        ("窗口一次性告知不到位，权责清单没有及时调整", "T1"),
        ("起草规范性文件前征求意见不充分", "T2"),
        ("重大行政决策的风险评估走过场", "T3"),
        ("执法文书填写不规范，案卷归档不及时", "T4"),
        ("防汛预案多年未修订，演练流于形式", "T5"),
        ("邻里纠纷多发，人民调解员数量不足", "T6"),
        ("村务公开更新慢，公开栏内容陈旧", "T7"),
        ("部门之间数据共享不畅，平台重复录入", "T8"),
        ("法治人才短缺，业务培训少", "T9"),
        ("普法形式单一，法律明白人作用不明显", "T10"),
    ],
)
def test_an_items_words_point_to_its_theme(text: str, theme: str) -> None:
    assert propose_theme(text, DEFAULT_THEMES) == theme


def test_the_lead_sentence_says_what_an_item_is_about() -> None:
    text = "加强普法宣传。结合行政执法、执法检查，向群众讲解。"
    assert propose_theme(text, DEFAULT_THEMES) == "T10"


def test_words_of_no_theme_point_nowhere() -> None:
    assert propose_theme("做好其他有关事项", DEFAULT_THEMES) is None


def test_each_usual_theme_is_named_in_one_word_that_has_a_short_form() -> None:
    names = [theme.name for theme in DEFAULT_THEMES]
    assert all(name == "".join(name.split()) and name for name in names)
    assert len({short_theme(name) for name in names}) == len(names)
