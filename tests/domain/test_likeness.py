"""Which problems are offered as repeats: measured on pairs written by hand, and what must hold of any."""

import random
from dataclasses import replace
from time import perf_counter

import pytest

from tests.domain.repeats import OTHER, OTHER_UNSEEN, SAME, SAME_UNSEEN
from tracker.domain.likeness import LIKELY, Likely, Problem, likely_repeats, likeness

Pairs = tuple[tuple[str, str], ...]


def offered(pairs: Pairs) -> list[Likely]:
    """What is offered when the first ones stand in last year's report and the second ones in this year's."""
    last = [Problem(number, 2024, first) for number, (first, _) in enumerate(pairs)]
    this = [Problem(1000 + number, 2025, second) for number, (_, second) in enumerate(pairs)]
    return likely_repeats([*last, *this], most=10_000)


def measured(same: Pairs, other: Pairs) -> tuple[float, float]:
    """Precision and recall on the pairs on which a person has decided."""
    found = {one.earlier.id for one in offered((*same, *other)) if one.later.id == one.earlier.id + 1000}
    right = sum(number in found for number in range(len(same)))
    return right / len(found), right / len(same)


@pytest.mark.parametrize(
    ("same", "other", "precision", "recall"),
    [(SAME, OTHER, 0.85, 0.95), (SAME_UNSEEN, OTHER_UNSEEN, 0.6, 0.85)],
    ids=["chosen on", "unseen"],
)
def test_most_repeats_are_offered_and_few_others(same: Pairs, other: Pairs, precision: float, recall: float) -> None:
    found = measured(same, other)
    print(f"precision {found[0]:.2f}, recall {found[1]:.2f}")  # noqa: T201 - shown with -rP
    assert found[0] >= precision
    assert found[1] >= recall


def test_words_of_the_genre_are_no_likeness() -> None:
    assert likeness("普法宣传力度不够，有待进一步加强", "队伍建设力度不够，有待进一步加强") < LIKELY
    assert likeness("村级公开栏更新滞后", "村级公开栏更新滞后") == 1


def test_it_says_which_words_are_shared_the_most_telling_first() -> None:
    [found] = offered((("执法记录仪配备不足，有待加强", "执法记录仪使用不规范，有待加强"),))
    assert found.shared[0] == "执法记录仪"
    assert "有待加强" not in found.shared


def test_another_theme_speaks_against_it_and_an_open_task_for_it() -> None:
    texts = ("便民服务窗口进驻事项不全", "政务服务窗口进驻事项少")

    def score(theme: str | None, *, closed: bool) -> float:
        pair = [Problem(1, 2024, texts[0], "T1", closed), Problem(2, 2025, texts[1], theme)]
        return likely_repeats(pair)[0].score

    assert score("T8", closed=True) < score("T1", closed=True) < score("T1", closed=False)
    assert score(None, closed=True) == score("T1", closed=True)


def test_whose_task_carries_on_the_earlier_one_comes_first_in_whatever_words() -> None:
    earlier = Problem(1, 2023, "村级公开栏更新滞后", tasks=frozenset({10}))
    later = Problem(2, 2025, "惠农补贴公示迟", tasks=frozenset({20}), continues=frozenset({10}))
    [found, *_others] = likely_repeats([earlier, later, Problem(3, 2024, "部分村级公开栏更新滞后")])
    assert (found.earlier, found.later, found.score, found.carried_on) == (earlier, later, 1.0, True)
    turned = [replace(earlier, year=2026), later]
    assert likely_repeats(turned) == []


def test_problems_of_one_year_are_never_offered() -> None:
    same = [Problem(1, 2025, "村级公开栏更新滞后"), Problem(2, 2025, "村级公开栏更新滞后")]
    assert likely_repeats(same) == []


def test_the_order_in_which_problems_come_makes_no_difference() -> None:
    problems = [Problem(number, 2020 + number % 4, text) for number, (text, _) in enumerate((*SAME, *OTHER))]
    shuffled = random.Random(5).sample(problems, len(problems))
    assert likely_repeats(shuffled) == likely_repeats(problems)


@pytest.mark.parametrize("text", ["", "不足", "一", "!!", "A", "，。；"])
def test_texts_without_substance_are_like_nothing(text: str) -> None:
    assert likely_repeats([Problem(1, 2024, text), Problem(2, 2025, text)]) == []


def test_twenty_years_of_thirty_problems_are_compared_at_once() -> None:
    words = [part for pair in (*SAME, *OTHER) for text in pair for part in text.split("，")]
    draw = random.Random(7)
    texts = ["，".join(draw.sample(words, 3)) for _ in range(600)]
    problems = [Problem(number, 2006 + number // 30, text) for number, text in enumerate(texts)]
    began = perf_counter()
    assert len(likely_repeats(problems)) == 50
    print(f"{perf_counter() - began:.2f} s")  # noqa: T201 - shown with -rP


def test_causes_and_cases_told_at_length_do_not_hide_a_repeat() -> None:
    long = "重点领域公开不及时。河湾村公开栏改造拖了一年，补贴发放的公示迟于规定时间，原因是村里没有人专门负责"
    short = "村级公开栏更新慢，河湾、上坝两个村一个季度没有换过"
    assert likely_repeats([Problem(1, 2024, short), Problem(2, 2025, long)])
