"""The title and the body that a letterhead names, on one line or several."""

from __future__ import annotations

import pytest

from tracker.parsing import parse_text

BODY = (
    "\n\n县人民政府：\n现将有关情况报告如下：\n一、工作情况\n全年学法5次。\n"
    "二、存在问题\n一是台账更新慢；二是宣传形式单一。\n"
)
LETTERHEADS = [
    "中共云溪镇委员会\n云溪镇人民政府\n关于2025年度法治政府建设情况的报告",
    "中共云溪镇委员会 云溪镇人民政府\n关于2025年度法治政府建设情况的报告",
    "中共云溪镇委员会\n云溪镇人民政府关于2025年度法治政府建设情况的报告",
    "中共云溪镇委员会\n云溪镇人民政府\n关于2025年度法治政府建设\n情况的报告",
]


@pytest.mark.parametrize("letterhead", LETTERHEADS)
def test_both_issuers_belong_to_the_title(letterhead: str) -> None:
    report = parse_text(letterhead + BODY)
    assert report.title == "中共云溪镇委员会云溪镇人民政府关于2025年度法治政府建设情况的报告"
    assert (report.org or "").replace(" ", "") == "中共云溪镇委员会云溪镇人民政府"


@pytest.mark.parametrize("letterhead", ["云溪镇人民政府\n关于2025年度法治政府建设情况的报告"])
def test_one_issuer_on_its_own_line_belongs_to_the_title(letterhead: str) -> None:
    report = parse_text(letterhead + BODY)
    assert report.title == "云溪镇人民政府关于2025年度法治政府建设情况的报告"
    assert report.org == "云溪镇人民政府"
