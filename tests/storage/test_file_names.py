"""The name of an upload says nothing but a name, on every system."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.storage.file_types import safe_name

NASTY = st.sampled_from('/\\:*?"<>|. \u202e\u2066\u200b\ufeff\0\n\x7f\x85\u2028\ud800é\u0301\u212b．ｆ纪要')
NAMES = st.text(NASTY | st.characters(), max_size=300)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("会议纪要.docx", "会议纪要.docx"),
        ("C:\\桌面\\签到表.jpg", "签到表.jpg"),
        ("../../etc/passwd", "passwd"),
        ("照片/2026/合影.HEIC", "合影.HEIC"),
        ("照片\u202egpj.exe", "照片gpj.exe"),
        ("  两 个\u3000空格 .pdf ", "两 个 空格 .pdf"),
        ("...hidden.txt", "hidden.txt"),
        ("纪要.pdf. .", "纪要.pdf"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("com¹.tar.gz", "_com¹.tar.gz"),
        ("console.txt", "console.txt"),
        ('问?答*"会".txt', "问_答__会_.txt"),
        ("e\u0301tat.txt", "\u00e9tat.txt"),
        ("换\r\n行.txt", "换行.txt"),
        ("\ud800.txt", "txt"),
        ("", "file"),
        ("../..", "file"),
        ("\u202e\u200b", "file"),
    ],
)
def test_a_name_keeps_what_a_person_reads(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("长" * 300 + ".docx") == "长" * 115 + ".docx"
    assert len(safe_name("长" * 300)) == 120
    assert safe_name("短." + "长" * 300) == "短." + "长" * 118


@given(NAMES)
@example("con " + "a" * 300 + ".txt")
def test_any_name_becomes_a_safe_one(name: str) -> None:
    safe = safe_name(name)
    assert 1 <= len(safe) <= 120
    assert not set(safe) & set('/\\<>:"|?*')
    assert not {unicodedata.category(character) for character in safe} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not safe.startswith((".", " "))
    assert not safe.endswith((".", " "))
    assert unicodedata.is_normalized("NFC", safe)
    assert safe.partition(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
    assert safe.encode("utf-8")


@given(NAMES)
def test_a_safe_name_stays_as_it_is(name: str) -> None:
    assert safe_name(safe_name(name)) == safe_name(name)


@given(NAMES, st.sampled_from([".pdf", ".JPG", ".docx"]))
def test_the_ending_is_never_lost(name: str, ending: str) -> None:
    assert safe_name(f"甲{name.replace('/', '').replace(chr(92), '')}乙{ending}").endswith(ending)
