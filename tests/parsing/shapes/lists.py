"""Made-up problems and plans, and every way to write them as a list, the answers marked inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from tracker.parsing.numerals import chinese

Writer = Callable[[Sequence[str], str], str]

FAULTS = (
    "合同审查还停留在口头。个别村签约前不送审，出了纠纷才找人",
    "学法不够经常。站所干部全年只集中学了两次，多数人靠自学",
    "执法队伍力量薄弱，持证人员只有5名，难以覆盖全部村落",
    "普法形式单一，发传单多、讲案例少，群众听不进去",
    "村规民约多年没有修订；有的条款与法律不一致",
)
DEEDS = (
    "健全合同审查制度。凡金额超过五万元的合同，一律先审后签，全年抽查不少于两次",
    "每季度组织一次集中学法，由分管领导带头讲，考试结果全镇通报",
    "补充执法力量，6月底前招录协管员4名，新进人员先培训后上岗",
    "把普法课堂搬进茶馆和集市；一年办够十二场，场场有案例",
    "逐村清理村规民约，对与法律不一致的条款，报村民会议修改",
)
TOPICS = ("合同管理方面", "学法用法方面", "队伍建设方面", "普法宣传方面", "村民自治方面")


def marked(kind: str, words: str) -> str:
    """The words with the mark of their kind, 问 or 安."""
    return f"⟦{kind}|{words}⟧"


def _numbered(number: Callable[[int], str], joint: str, last: str = "。") -> Writer:
    def write(items: Sequence[str], kind: str) -> str:
        parts = [f"{number(k)}{marked(kind, words)}" for k, words in enumerate(items, 1)]
        return joint.join(parts) + last

    return write


def _circled(k: int) -> str:
    return chr(ord("①") + k - 1)


_ORDER = ("首先", "其次", "再次", "最后")

LISTS: dict[str, Writer] = {
    "is lines": _numbered(lambda k: f"{chinese(k)}是", "。\n"),
    "is run": _numbered(lambda k: f"{chinese(k)}是", "；"),
    "is glued": _numbered(lambda k: f"{chinese(k)}是", ""),
    "dots": _numbered(lambda k: f"{k}.", "。\n"),
    "wide dots": _numbered(lambda k: f"{k}．", "。\n"),
    "digit、": _numbered(lambda k: f"{k}、", "；\n"),
    "dots run": _numbered(lambda k: f"{k}.", "；"),
    "（一）": _numbered(lambda k: f"（{chinese(k)}）", "。\n"),
    "half brackets": _numbered(lambda k: f"({chinese(k)})", "。\n"),
    "（1）": _numbered(lambda k: f"（{k}）", "；\n"),
    "1）": _numbered(lambda k: f"{k}）", "；\n"),
    "circles": _numbered(_circled, "；"),
    "第一": _numbered(lambda k: f"第{chinese(k)}，", "。"),
    "首先": _numbered(lambda k: f"{_ORDER[k - 1]}，", "。"),
    "其一": _numbered(lambda k: f"其{chinese(k)}，", "。"),
    "—— lines": _numbered(lambda k: "——", "。\n"),
    "paragraphs": _numbered(lambda k: "", "。\n"),
    "number on its own line": _numbered(lambda k: f"（{chinese(k)}）\n", "。\n"),
    "mixed widths": _numbered(lambda k: f"（{chinese(k)}）" if k % 2 else f"({chinese(k)})", "。\n"),
    "skipped": _numbered(lambda k: f"{k if k < 3 else k + 1}.", "。\n"),
    "doubled": _numbered(lambda k: f"（{chinese(k if k < 3 else k - 1)}）", "。\n"),
    "lost": _numbered(lambda k: "、" if k == 3 else f"{k}、", "。\n"),
    "comma numbers": _numbered(lambda k: f"{k},", "。\n"),
}


def _topics(items: Sequence[str], kind: str, number: Callable[[int], str], inner: Callable[[int], str]) -> str:
    """（一）合同管理方面 with a list inside each."""
    rest = iter(items)
    parts = []
    for k, topic in enumerate(TOPICS, 1):
        own = list(islice(rest, 2))
        if own:
            parts.append(
                f"{number(k)}{topic}\n" + "；".join(f"{inner(n)}{marked(kind, w)}" for n, w in enumerate(own, 1))
            )
    return "。\n".join(parts) + "。"


LISTS["topics, is"] = lambda items, kind: _topics(
    items, kind, lambda k: f"（{chinese(k)}）", lambda k: f"{chinese(k)}是"
)
LISTS["topics, dots"] = lambda items, kind: _topics(items, kind, lambda k: f"（{chinese(k)}）", lambda k: f"{k}.")
LISTS["number topics, is"] = lambda items, kind: _topics(items, kind, lambda k: f"{k}.", lambda k: f"{chinese(k)}是")
