"""What people type, in the one form in which it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import entries
from tracker.domain.errors import Invalid


@pytest.mark.parametrize(
    "typed",
    ["13900001234", "139 0000 1234", "139-0000-1234", "+86 13900001234", "8613900001234", "１３９００００１２３４"],
)  # fmt: skip
def test_a_phone_number_is_the_same_however_it_is_typed(typed: str) -> None:
    assert entries.phone(typed) == "13900001234"


@pytest.mark.parametrize("typed", ["0571-8765 4321", "(0571)87654321"])
def test_a_landline_keeps_its_area_code(typed: str) -> None:
    assert entries.phone(typed) == "057187654321"


@pytest.mark.parametrize("typed", ["12345", "23900001234", "1390000123", "139000012345", "手机", "+1 202 555 0101"])
def test_what_is_no_chinese_phone_number_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        entries.phone(typed)
    assert (refusal.value.code, refusal.value.field) == ("phone_invalid", "phone")


def test_phone_and_email_may_be_left_out() -> None:
    assert entries.phone("  ") is None
    assert entries.email("") is None


@given(st.from_regex(entries.ACCOUNT, fullmatch=True))
def test_an_account_name_is_never_a_phone_number(account: str) -> None:
    assert entries.account(account) == account
    assert entries.login(account) == account
    with pytest.raises(Invalid):
        entries.phone(account)


@pytest.mark.parametrize("typed", ["", "a", "1abc", "李文澜", "a b", "a@b", "a" * 41])
def test_an_account_name_is_a_short_latin_word(typed: str) -> None:
    with pytest.raises(Invalid):
        entries.account(typed)


def test_capitals_and_full_width_letters_name_the_same_account() -> None:
    assert entries.account(" ＬＩ-Wenlan ") == "li-wenlan"


@pytest.mark.parametrize("typed", ["", "a", "云溪", "yun xi", "yun_xi", "-yunxi", "yunxi-", "yun--xi", "a/b", "a" * 41])
def test_a_code_fits_into_an_address(typed: str) -> None:
    with pytest.raises(Invalid):
        entries.code(typed)


@pytest.mark.parametrize(
    "typed",
    ["a@b", "a b@c.cn", "@c.cn", "a@.cn", "a@c.", "a@@c.cn", "x" * 250 + "@c.cn", "a@例子.cn", "李@c.cn", "a\0@c.cn"],
)
def test_an_address_without_its_parts_is_no_email(typed: str) -> None:
    with pytest.raises(Invalid):
        entries.email(typed)


def test_names_lose_stray_white_space() -> None:
    assert entries.line("  李　文澜 \n", "name", 40) == "李 文澜"


def test_a_name_is_neither_empty_nor_endless() -> None:
    with pytest.raises(Invalid, match="required"):
        entries.line(" 　", "name", 4)
    with pytest.raises(Invalid, match="too_long"):
        entries.line("云溪镇人民政府", "name", 4)


@given(st.text())
def test_no_typed_text_breaks_the_rules_themselves(text: str) -> None:
    for rule in (entries.account, entries.code, entries.phone, entries.email):
        try:
            kept = rule(text)
        except Invalid:
            continue
        assert kept is None or rule(kept) == kept
