"""Numbers that Word makes by itself, read as Word shows them."""

from __future__ import annotations

import pytest

from tests.parsing.makers_word import abstract, document, level, listed, para
from tracker.parsing import extract_text, read_report


def shown(body: str, numbering: str, styles: str = "") -> list[str]:
    return extract_text(document(body, numbering=numbering, styles=styles), "a.docx").split("\n")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("chineseCounting", ["九", "十", "十一", "二十", "二十一", "九十九"]),
        ("chineseCountingThousand", ["九", "十", "十一", "二十", "二十一", "九十九"]),
        ("japaneseCounting", ["九", "十", "十一", "二十", "二十一", "九十九"]),
        ("taiwaneseCounting", ["九", "十", "十一", "二十", "二十一", "九十九"]),
        ("taiwaneseCountingThousand", ["九", "十", "十一", "二十", "二十一", "九十九"]),
        ("ideographDigital", ["九", "一〇", "一一", "二〇", "二一", "九九"]),
        ("ideographTraditional", ["壬", "癸", "11", "20", "21", "99"]),
        ("ideographZodiac", ["申", "酉", "戌", "20", "21", "99"]),
        ("chineseLegalSimplified", ["玖", "壹拾", "壹拾壹", "贰拾", "贰拾壹", "玖拾玖"]),
        ("decimalEnclosedCircle", ["⑨", "⑩", "⑪", "⑳", "㉑", "99"]),
        ("decimalEnclosedCircleChinese", ["⑨", "⑩", "⑪", "⑳", "㉑", "99"]),
        ("decimalEnclosedParen", ["⑼", "⑽", "⑾", "⒇", "21", "99"]),
        ("decimalEnclosedFullstop", ["⒐", "⒑", "⒒", "⒛", "21", "99"]),
        ("ideographEnclosedCircle", ["㊈", "㊉", "11", "20", "21", "99"]),
        ("decimalFullWidth", ["９", "１０", "１１", "２０", "２１", "９９"]),
        ("decimalZero", ["09", "10", "11", "20", "21", "99"]),
        ("upperRoman", ["IX", "X", "XI", "XX", "XXI", "XCIX"]),
        ("lowerLetter", ["i", "j", "k", "t", "u", "uuuu"]),
        ("decimal", ["9", "10", "11", "20", "21", "99"]),
        ("none", ["", "", "", "", "", ""]),
    ],
)
def test_number_is_shown_in_the_form_of_its_list(form: str, expected: list[str]) -> None:
    values = (9, 10, 11, 20, 21, 99)
    numbering = "".join(abstract(k, level(0, form, "%1、", start)) for k, start in enumerate(values))
    numbering += "".join(listed(k + 1, k) for k in range(len(values)))
    body = "".join(para("加强学习", k + 1) for k in range(len(values)))
    assert shown(body, numbering) == [f"{number}、加强学习" for number in expected]


def test_beyond_ninety_nine_the_two_chinese_forms_differ() -> None:
    forms = ("chineseCounting", "chineseCountingThousand")
    numbering = "".join(abstract(k, level(0, form, "%1、", 105)) + listed(k, k) for k, form in enumerate(forms, 1))
    assert shown(para("甲", 1) + para("乙", 2), numbering) == ["一〇五、甲", "一百零五、乙"]


OUTLINE = abstract(
    7, level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)


def test_deeper_levels_start_again_below_each_higher_number() -> None:
    body = "".join(para("标题", 1, at) for at in (0, 1, 2, 2, 1, 2, 0, 1))
    assert [line.removesuffix("标题") for line in shown(body, OUTLINE + listed(1, 7))] == [
        "一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）",
    ]  # fmt: skip


def test_level_that_never_starts_again_counts_on() -> None:
    levels = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "（%2）", more='<w:lvlRestart w:val="0"/>'))
    body = "".join(para("甲", 1, at) for at in (0, 1, 1, 0, 1))
    assert shown(body, levels + listed(1, 1)) == ["1.甲", "（1）甲", "（2）甲", "2.甲", "（3）甲"]


