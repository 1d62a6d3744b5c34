"""What a reviewer should know of a report besides its items: each finding with the words and their place."""

from __future__ import annotations

import json

import pytest

from tests.parsing.findings_of import HEADS, MEASURES, PLANS, PROBLEMS, TITLE, WHOLE, found, quotes, report, words_at
from tests.parsing.marked import Marked, all_documents
from tests.parsing.promise_samples import EMPTY, FULL
from tracker.parsing import parse_text
from tracker.parsing.findings.promises import is_empty_promise

ORDINALS = ("ordinal_doubled", "ordinal_skipped", "ordinal_lost")


def test_a_sound_report_has_no_findings() -> None:
    assert [one.code for one in parse_text(WHOLE).findings] == []


@pytest.mark.parametrize("document", all_documents(), ids=lambda document: document.name)
def test_what_a_finding_quotes_stands_at_its_place(document: Marked) -> None:
    for one in parse_text(document.text).findings:
        assert all(isinstance(value, str) for value in one.params.values())
        json.dumps(one.to_json())
        if "start" in one.params:
            words = words_at(document.text, one)
            assert words.startswith("".join(one.params["quote"].split()))


@pytest.mark.parametrize("document", all_documents(), ids=lambda document: document.name)
def test_made_up_documents_contradict_themselves_nowhere(document: Marked) -> None:
    assert found(document.text, "contradiction", "private_data") == []


def missing(text: str) -> list[str]:
    return [one.params["part"] for one in found(text, "missing_part")]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((MEASURES, PROBLEMS, HEADS, PLANS), []),
        ((MEASURES, PROBLEMS, PLANS), ["responsibility"]),
        ((MEASURES, PROBLEMS, HEADS), ["plans"]),
        ((MEASURES, HEADS, PLANS), ["problems"]),
        ((MEASURES, "二、存在的不足\n（一）持证人员偏少。\n（二）普法形式单一。", HEADS, PLANS), ["causes"]),
        ((MEASURES.replace("讲座", "第一责任人述法"), PROBLEMS, PLANS), []),
        ((PROBLEMS, HEADS, PLANS), []),
    ],
)
def test_each_statutory_part_is_asked_for(parts: tuple[str, ...], expected: list[str]) -> None:
    assert [part for part in missing(report(*parts)) if part != "measures"] == expected


@pytest.mark.parametrize(
    "title",
    [
        "云溪镇2025年政府工作报告",
        "云溪镇2025年政府信息公开工作年度报告",
        "云溪镇2025年上半年法治政府建设工作总结",
        "云溪镇2025年法治政府建设工作要点",
        "云溪镇2025年度工作总结",
        "云溪镇2025年法治宣传教育工作总结",
        "云溪镇镇长2025年度法治建设述职报告",
    ],
)
def test_texts_of_other_kinds_lack_no_part(title: str) -> None:
    assert missing(report(MEASURES, PLANS, title=title)) == []


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("一、2024年法治政府建设基本情况", ["2025"]),
        ("一、二〇二四年主要工作", ["2025"]),
        ("一、2025年主要举措和成效", []),
        ("一、《2024年工作要点》落实情况", []),
        ("一、2021—2025年工作情况", []),
        ("一、2024年度督察反馈问题整改情况", []),
        ("一、主要举措和成效", []),
    ],
)
def test_a_heading_with_the_year_of_another_report_is_found(heading: str, expected: list[str]) -> None:
    text = report(MEASURES.replace("一、2025年主要举措和成效", heading), PROBLEMS, HEADS, PLANS)
    assert [one.params["expected"] for one in found(text, "wrong_year_heading")] == expected
    assert all(words_at(text, one) == heading for one in found(text, "wrong_year_heading"))


def test_a_plan_for_the_year_reported_on_is_found() -> None:
    text = report(MEASURES, PROBLEMS, HEADS, PLANS.replace("2026年", "2025年"))
    (one,) = found(text, "wrong_year_heading")
    assert (one.params["year"], one.params["expected"]) == ("2025", "2026")


@pytest.mark.parametrize(
    ("old", "new", "code", "quote", "expected"),
    [
        ("三、党政", "二、党政", "ordinal_doubled", "二、党政", "三、"),
        ("三、党政", "四、党政", "ordinal_skipped", "四、党政", "三、"),
        ("（二）普法宣传", "（三）普法宣传", "ordinal_skipped", "（三）普法宣传", "（二）"),
        ("（二）普法宣传", "（一）普法宣传", "", "", ""),
    ],
)
def test_faults_of_the_numbering_say_what_was_expected(
    old: str, new: str, code: str, quote: str, expected: str
) -> None:
    text = WHOLE.replace(old, new).replace(
        "四、2026年", "四、2026年" if code != "ordinal_skipped" or "四" not in new else "五、2026年"
    )
    faults = [(one.code, one.params["quote"][: len(quote)], one.params["expected"]) for one in found(text, *ORDINALS)]
    assert faults == ([(code, quote, expected)] if code else [])


def test_faults_inside_a_paragraph_are_found() -> None:
    text = WHOLE.replace("全年开展执法检查58次。", "一是规范程序。二是严格审核。四是公示结果。")
    (one,) = found(text, *ORDINALS)
    assert (one.code, one.params["expected"]) == ("ordinal_skipped", "三是")
    assert words_at(text, one).startswith("四是公示结果")


def test_numbers_that_run_on_below_the_next_heading_are_sound() -> None:
    text = report(
        "一、主要举措\n（一）学习。\n1.领导带头学。\n2.干部集中学。\n（二）执法。\n3.规范程序。\n4.公示结果。",
        PROBLEMS,
        HEADS,
        PLANS,
    )
    assert quotes(text, *ORDINALS) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "quote"),
    [
        ("调解村民李大山与邻居的宅基地纠纷。", "name", "李大山"),
        ("社区矫正对象王志刚按时报到。", "name", "王志刚"),
        ("联系人手机13800138000。", "mobile", "13800138000"),
        ("身份证号110101199003071098。", "id_number", "110101199003071098"),
    ],
)
def test_private_data_is_found_where_it_stands(sentence: str, kind: str, quote: str) -> None:
    text = WHOLE.replace("举办讲座12场。", sentence)
    (one,) = found(text, "private_data")
    assert (one.params["kind"], one.params["quote"], words_at(text, one)) == (kind, quote, quote)


@pytest.mark.parametrize(
    "sentence",
    ["咨询电话0571-88001234。", "举报热线12337。", "镇长林晓主持会议。", "村民黄某反映问题。", "申请人应当提交材料。"],
)
def test_telephones_of_offices_and_names_of_officials_are_not_private(sentence: str) -> None:
    assert found(WHOLE.replace("举办讲座12场。", sentence), "private_data") == []


@pytest.mark.parametrize("plan", EMPTY)
def test_a_plan_of_slogans_is_an_empty_promise(plan: str) -> None:
    assert is_empty_promise(plan)


@pytest.mark.parametrize("plan", FULL)
def test_a_plan_that_names_what_can_be_shown_is_none(plan: str) -> None:
    assert not is_empty_promise(plan)


def test_an_empty_promise_is_found_at_its_item() -> None:
    text = WHOLE.replace("新建普法长廊。", "继续推动法治政府建设再上新台阶。")
    (one,) = found(text, "empty_promise")
    assert words_at(text, one) == one.params["quote"] == "继续推动法治政府建设再上新台阶"
    assert TITLE in text
