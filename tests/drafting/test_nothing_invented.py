"""What stands in a draft was entered by somebody, or is a word of the outline or of the register."""

import re
from random import Random

import pytest

from tests.drafting.draws import made_up_year
from tracker.domain.drafts import SOURCES_OF, SentenceKind
from tracker.domain.outlines import Outline
from tracker.domain.rollup import Rollup
from tracker.drafting.compose import compose
from tracker.drafting.filling import fill, names
from tracker.drafting.model import Composed

SEEDS = range(25)
_REGISTER = """
针对 的问题 全年 上半年 第一季度 第二季度 第三季度 第四季度 一季度 二季度 三季度 四季度 累计 共 共有 达 推进 继续
继续推进 问题的整改 工作 主要原因是 进展滞后 至年底 至6月底 至季末 尚未完成 尚未整改到位 尚未取得实质进展 整改 推进受阻
未能完成 未达到年度目标 与预期目标仍有差距 未按期完成 尚未全部完成 尚未全部整改到位 质量有待提高 报送材料曾被退回补正
未发生 超过 余 以上 近 约 元 % 党政主要负责人 对 重要工作亲自部署 重大问题亲自过问 重点环节亲自协调 重要任务亲自督办 次
待补 原因 改进措施 工作情况 开展 组织 举办 召开 办理 完成 主动公开政府信息 提供 案件 作出
"""


def entered(rollup: Rollup, outline: Outline) -> str:
    """Every word that people entered, and those of the templates."""
    tasks = [word for task in rollup.tasks for word in (task.title, *task.delays, *task.returns)]
    told = [*rollup.records, *(entry for task in rollup.tasks for entry in task.entries)]
    words = [word for entry in told for word in (entry.text, entry.difficulties, entry.next_step)]
    figures = [f"{part.name} {part.unit}" for entry in told for part in entry.figures]
    noted = [word for note in rollup.notes for word in (note.text, note.cause)]
    known = names(rollup)
    templates = [fill(part.heading + part.lead + part.none, known) for part in outline.parts]
    return "\n".join((*tasks, *words, *figures, *noted, *templates, *(theme.name for theme in rollup.themes)))


def unaccounted(text: str, known: str) -> str:
    """What is left of a sentence without its longest pieces that are known, punctuation and numbers."""
    left, k = "", 0
    while k < len(text):
        end = next((end for end in range(len(text), k, -1) if text[k:end] in known), k)
        left += "" if end > k else text[k]
        k = max(end, k + 1)
    return "".join(re.findall(r"[\u4e00-\u9fffA-Za-z]", left))


def results(sentences: tuple[Composed, ...]) -> list[Composed]:
    return [one for one in sentences if one.kind is SentenceKind.RESULT]


@pytest.mark.parametrize("odd", [False, True])
def test_every_word_was_entered_or_belongs_to_the_register(odd: bool) -> None:
    for seed in SEEDS:
        rollup, outline = made_up_year(Random(seed), odd=odd, most=8)
        known = entered(rollup, outline) + _REGISTER
        for sentence in compose(rollup, outline).sentences:
            if sentence.kind is not SentenceKind.BOILERPLATE:
                assert unaccounted(sentence.text, known) == "", (seed, sentence.text)


def test_every_number_was_entered_added_up_or_counted() -> None:
    for seed in SEEDS:
        rollup, outline = made_up_year(Random(seed), odd=False, most=12)
        known = entered(rollup, outline)
        for sentence in compose(rollup, outline).sentences:
            stated = {f"{amount.value.normalize():f}" for amount in sentence.amounts}
            said = set(re.findall(r"\d+(?:\.\d+)?", sentence.text)) - stated
            if sentence.kind is not SentenceKind.BOILERPLATE:
                assert [number for number in said if number not in known] == [], (seed, sentence.text)


def test_every_sentence_has_a_source_of_its_kind_or_asks_for_one() -> None:
    for seed in SEEDS:
        rollup, outline = made_up_year(Random(seed), odd=bool(seed % 2), most=12)
        for sentence in compose(rollup, outline).sentences:
            allowed = SOURCES_OF[sentence.kind]
            sourced = any(ref.type in allowed for ref in sentence.refs)
            assert sourced or sentence.gaps or sentence.kind is SentenceKind.BOILERPLATE, sentence


def test_every_amount_names_the_figures_or_entries_that_it_is_made_of() -> None:
    for seed in SEEDS:
        rollup, outline = made_up_year(Random(seed), odd=True, most=12)
        figures = {part.figure_id: part for total in rollup.totals for part in total.parts}
        for amount in (amount for one in results(compose(rollup, outline).sentences) for amount in one.amounts):
            assert amount.entry_ids
            parts = [figures[one].value for one in amount.figure_ids]
            assert not parts or amount.value == sum(parts)


def test_a_gap_stands_in_the_text_and_says_whom_to_ask() -> None:
    for seed in SEEDS:
        rollup, outline = made_up_year(Random(seed), odd=True, most=12)
        for sentence in compose(rollup, outline).sentences:
            labels = re.findall("【待补：([^】]*)】", sentence.text)
            assert labels == [gap.label for gap in sentence.gaps]
            if "task" in sentence.slot:
                assert all(gap.person_id or gap.unit_id for gap in sentence.gaps)
