"""What chance draws for the acts on tasks."""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.support.task_cast import EVERYBODY, OWNERS, PEOPLE, SPONSORS

Draw = Callable[[Random], Any]
ACTS: list[tuple[Callable[..., None], dict[str, Draw]]] = []
"""What may happen, and what is drawn for it."""


def rule(**draws: Draw) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Mark what may happen."""

    def kept(act: Callable[..., None]) -> Callable[..., None]:
        ACTS.append((act, draws))
        return act

    return kept


def one_of(*values: object) -> Draw:
    """Any of these."""
    return lambda chance: chance.choice(values)


def number(low: int, high: int) -> Draw:
    """A whole number."""
    return lambda chance: chance.randint(low, high)


who, which, flag = one_of(*EVERYBODY), number(0, 7), one_of(True, False)
owner_, sponsor_, person = one_of(*OWNERS), one_of(*SPONSORS), one_of(*PEOPLE, *OWNERS, *OWNERS)
perhaps = one_of(None, None, *PEOPLE)
doer = one_of("owner", "owner", "sponsor", "yx-staff2")
changer = one_of("ask", "ask", "yx-coord", "yx-leader", "yx-head")
word, reason_ = one_of("", "材料在县局"), one_of("", "  ", "有理由", "有理由")
value_ = number(0, 9)
