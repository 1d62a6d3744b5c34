"""How a title is broken into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.report_title import title_lines
from tracker.documents.text import columns


@pytest.mark.parametrize(
    "lines",
    [
        ["云溪镇2026年度法治政府建设情况的报告"],
        ["青禾县云溪镇人民政府", "关于2026年度法治政府建设情况的报告"],
        ["青禾县云溪镇人民政府", "关于2026年上半年法治政府建设", "工作情况的报告"],
        ["青禾县城东街道办事处", "关于2026年度法治政府建设情况的报告"],
        ["青禾县云溪镇人民政府", "2026年法治政府建设年度报告"],
        ["内蒙古自治区呼伦贝尔市", "鄂伦春自治旗大杨树镇人民政府", "关于2026年度法治政府建设情况的报告"],
        ["中共青禾县云溪镇委员会", "青禾县云溪镇人民政府", "关于2026年度法治政府建设情况的报告"],
    ],
)
def test_a_title_is_broken_after_the_office_and_between_words(lines: list[str]) -> None:
    assert title_lines("".join(lines)) == lines


def test_joint_issuers_parted_by_a_space_have_a_line_each() -> None:
    title = "中共青禾县云溪镇委员会 青禾县云溪镇人民政府关于2026年度法治政府建设情况的报告"
    assert title_lines(title)[:2] == ["中共青禾县云溪镇委员会", "青禾县云溪镇人民政府"]


@given(st.text("云溪镇关于和、的报告年度2026 推进（）", max_size=120))
def test_no_character_of_any_title_is_lost_and_no_line_is_too_long(title: str) -> None:
    lines = title_lines(title)
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert len(lines) == 1 or max(map(columns, lines)) <= 42
