"""Texts on which a careless reader takes quadratic time: each at one size and at four times that size."""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice

from tracker.parsing import parse_text

_HEAD = "云溪镇2025年法治政府建设情况报告\n一、主要工作\n开展学法6次。\n二、存在问题\n"
_ORDINALS = "一二三四五六七八九十"
SIZE, TIMES = 12_000, 4
Maker = Callable[[int], str]


def _again(words: str) -> Maker:
    return lambda size: _HEAD + words * (size // len(words))


def _entries(numbers: Sequence[str], end: str) -> Maker:
    return lambda size: _HEAD + "".join(f"{number}执法力量不足{end}" for number in islice(cycle(numbers), size // 10))


TEXTS: dict[str, Maker] = {
    "one heading again": _again("三、2026年工作计划\n"),
    "one bracket": _again("（"),
    "nested brackets": lambda size: _HEAD + "（一）“" * (size // 8) + "”）" * (size // 4),
    "no stops": _again("执法力量不足"),
    "clauses": _again("执法力量不足；"),
    "lines": _again("执法力量不足。\n"),
    "spaces": lambda size: " " * size,
    "spaced characters": _again("一 "),
    "digits": _again("1"),
    "一是": _again("一是"),
    "一是 glued": _entries([f"{n}是" for n in _ORDINALS], ""),
    "（一） lines": _entries([f"（{n}）" for n in _ORDINALS], "。\n"),
    "1. lines": _entries([f"{n}." for n in range(1, 100)], "。\n"),
    "A. lines": _entries([f"{chr(65 + n)}." for n in range(26)], "。\n"),
    "all families": _entries(
        ["一、", "（一）", "1.", "（1）", "①", "一是", "第一，", "首先，", "其一，", "A.", "1.1"], "。"
    ),
    "two styles": _again("1、甲。1.乙不足。2.丙不足。2、丁。1.戊不足。2.己不足。\n"),
    "lost ordinals": _again("（一）甲乙丙。、丁不足。）戊不足。（）己不足。\n"),
    "labels": _again("存在问题：人手不足。\n整改措施：招录两名。\n"),
    "turns": _again("一是人手不足。原因是编制少。下一步，一是招录。"),
    "tables": _again("序号|存在问题|整改措施\n1|台账慢|更新\n2|宣传少|加强\n"),
    "one long table": lambda size: _HEAD + "序号\t存在问题\t整改措施\n" + "1\t台账慢\t更新\n" * (size // 9),
    "signatures": _again("云溪镇人民政府\n2026年2月27日\n"),
    "figures": _again("开展宣传6次，其中进村3次、进校3次，满意率98%。"),
    "invisible": _again("一\u200b是\u200b"),
}


def measure() -> Iterator[str]:
    """Lines: processor time at both sizes and how it grew; linear time grows as the text."""
    for name, maker in TEXTS.items():
        short, long = (_taken(maker(size)) for size in (SIZE, SIZE * TIMES))
        yield f"  {name:<20}{short:8.0f} ms{long:8.0f} ms   × {long / max(short, 0.1):.1f}"


def _taken(text: str) -> float:
    best = float("inf")
    for blank in ("", "\n"):  # another text: nothing kept from the first reading helps
        began = time.process_time()
        parse_text(text + blank)
        best = min(best, (time.process_time() - began) * 1000)
    return best
