"""Words for a problem or plan item: they must read back as the one item that they are."""

from tracker.drafting.characters import tidy_characters
from tracker.drafting.wording import clause, closed, undated, unnumbered
from tracker.parsing.enumerators import Marks
from tracker.parsing.sequences import rows
from tracker.parsing.spans import view_of

_FAMILIES = (
    "pcn",
    "is",
    "must",
    "ordinal",
    "first",
    "side",
    "which",
    "num",
    "pnum",
    "circle",
    "bare",
    "issue",
    "remedy",
)
_LEAD = "（一）"


def item_text(text: str) -> str:
    """The words of a problem or plan without inner enumerators, ending in one 。; "" when nothing is left."""
    words = clause(closed(undated(unnumbered(tidy_characters(text)))))
    for _ in range(3):
        bare = clause(_without_rows(words))
        if bare == words:
            break
        words = bare
    return f"{words}。" if words else ""


def _without_rows(words: str) -> str:
    """Without what would number parts of the item when it is read again."""
    view = view_of(f"{_LEAD}{words}。")
    marks = Marks(view)
    found = {
        (mark.start - len(_LEAD), mark.end - len(_LEAD))
        for family in marks.families(_FAMILIES)
        for row in rows(marks.between(family, len(_LEAD), len(view.plain)))
        for mark in row
    }
    for start, end in sorted(found, reverse=True):
        words = words[:start] + words[end:]
    return words
