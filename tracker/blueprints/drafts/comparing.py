"""What changed between two versions of a report: paragraphs, and in them the clauses that are new or gone. Pure."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Part = tuple[str, str]
"""`same`, `new` or `gone`, and the words."""
_CLAUSE = re.compile(r"[^，。；：、]*[，。；：、]?")


def compare(old: Sequence[str], new: Sequence[str]) -> list[list[Part]]:
    """The paragraphs that differ, each with its parts in order; what both have alike is left out."""
    found: list[list[Part]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _changed(old[a:b], new[c:d])
    return found


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Part]]:
    """Paragraphs that stand in one another's place are compared clause by clause."""
    pairs = min(len(old), len(new))
    for before, after in zip(old[:pairs], new[:pairs], strict=True):
        yield _clauses(before, after)
    yield from ([("gone", words)] for words in old[pairs:])
    yield from ([("new", words)] for words in new[pairs:])


def _clauses(before: str, after: str) -> list[Part]:
    old, new = (_CLAUSE.findall(words)[:-1] for words in (before, after))
    parts: list[Part] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(("same", "".join(old[a:b])))
            continue
        parts += [("gone", "".join(old[a:b]))] if a < b else []
        parts += [("new", "".join(new[c:d]))] if c < d else []
    return parts
