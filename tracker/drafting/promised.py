"""A promise without what the report that made it said around it: how far things stood, why, and against what."""

import re

_AGAINST = re.compile(r"^(?:继续|持续)?(?:推进)?针对[^。；]{2,80}?的问题[，,](?=.{4,})")
_CAUSE = re.compile(r"(?<=....)[，。；,;](?:其|产生|究其)?(?:主要|根本)?原因(?:主要)?(?:是|在于|为)[^。；]*")
_STOOD = re.compile(
    r"[，,](?:整改)?(?:至(?:年底|[369]月底|季末))?(?:尚未(?:全部)?(?:完成|整改到位)|尚未取得实质进展|推进受阻[，,]未能完成"
    r"|未达到年度目标|与预期目标仍有差距|未按期完成)$"
)
_BEHIND = re.compile(
    r"(?<!整改)工作(?:进展滞后|尚未取得实质进展|推进受阻(?:[，,]未能完成)?|未达到年度目标|与预期目标仍有差距|未按期完成|尚未全部完成)$"
)


def promised(title: str) -> str:
    """The words of last year's item that are still true of this year: what is wrong, or what is to be done.

    针对…的问题 of a measure, 主要原因是… and 至年底尚未整改到位 were said then; whoever works on it says them anew.
    """
    return _without(_AGAINST, _BEHIND.sub("", _stated(title)))


def is_work_behind(title: str) -> bool:
    """Whether an item stated as its problem that some work was behind: 加强普法工作进展滞后 is about 加强普法."""
    return _BEHIND.search(_stated(title)) is not None


def _stated(title: str) -> str:
    return _without(_STOOD, _without(_CAUSE, title.rstrip("。；")))


def _without(pattern: re.Pattern[str], words: str) -> str:
    while (bare := pattern.sub("", words)) != words:
        words = bare
    return words
