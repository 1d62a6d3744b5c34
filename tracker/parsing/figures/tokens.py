"""Numbers inside a longer thing: a name, a rank, a range, a date, a counter of a web page, a figure compared with."""

from __future__ import annotations

import re

from .amounts import Amount
from .words import CHANGE, UNIT

# 第3次, 2.0版, 〔2024〕2号, 1+3, 1名组长+3名组员, 几十, 前10名, 3—5个, 14时30分.
_LEFT = re.compile(
    r"(?:[0-9A-Za-z.第\[〔×+/·几零]|[0-9][点时]|[0-9][\u4e00-\u9fff%]?[-—–~至到]|[-—–~]|(?<![目此以之年日会])前|位[列居]|"
    r"排名|每)$"
)
_RIGHT = re.compile(r"[-—–~至到][0-9]|[/+×]|[A-Za-z]|[^,、“]{1,10}\+[0-9]")
_QUOTES = (("“", "”"), ("‘", "’"), ("《", "》"), ("【", "】"), ("「", "」"))
_TALLY = re.compile(r"(?:浏览|阅读|点击|访问|下载)(?:次数|量|数)?:$")
# 较上年22件59人: what the result is compared with.
_COMPARED = re.compile(rf"(?:相?较于?|对?比|相比)(?:去年|上年|上一年|20\d\d年)度?(?:同期)?的?(?:[0-9.]+{UNIT})*$")
# 从85%提高到96%: what it was before.
_FROM = re.compile(r"[从由][^,、0-9]{0,8}$")
_TO = re.compile(rf"{CHANGE}[到至]|[增降升][到至]|[到至]")
_WORDS = 12


def in_a_token(amount: Amount, sentence: str) -> bool:
    """Whether the number belongs to a longer thing, so that it counts nothing itself. `sentence` stands before it."""
    return in_a_name(amount) or _compared(amount) or bool(_TALLY.search(sentence[-_WORDS:]))


def in_a_name(amount: Amount) -> bool:
    """Whether it is part of a rank, a range, a version, a document's number, or of another number."""
    return bool(
        (amount.spoken and amount.left.endswith(("数", "几")))
        or _RIGHT.match(amount.right)
        or _LEFT.search(amount.near)
    )


def _compared(amount: Amount) -> bool:
    """What a result is compared with, or what it was before."""
    return bool((_TO.match(amount.right) and _FROM.search(amount.near)) or _COMPARED.search(amount.near))


def in_quotes(amount: Amount) -> bool:
    """Between a quotation mark and its end: the name of a campaign or a law (“2618”, 《…三年规划》)."""
    for opening, closing in _QUOTES:
        begun = amount.left.rfind(opening) > amount.left.rfind(closing)
        end = amount.right.find(closing)
        if begun and end >= 0 and opening not in amount.right[:end]:
            return True
    return False
