"""Every family of enumerators, in lists of every length, nested, and with every fault that clerks and files produce."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.parsing.lists import ENTRIES, SECTIONS, SEPARATORS, Number, faults, listed, report, tasks
from tracker.parsing import ParsedReport, parse_text
from tracker.parsing.model import ParsedItem

Lists = tuple[list[str], list[str]]
ORDINALS = frozenset("一二三四五六七八九十百零0123456789")
NEST = ("（一）", "1.", "（1）", "①", "一是", "第一，", "一）", "A.", "2.1", "其一，")
STYLES = (("1、", "1."), ("1.", "1、"), ("一）", "（一）"), ("（1）", "1)"), ("（A）", "A."))
TWO = ("。\n", "；")
FAULTED = ("（一）", "一）", "1.", "1、", "（1）", "一是", "一要", "第一，", "其一，")


def found(report: ParsedReport) -> Lists:
    return [item.text for item in report.problems], [item.text for item in report.plans]


def codes(item: ParsedItem) -> set[str]:
    return {doubt.code for doubt in item.doubts}


def read(numbers: list[str], separator: str) -> tuple[ParsedReport, Lists]:
    """What is read where both lists have these numbers, and what stands there."""
    words = faults(len(numbers)), tasks(len(numbers))
    problems, plans = (listed(numbers, each, separator) for each in words)
    return parse_text(report(problems, plans)), words


def counted(number: Number, longest: int) -> list[list[str]]:
    return [[number(k) for k in range(1, n + 1)] for n in (2, 3, 8, 12, 25, 130) if n <= longest]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("family", ENTRIES)
def test_entries_of_every_family_are_found(family: str, separator: str) -> None:
    longest, number = ENTRIES[family]
    for numbers in counted(number, longest):
        result, words = read(numbers, separator)
        assert found(result) == words


@pytest.mark.parametrize("lead", ["还存在一些不足：", "还存在一些不足：\n"])
@pytest.mark.parametrize("family", ENTRIES)
def test_entries_behind_a_lead_in_are_found(family: str, lead: str) -> None:
    count = min(ENTRIES[family][0], 5)
    numbers = [ENTRIES[family][1](k) for k in range(1, count + 1)]
    words = faults(count), tasks(count)
    problems, plans = (listed(numbers, each, "；") for each in words)
    plans_lead = lead.replace("还存在一些不足", "我镇将重点做好以下工作")
    assert found(parse_text(report(f"我镇{lead}{problems}", plans_lead + plans))) == words


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("family", ["（一）", "1.", "（1）", "①", "一是", "第一，", "首先，", "A."])
def test_parts_of_a_report_may_be_numbered_in_any_way(section: str, family: str) -> None:
    if section != family:
        numbers = [ENTRIES[family][1](k) for k in (1, 2, 3)]
        problems, plans = (listed(numbers, each, "。\n") for each in (faults(3), tasks(3)))
        assert found(parse_text(report(problems, plans, SECTIONS[section]))) == (faults(3), tasks(3))


@pytest.mark.parametrize("inner_line", [True, False])
@pytest.mark.parametrize(("outer", "inner"), [*permutations(NEST, 2), *STYLES])
def test_entries_of_the_inner_of_two_lists_are_the_items(outer: str, inner: str, inner_line: bool) -> None:
    first, second = (ENTRIES.get(family, (9, lambda k: f"{k}、"))[1] for family in (outer, inner))
    end = "\n" if inner_line else ""
    words = faults(12), tasks(12)

    def nested(entries: list[str]) -> str:
        parts = [[second(j + 1) + entries[4 * k + j] + "。" for j in range(4)] for k in range(3)]
        heads = [first(k) + topic + "。" for k, topic in enumerate(("执法方面", "普法方面", "服务方面"), start=1)]
        return "\n".join(head + end + end.join(part) for head, part in zip(heads, parts, strict=True))

    assert found(parse_text(report(nested(words[0]), nested(words[1])))) == words


@pytest.mark.parametrize("separator", TWO)
@pytest.mark.parametrize("family", FAULTED)
@pytest.mark.parametrize("count", [4, 11])
def test_one_lost_ordinal_is_inferred(family: str, separator: str, count: int) -> None:
    for at in range(1, count - (family == "一要")):
        numbers = [ENTRIES[family][1](k) for k in range(1, count + 1)]
        numbers[at] = "".join(sign for sign in numbers[at] if sign not in ORDINALS)
        result, words = read(numbers, separator)
        assert found(result) == words
        assert all("ordinal_lost" in codes(items[at]) for items in (result.problems, result.plans))


@pytest.mark.parametrize("family", ["（一）", "1.", "（1）", "①", "⑴"])
def test_one_number_lost_whole_is_inferred_where_each_entry_has_a_line(family: str) -> None:
    numbers = [ENTRIES[family][1](k) for k in range(1, 7)]
    for at in range(1, 5):
        result, words = read([*numbers[:at], "", *numbers[at + 1 :]], "。\n")
        assert found(result) == words
        assert codes(result.plans[at]) == {"ordinal_lost"}


@pytest.mark.parametrize("family", ["①", "1.", "（一）", "一是"])
def test_a_number_lost_whole_in_running_text_makes_the_next_entry_doubtful(family: str) -> None:
    numbers = [ENTRIES[family][1](k) for k in range(1, 7)]
    result, _words = read([*numbers[:3], "", *numbers[4:]], "；")
    assert "ordinal_skipped" in codes(result.plans[3])


@pytest.mark.parametrize("separator", TWO)
@pytest.mark.parametrize("family", FAULTED)
@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_doubled_or_skipped_number_costs_no_entry(family: str, separator: str, at: int) -> None:
    number = ENTRIES[family][1]
    once = [number(k - (k == at + 1)) for k in range(1, 6)]
    on = [number(k - (k > at)) for k in range(1, 6)]
    skipped = [number(k + (k > at)) for k in range(1, 6)]
    for numbers in (once, on, skipped):
        result, words = read(numbers, separator)
        assert found(result) == words


@pytest.mark.parametrize("separator", TWO)
@pytest.mark.parametrize("family", FAULTED)
def test_a_list_that_starts_again_costs_no_entry(family: str, separator: str) -> None:
    numbers = [ENTRIES[family][1](k) for k in (1, 2, 3, 1, 2)]
    result, words = read(numbers, separator)
    assert found(result) == words


@pytest.mark.parametrize("separator", TWO)
@pytest.mark.parametrize("family", FAULTED)
@pytest.mark.parametrize("count", [3, 11])
def test_a_number_broken_over_a_line_is_one(family: str, separator: str, count: int) -> None:
    for at in range(1, count):
        numbers = [ENTRIES[family][1](k) for k in range(1, count + 1)]
        numbers[at] = f"{numbers[at][0]}\n{numbers[at][1:]}"
        result, words = read(numbers, separator)
        assert found(result) == words


@pytest.mark.parametrize("separator", TWO)
@pytest.mark.parametrize("family", FAULTED)
@pytest.mark.parametrize("count", [3, 12])
def test_a_number_glued_to_the_words_before_it_is_found(family: str, separator: str, count: int) -> None:
    for at in range(1, count):
        numbers = [ENTRIES[family][1](k) for k in range(1, count + 1)]
        words = faults(count), tasks(count)
        texts = [
            separator.join(map("".join, zip(numbers[:at], each[:at], strict=True)))
            + listed(numbers[at:], each[at:], separator)
            for each in words
        ]
        assert found(parse_text(report(texts[0], texts[1]))) == words


@pytest.mark.parametrize("separator", TWO)
@pytest.mark.parametrize(
    "pair", [("（一）", "(一)"), ("1.", "1．"), ("1.", "1、"), ("一）", "㈠"), ("（1）", "1)"), ("①", "①")]
)
def test_forms_of_one_family_mix(pair: tuple[str, str], separator: str) -> None:
    number = {name: form for name, (_, form) in ENTRIES.items()} | {"1、": lambda k: f"{k}、"}
    result, words = read([number[pair[k % 2]](k) for k in range(1, 9)], separator)
    assert found(result) == words


@pytest.mark.parametrize("fault", ["执行方式单一", "统一口径", "办事项目十六"])
def test_numerals_of_words_are_no_part_of_a_number(fault: str) -> None:
    """A word may end in a numeral, and the next line begin with one."""
    lines = f"一是台账更新慢{fault}二是宣传少。三是力量弱{fault}\n三、2026年工作计划\n"
    text = report(lines, "").split("三、2026")[0] + "三、2026年工作计划\n一是改版宣传栏。二是修订预案。"
    assert found(parse_text(text)) == (
        [f"台账更新慢{fault}", "宣传少", f"力量弱{fault}"],
        ["改版宣传栏", "修订预案"],
    )
