"""Numbered lists made by rule: every family of enumerators, every fault of a numbering."""

from __future__ import annotations

from collections.abc import Callable

from tracker.parsing.numerals import chinese

Number = Callable[[int], str]
HEAD = "云溪镇2025年法治政府建设情况报告\n"
_NOUNS = [
    "宣传栏",
    "调解台账",
    "执法案卷",
    "学法笔记",
    "公示栏",
    "应急预案",
    "巡查记录",
    "合同文本",
    "信访回复",
    "培训教材",
    "普法队伍",
    "法律顾问",
    "执法设备",
    "网格队伍",
    "值班制度",
    "督查机制",
    "听证程序",
    "审核流程",
    "办事指南",
    "服务窗口",
    "矛盾排查",
    "村规民约",
    "公开目录",
    "档案管理",
    "业务骨干",
    "证件管理",
    "考核办法",
]
_FAULTS = ("更换不及时", "记录不完整", "内容不新", "力量不足", "作用不明显", "执行不到位", "形式单一")
_VERBS = ("加强", "完善", "充实", "规范", "更新", "优化")
_WORDS = ("首先，", "其次，", "再次，", "最后，")
_SIDES = ("一方面，", "另一方面，")


def hundreds(value: int) -> str:
    """一 … 九百九十九 as they are spoken."""
    if value < 100:
        return chinese(value)
    rest = value % 100
    tail = "" if not rest else f"零{chinese(rest)}" if rest < 10 else chinese(rest).replace("十", "一十", rest < 20)
    return f"{chinese(value // 100)}百{tail}"


def formal(value: int) -> str:
    """壹 … 玖拾玖."""
    return chinese(value).translate(str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾"))


def roman(value: int) -> str:
    """I … XXXIX."""
    return "X" * (value // 10) + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10]


def _run(first: str) -> Number:
    return lambda k: chr(ord(first) + k - 1)


ENTRIES: dict[str, tuple[int, Number]] = {
    "（一）": (130, lambda k: f"（{hundreds(k)}）"),
    "(一)": (25, lambda k: f"({chinese(k)})"),
    "〔一〕": (25, lambda k: f"〔{chinese(k)}〕"),
    "一）": (25, lambda k: f"{chinese(k)}）"),
    "㈠": (10, _run("㈠")),
    "1.": (130, lambda k: f"{k}."),
    "1. ": (25, lambda k: f"{k}. "),
    "1．": (25, lambda k: f"{k}．"),
    "1、": (130, lambda k: f"{k}、"),
    "⒈": (20, _run("⒈")),
    "1°": (25, lambda k: f"{k}°"),
    "1)": (25, lambda k: f"{k})"),
    "（1）": (130, lambda k: f"（{k}）"),
    "⑴": (20, _run("⑴")),
    "①": (20, _run("①")),
    "一是": (130, lambda k: f"{hundreds(k)}是"),
    "一要": (25, lambda k: f"{chinese(k)}要"),
    "第一，": (25, lambda k: f"第{chinese(k)}，"),
    "其一，": (25, lambda k: f"其{chinese(k)}，"),
    "首先，": (4, lambda k: _WORDS[k - 1]),
    "一方面，": (2, lambda k: _SIDES[k - 1]),
    "1": (25, str),
    "2.1": (25, lambda k: f"2.{k}"),
    "A.": (25, lambda k: f"{chr(64 + k)}."),
    "a)": (25, lambda k: f"{chr(96 + k)})"),
    "（A）": (25, lambda k: f"（{chr(64 + k)}）"),
    "i.": (25, lambda k: f"{roman(k).lower()}."),
    "一，": (25, lambda k: f"{chinese(k)}，"),
}
"""Families of entries: the longest list worth trying, and the enumerator of the k-th entry."""
SECTIONS: dict[str, Number] = {
    "一、": lambda k: f"{chinese(k)}、",
    "一．": lambda k: f"{chinese(k)}．",
    "一，": lambda k: f"{chinese(k)}，",
    "（一）": lambda k: f"（{chinese(k)}）",
    "1.": lambda k: f"{k}.",
    "1 ": lambda k: f"{k} ",
    "壹、": lambda k: f"{formal(k)}、",
    "Ⅰ.": lambda k: f"{_run('Ⅰ')(k)}.",
    "I.": lambda k: f"{roman(k)}.",
    "A.": lambda k: f"{chr(64 + k)}.",
    "第一章": lambda k: f"第{chinese(k)}章 ",
    "第一部分": lambda k: f"第{chinese(k)}部分\n",
}
"""What the three parts of a report may be numbered with."""
SEPARATORS = ("。\n", "。", "；", ";")


def faults(count: int) -> list[str]:
    """Different words for problems."""
    return [_different(k, _NOUNS[k % 27] + _FAULTS[k * 3 % 7]) for k in range(count)]


def tasks(count: int) -> list[str]:
    """Different words for plans."""
    return [_different(k, _VERBS[k * 5 % 6] + _NOUNS[k * 7 % 27]) for k in range(count)]


def _different(k: int, words: str) -> str:
    return words if k < len(_NOUNS) else f"{words}的情况，涉及{chinese(k // 27 + 1)}处"


def listed(numbers: list[str], words: list[str], separator: str) -> str:
    """The entries, each with its number."""
    return separator.join(number + entry for number, entry in zip(numbers, words, strict=True)) + "。"


def report(problems: str, plans: str, section: Number = SECTIONS["一、"]) -> str:
    """A report of three parts that holds two lists."""
    parts = ("主要工作\n我镇组织学法6次。", f"存在问题\n{problems}", f"2026年工作计划\n{plans}")
    return HEAD + "\n".join(f"{section(k)}{part}" for k, part in enumerate(parts, start=1))
