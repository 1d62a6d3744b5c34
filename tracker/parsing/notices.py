"""Texts about reports that are none: notices that ask for one, news of a meeting, explanations of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import lexicon as lex

_NOTICE = re.compile(
    r"[^。:]{0,40}关于(?:切实|认真|进一步)?(?:报送|上报|做好|开展|组织|征集|提交|编制|编写|撰写|填报|召开)"
    r"[^。:]{2,60}的?(?:紧急)?通知"
)
_REPORT = re.compile(rf"(?=.*(?:{lex.YEAR}|关于))[^。:;]{{6,60}}(?:报告|总结|汇报)")
_EXPLANATION = re.compile(r"(?=.*(?:《|关于|20\d\d))[^。;]{4,70}(?:政策|文件|文字|图文|一图|专家)?解读")
_NEWS = re.compile(r"[^。;:]{2,60}(?:召开|举行|举办)[^。;:]{0,40}")
_TOLD = re.compile(r"会议(?:指出|强调|要求|认为|传达)|本网讯|本报讯|\(?(?:记者|通讯员) ?[\u4e00-\u9fff]{2,4}")
_ACCOUNT = re.compile(r"(?:报告|总结|汇报|要点|计划|思路|情况|安排|打算)(?:\([^)]*\))?")
_KINDS = (("notice", _NOTICE), ("explanation", _EXPLANATION), ("news", _NEWS))
OTHER_TEXTS = frozenset(code for code, _ in _KINDS)
_FIRST_LINES = 12
_FEWEST_TOLD = 2


def other_title(lines: Sequence[str], text: str) -> tuple[str, str] | None:
    """(code, title) of the folded `text` when it is no report: its first `lines` have such a title and no report's."""
    if any(_REPORT.fullmatch(line) for line in lines):
        return None
    first = lines[:_FIRST_LINES]
    for code, pattern in _KINDS:
        title = next((line for line in first if pattern.fullmatch(line)), None)
        if title and (code != "news" or _is_news(first, text)):
            return code, title
    return None


def _is_news(first: Sequence[str], text: str) -> bool:
    """Several phrases of a reporter, and no line above that could be the title of an account."""
    account = any(_ACCOUNT.search(line[-8:]) and len(line) <= 60 and "。" not in line for line in first)
    return not account and len(_TOLD.findall(text)) >= _FEWEST_TOLD
