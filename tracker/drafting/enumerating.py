"""How the items of a part are numbered: whatever reads back as exactly these items."""

from collections.abc import Callable, Sequence

from tracker.parsing.headings import LONGEST, RECTIFIED, RESPONSIBILITY, leading_role, whole_role
from tracker.parsing.spans import view_of

_DIGITS = "零一二三四五六七八九"
_FEW = 5
_ACCOUNTS = ("情况", "成效", "结果", "进展", "汇报", "履职", "述法")
_HEAD_ENDS = "。;!?:【"


def enumerators(texts: Sequence[str], *, are_plans: bool = False) -> list[str]:
    """一是, 二是, … for a few items, （一）, （二）, … for many; the other form where that one would be misread."""
    forms = (_spoken, _bracketed) if len(texts) <= _FEW else (_bracketed, _spoken)
    form = next((form for form in forms if _reads(texts, form, are_plans)), forms[0])
    return [form(number) for number in range(1, len(texts) + 1)]


def _reads(texts: Sequence[str], form: Callable[[int], str], are_plans: bool) -> bool:
    """Whether no item begins like a heading, where that matters, and the last does not go on to count."""
    if form is _bracketed and any(begins_like_a_heading(text, is_plan=are_plans) for text in texts):
        return False
    return not texts or form(len(texts) + 1) not in texts[-1]


def begins_like_a_heading(text: str, *, is_plan: bool = False) -> bool:
    """Whether a reader could take the first words of an item for a heading of their own (工作计划：…).

    Among plans words on duties are a plan, unless they give an account of them.
    """
    folded = view_of(text[: LONGEST + 1]).folded
    end = min((k for k in map(folded.find, _HEAD_ENDS) if k >= 0), default=len(folded))
    head = folded[:end].rstrip(",、")
    role, lead = whole_role(head, None, True), leading_role(folded, None, True)
    if is_plan and role in {RESPONSIBILITY, RECTIFIED} and lead is None:
        return head.endswith(_ACCOUNTS)
    return bool(role or lead)


def chinese(number: int) -> str:
    """三, 十二, 一百零五: ordinals up to 999."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{_DIGITS[hundreds]}百" if hundreds else ""
    ten = (_DIGITS[tens] if tens > 1 or hundreds else "") + "十" if tens else "零" if hundreds and ones else ""
    return head + ten + (_DIGITS[ones] if ones else "")


def _spoken(number: int) -> str:
    return f"{chinese(number)}是"


def _bracketed(number: int) -> str:
    return f"（{chinese(number)}）"
