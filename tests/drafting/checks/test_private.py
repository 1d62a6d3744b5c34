"""Private data keeps a report from being published; ordinary words do not."""

import pytest

from tests.drafting.checks.town import OPINION, a_year, drafted, edited, findings
from tracker.drafting.checks import Code, Severity
from tracker.parsing.findings.private import is_card, is_identity, private_in

MADE_UP_ID = "11010119900307109"


def identity() -> str:
    """A made-up number with the right check character."""
    return next(MADE_UP_ID + last for last in "0123456789X" if is_identity(MADE_UP_ID + last))


@pytest.mark.parametrize(
    ("text", "what", "quote"),
    [
        (f"为{identity()}持证人办理。", "id_number", identity()),
        ("身份证号110101199003071098办理。", "id_number", "110101199003071098"),
        ("联系人手机13800138000。", "mobile", "13800138000"),
        ("拨打138 0013 8000。", "mobile", "138 0013 8000"),
        ("拨打１３８００１３８０００。", "mobile", "１３８００１３８０００"),
        ("咨询0571-88001234。", "landline", "0571-88001234"),
        ("联系电话：88001234。", "landline", "88001234"),
        ("打入6222021234567890128账户。", "bank_card", "6222021234567890128"),
        ("当事人王小明不服处罚。", "name", "王小明"),
        ("化解村民李四与张建国之间的纠纷。", "name", "李四"),
        ("信访人欧阳文因征地来访。", "name", "欧阳文"),
        ("原告赵强、被告钱进达成调解。", "name", "赵强"),
    ],
)
def test_private_data_is_found(text: str, what: str, quote: str) -> None:
    found = [(kind, text[start:end]) for kind, start, end in private_in(text)]
    assert (what, quote) in found


@pytest.mark.parametrize(
    "text",
    [
        "当事人王某不服处罚，李某某申请复议。",
        "村民高度重视，群众方便快捷，居民常年参与，学生安全意识增强。",
        "群众向我镇反映问题，村民代表参加听证，居民金融知识讲座12场。",
        "开通12345热线和12348平台，受理诉求2026件，发放资料13800份。",
        "印发云政发〔2026〕2号文件，完成投资1234567890元。",
        "镇长林晓主持召开专题会议，党委书记王建国讲话。",
        "申请人应当提交材料，被告知相关权利，重点人员管理到位。",
        "编号20260307109001234567的案卷。",
        "物业主管部门和公司职责清晰，业主委员会参与协商。",
        "村民易地搬迁，群众林地确权，老人高血压随访，学生夏令营活动。",
    ],
)
def test_ordinary_words_are_no_private_data(text: str) -> None:
    assert private_in(text) == []


def test_it_blocks_at_its_sentence() -> None:
    told = edited(drafted(a_year()), OPINION, "当事人王小明的处罚决定经法律顾问审核。")
    (found,) = findings(Code.PRIVATE_DATA, a_year(), told)
    assert (found.slot, found.severity) == (OPINION, Severity.BLOCKING)
    assert found.params == {"what": "name", "quote": "王小明"}


def test_boilerplate_is_looked_at_too() -> None:
    told = edited(drafted(a_year()), "preamble:1", "现将有关情况报告如下（联系电话：13800138000）：")
    assert [one.slot for one in findings(Code.PRIVATE_DATA, a_year(), told)] == ["preamble:1"]


def test_the_check_character_tells_identity_numbers_from_others() -> None:
    assert is_identity(identity())
    assert not is_identity(identity()[:-1] + ("1" if identity()[-1] != "1" else "2"))


def test_the_check_digit_tells_card_numbers_from_others() -> None:
    assert is_card("4111 1111 1111 1111")
    assert not is_card("4111111111111112")
