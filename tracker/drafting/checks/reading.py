"""Whether the report, read again, gives the items that it was made of."""

from collections.abc import Iterator, Sequence

from tracker.drafting.readback import Difference, differences, expected, read_back

from .model import Case, Code, Finding, Severity

_ITEMS = ("problems", "plans")
_SHOWN = 40
_FEWEST = 4


def reading_findings(case: Case) -> Iterator[Finding]:
    """Items that would be split, and whatever else reads differently. Figures only ask for a look."""
    found = differences(expected(case.sentences, case.head), read_back(case.text))
    known = {sentence.slot: sentence for sentence in case.sentences}
    read = [one.read for one in found if one.what in _ITEMS and not one.expected]
    pieces = {one.slot: _pieces(one.expected, read) for one in found if one.what in _ITEMS and one.expected}
    explained = {words for parts in pieces.values() if len(parts) > 1 for words in parts}
    for one in found:
        sentence = known.get(one.slot)
        section = sentence.section if sentence else one.what if one.what in _ITEMS else ""
        if one.what == "figures":
            if sentence and not sentence.edited and not sentence.by_hand:
                yield _differs(one, section, Severity.WARNING)
        elif one.expected and len(parts := pieces.get(one.slot, [])) > 1:
            yield Finding(Code.WOULD_SPLIT, Severity.BLOCKING, one.slot, section, {"quote": parts[1][:_SHOWN]})
        elif one.expected or one.read not in explained:
            yield _differs(one, section, Severity.BLOCKING)


def _differs(one: Difference, section: str, severity: Severity) -> Finding:
    params = {"what": one.what, "expected": one.expected[:_SHOWN], "read": one.read[:_SHOWN]}
    return Finding(Code.READS_DIFFERENTLY, severity, one.slot or None, section, params)


def _pieces(whole: str, read: Sequence[str]) -> list[str]:
    """What was read in place of an item, in the order of its words."""
    return sorted((words for words in read if len(words) >= _FEWEST and words in whole), key=whole.find)
