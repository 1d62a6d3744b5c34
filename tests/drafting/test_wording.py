"""The words of entries as sentences of an official report."""

import pytest

from tracker.drafting.causes import tidy_cause
from tracker.drafting.characters import tidy_characters
from tracker.drafting.items import item_text, one_item
from tracker.drafting.wording import own_words


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("组织培训 3 次,参训30人.", "组织培训3次，参训30人。"),
        ('张贴"八五"普法海报', "张贴“八五”普法海报"),
        ("发放资料1,200份", "发放资料1200份"),
        ("第一行\n第二行", "第一行；第二行"),
        ("摆摊宣传😀★", "摆摊宣传"),
        ("参考率１００％", "参考率100%"),
        ("学习《行政处罚法", "学习行政处罚法"),
        ("太好了！！", "太好了。"),
        ("使用wifi 6 设备", "使用wifi 6设备"),
        ("一（二", "一二"),
        ("零\u200b宽\x00", "零宽"),
        ("讲完了。。", "讲完了。"),
    ],
)
def test_typed_characters_become_those_of_print(typed: str, printed: str) -> None:
    assert tidy_characters(typed) == printed


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("11月12日，第六期培训，参训30人", "第六期培训，参训30人。"),
        ("2026年3月5日上午在古街摆摊", "在古街摆摊。"),
        ("今天我们到村里走访了12户", "到村里走访了12户。"),
        ("1.组织排查；2.召开会议。", "组织排查；召开会议。"),
        ("一是抓培训，二是抓考核", "抓培训，抓考核。"),
        ("培训两期。照片见附件。请领导审阅。", "培训两期。"),
        ("工作进展：完成两期", "完成两期。"),
        ("1.2万份资料发放到户", "1.2万份资料发放到户。"),
        ("1.5公里村道完成硬化", "1.5公里村道完成硬化。"),
        ("12.4国家宪法日宣传1场", "12.4国家宪法日宣传1场。"),
        ("11.3，召开培训会", "召开培训会。"),
        ("11.3上午召开培训会", "召开培训会。"),
        ("6月至9月开展检查3次", "开展检查3次。"),
        ("一、二期工程完工", "一、二期工程完工。"),
        ("十一、十二月开展检查3次", "十一、十二月开展检查3次。"),
        ("一、召开会议；二、印发方案", "召开会议；印发方案。"),
        ("6月份开展检查3次", "开展检查3次。"),
        ("三要素公开到位", "三要素公开到位。"),
        ("一要求二落实", "一要求二落实。"),
        ("我们的节日活动3场", "我们的节日活动3场。"),
        ("我县首个法治广场建成", "我县首个法治广场建成。"),
        ("我镇组织培训", "组织培训。"),
        ("感谢信3封", "感谢信3封。"),
        ("附设调解室2个", "附设调解室2个。"),
        ("附件：照片3张", ""),
        ("特此报告。", ""),
        ("三、存在的问题", ""),
        ("下一步工作计划：", ""),
        ("……", ""),
        ("3月5日", "3月5日。"),
    ],
)
def test_talk_dates_and_numbering_are_left_out(told: str, words: str) -> None:
    assert own_words(told) == words


def test_words_in_the_middle_stay() -> None:
    text = "第三次会议研究3月底前完成事项，一是基础，要求每周二轮值。"
    assert own_words("第三次会议研究3月底前完成事项。") == "第三次会议研究3月底前完成事项。"
    assert "每周二轮值" in own_words(text)


@pytest.mark.parametrize(
    ("noted", "item"),
    [
        ("一是人手少；二是经费紧", "人手少；经费紧。"),
        ("（一）公开不及时（二）案卷不规范", "公开不及时案卷不规范。"),
        ("首先人手少，其次经费紧", "人手少，经费紧。"),
    ],
)
def test_an_item_holds_no_enumerators(noted: str, item: str) -> None:
    assert item_text(noted) == item


def test_a_cause_in_a_sentence_of_its_own_is_joined_to_its_problem() -> None:
    assert one_item("执法力量不足。原因：人员流动大。", is_problem=True) == "执法力量不足，原因：人员流动大。"


def test_what_will_be_done_stays_in_its_problem() -> None:
    assert one_item("公开不及时。下一步，我们将补齐。", is_problem=True) == "公开不及时，下一步，我们将补齐。"


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("主要原因是选址手续办理慢。", "选址手续办理慢"),
        ("因为连续降雨停工", "连续降雨停工"),
        ("连续降雨，入户排查停了十来天，申请顺延三周", "连续降雨，入户排查停了十来天"),
        ("只有照片，没有责任书，请补上", "只有照片，没有责任书"),
        ("请批准", ""),
    ],
)
def test_a_cause_is_named_without_what_is_asked_for(said: str, cause: str) -> None:
    assert tidy_cause(said) == cause