def test_number_with_its_higher_numbers_is_whole() -> None:
    levels = abstract(1, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    body = "".join(para("甲", 1, at) for at in (0, 1, 1, 0, 1))
    assert shown(body, levels + listed(1, 1)) == ["一、甲", "1.1甲", "1.2甲", "二、甲", "2.1甲"]


def test_second_list_counts_on_unless_it_says_where_to_start() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = OUTLINE + listed(1, 7) + listed(2, 7) + listed(3, 7, again)
    body = para("甲", 1) + para("乙", 2) + para("丙", 3) + para("丁", 1)
    assert shown(body, numbering) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_list_may_replace_a_level_of_its_kind() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条 ", 5)}</w:lvlOverride>'
    assert shown(para("甲", 1), OUTLINE + listed(1, 7, own)) == ["第5条 甲"]


STYLES = """<w:style w:styleId="1"><w:name w:val="heading 1"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="2"><w:name w:val="heading 2"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="3"><w:basedOn w:val="2"/></w:style>"""


def test_styles_number_their_paragraphs() -> None:
    body = "".join(para("甲", style=style) for style in ("1", "2", "3", "1", "2"))
    assert shown(body, OUTLINE + listed(1, 7), STYLES) == ["一、甲", "（一）甲", "（二）甲", "二、甲", "（一）甲"]


def test_paragraph_may_take_the_number_of_its_style_away() -> None:
    body = para("甲", style="1") + para("乙", 0, style="1") + para("丙", style="1")
    assert shown(body, OUTLINE + listed(1, 7), STYLES) == ["一、甲", "乙", "二、丙"]


def test_list_that_only_names_a_style_has_the_levels_of_that_style() -> None:
    numbering = OUTLINE + abstract(8, more='<w:numStyleLink w:val="公文"/>') + listed(1, 7) + listed(2, 8)
    styles = '<w:style w:styleId="公文"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert shown(para("甲", 2) + para("乙", 2, 1), numbering, styles) == ["一、甲", "（一）乙"]


def test_empty_paragraphs_bullets_and_unknown_lists_have_no_number() -> None:
    numbering = OUTLINE + abstract(9, level(0, "bullet", "\uf06c")) + listed(1, 7) + listed(2, 9)
    body = para("甲", 1) + para(" ", 1) + para("乙", 1) + para("丙", 2) + para("丁", 99)
    assert [line.strip() for line in shown(body, numbering)] == ["一、甲", "", "二、乙", "丙", "丁"]


def test_numbers_that_are_no_numbers_do_not_break_the_reader() -> None:
    numbering = abstract(1, level(0, "decimal", "%1.").replace('w:val="1"', 'w:val="x"', 1)) + listed(1, 1)
    assert shown(para("甲", 1).replace('w:ilvl w:val="0"', 'w:ilvl w:val=""'), numbering) == ["1.甲"]


def test_report_numbered_by_word_gives_the_items_of_the_report_with_typed_numbers() -> None:
    lines = [
        (None, "云溪镇2024年法治政府建设年度报告"), (0, "主要工作"), (1, "加强学习。组织集中学习四次。"),
        (0, "存在问题"), (1, "执法力量不足。"), (1, "普法形式单一。"), (0, "2025年工作安排"),
        (1, "充实执法力量"), (2, "招录两名执法人员。"), (2, "组织一次业务培训。"), (1, "创新普法形式。拍摄短视频。"),
    ]  # fmt: skip
    typed = ["", "一、", "（一）", "二、", "（一）", "（二）", "三、", "（一）", "1.", "2.", "（二）"]
    text = "\n".join(number + words for number, (_, words) in zip(typed, lines, strict=True))
    body = "".join(para(words) if at is None else para(words, 1, at) for at, words in lines)
    by_word = read_report(document(body, numbering=OUTLINE + listed(1, 7)), "a.docx")
    by_hand = read_report(text.encode(), "a.txt")
    assert by_word.text == text
    assert (by_word.problems, by_word.plans) == (by_hand.problems, by_hand.plans)
    assert len(by_word.problems) == 2
