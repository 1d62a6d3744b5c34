"""Notices that ask for a report: they name its parts, but report nothing."""

from __future__ import annotations

import re

from . import lexicon as lex

_NOTICE = re.compile(
    r"[^。:]{0,40}关于(?:切实|认真|进一步)?(?:报送|上报|做好|开展|组织|征集|提交|编制|编写|撰写|填报|召开)"
    r"[^。:]{2,60}的?(?:紧急)?通知"
)
_REPORT = re.compile(rf"(?=.*(?:{lex.YEAR}|关于))[^。:;]{{6,60}}(?:报告|总结|汇报)")
_FIRST_LINES = 12


def notice_title(lines: list[str]) -> str | None:
    """The title of the notice that these lines are, None for all other texts: also where the report itself follows."""
    title = next((line for line in lines[:_FIRST_LINES] if _NOTICE.fullmatch(line)), None)
    return None if title is None or any(_REPORT.fullmatch(line) for line in lines) else title
