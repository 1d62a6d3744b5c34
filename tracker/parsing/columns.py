"""What the columns of a table hold, by their headings."""

from __future__ import annotations

import re

from . import lexicon as lex
from .model import PLANS, PROBLEMS
from .traditional import SIMPLIFIED

_KINDS = (
    ("done", re.compile(r"(?:完成|进展|落实|整改|推进)(?:工作)?(?:情况|成效|结果)|是否完成")),
    ("owner", re.compile(rf"{lex.IN_CHARGE}(?:{lex.OFFICE}|领导|人)(?:/[^/]{{1,8}})?")),
    ("due", re.compile(r"(?:完成|整改|办结)?(?:时限|时间|期限|时间节点)(?:要求)?")),
    (PROBLEMS, re.compile(r"(?:存在|主要|具体|发现)?(?:的)?(?:问题|不足)(?:表现|描述|清单|内容)?")),
    (
        PLANS,
        re.compile(
            r"(?:整改|改进|具体|工作|落实|主要)?(?:措施|举措)|(?:下一?步|工作|整改)(?:工作)?(?:打算|安排|计划)|"
            r"(?:重点|主要|具体|年度)?(?:工作)?(?:任务|事项|安排|计划)(?:内容)?"
        ),
    ),
    ("number", re.compile(r"序号|编号")),
    ("note", re.compile(r"备注|类别|领域|方面|(?:配合|协办)(?:单位|部门)|(?:问题)?(?:类型|来源)")),
)


def kind_of(heading: str) -> str | None:
    """What a column with this heading holds, None when unknown."""
    words = re.sub(r"\s", "", heading).translate(SIMPLIFIED)
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(words)), None)


def columns_of(headings: list[str]) -> dict[str, int] | None:
    """Column numbers by what they hold; None for a table that lists nothing to be done."""
    columns: dict[str, int] = {}
    for k, heading in enumerate(headings):
        if kind := kind_of(heading):
            columns.setdefault(kind, k)
    lists = {PROBLEMS, PLANS} & columns.keys()
    framed = len(lists) > 1 or {"owner", "due", "number"} & columns.keys()
    return columns if lists and framed and "done" not in columns else None
