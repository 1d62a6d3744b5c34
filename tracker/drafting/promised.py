"""A promise without what the report that made it said around it: how far things stood, why, and against what."""

import re

from tracker.drafting.verdicts import BEHIND, STOOD

_AGAINST = re.compile(r"^(?:继续|持续)?(?:推进)?针对[^。；]{2,80}?的问题[，,](?=.{4,})")
_CAUSE = re.compile(r"(?<=....)[，。；,;](?:其|产生|究其)?(?:主要|根本)?原因(?:主要)?(?:是|在于|为)[^。；]*")


def promised(title: str) -> str:
    """The words of last year's item that are still true of this year: what is wrong, or what is to be done.

    针对…的问题 of a measure, 主要原因是… and 至年底尚未整改到位 were said then; whoever works on it says them anew.
    """
    return _without(_AGAINST, BEHIND.sub("", _stated(title)))


def is_work_behind(title: str) -> bool:
    """Whether an item stated as its problem that some work was behind: 加强普法工作进展滞后 is about 加强普法."""
    return BEHIND.search(_stated(title)) is not None


def _stated(title: str) -> str:
    return _without(STOOD, _without(_CAUSE, title.rstrip("。；")))


def _without(pattern: re.Pattern[str], words: str) -> str:
    while (bare := pattern.sub("", words)) != words:
        words = bare
    return words
