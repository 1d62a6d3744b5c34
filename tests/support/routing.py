"""Applications in a quarter of the time. Making one means compiling, for each rule, the functions that build its
addresses; the applications of all tests have the same rules, so each function is compiled once.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]
_compile: Callable[[Rule, bool], Builder] = Rule._compile_builder
_compiled: dict[Any, Builder] = {}


@pytest.fixture(scope="session", autouse=True)
def remembered_rules() -> Iterator[None]:
    """For all applications of this session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", _remembered)
        yield


def _remembered(rule: Rule, append_unknown: bool = True) -> Builder:
    """The function takes its rule as its first argument, and its code depends on the rule's parts alone."""
    if rule.defaults:
        return _compile(rule, append_unknown)
    key = (rule.rule, tuple(rule._trace), append_unknown)
    if key not in _compiled:
        _compiled[key] = _compile(rule, append_unknown)
    return _compiled[key]
