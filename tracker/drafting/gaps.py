"""What is missing, as it stands in the text."""

import re

_GAP = re.compile(r"【待补：([^】]*)】")


def gap_text(label: str) -> str:
    """【待补：label】."""
    return f"【待补：{label}】"


def labels_in(text: str) -> list[str]:
    """The labels of the gaps of a text."""
    return _GAP.findall(text)


def pieces_of(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a gap."""
    found: list[tuple[str, bool]] = []
    done = 0
    for gap in _GAP.finditer(text):
        found += [(text[done : gap.start()], False), (gap[0], True)]
        done = gap.end()
    return [piece for piece in (*found, (text[done:], False)) if piece[0]]
