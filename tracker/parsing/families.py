"""The numbering families of reports, held as data: their forms over folded text, their levels, where they may stand.

A form has one group for its ordinal; an empty group is an ordinal that is lost. Forms that mean the same level in the
hands of clerks ((一), 一), ㈠) are one family, so that a row may mix them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .numerals import FORMAL, NUMERAL, ROMAN

UNIT = "个次件年月日时分名人项家万亿千百元岁号级期类条款章节度届批场支台份宗起户间所处%％"
_N = f"[{NUMERAL}百零]{{1,5}}"
_CJK = r"(?=[\u4e00-\u9fff])"
# 3个别站所 numbers an entry, 3个站所 counts: the sign of a measure may begin another word.
_WORD = (
    r"个[别体]|人[员民们]|项目|所有|处[理置罚]|条[件例]|分[管类]|日常|场[所地]|台账|时[效常]|家[庭长]|支[部持]|名[单额]"
)
COUNTED = rf"(?!{_WORD})[{UNIT}]"
_DOT = r"\.(?!(?!20\d\d年)\d)"
_ARABIC = r"\d{1,3}"
_PATTERNS: dict[str, str] = {
    "part": rf"第({_N}|\d{{1,2}})(?:部分|[章编篇])[,:、]?",
    "formal": rf"([{FORMAL}]{{1,3}})(?:[、,]|{_DOT})",
    "roman": rf"(?<![A-Za-z\d])([IVX]{{1,5}}|[{ROMAN}])(?:、|{_DOT}(?![A-Za-z]))",
    "cn": rf"(?<!第)({_N})(?:、|{_DOT})(?![{NUMERAL}][、级期类产区号])",
    "section": rf"第({_N}|\d{{1,2}})节[,:、]?",
    "pcn": rf"(?<!第)(?:[(\[]({_N})[)\]]|(?<![(第])({_N})\)|([㈠-㈩]))(?![项款条期])[、.,]?|()\(\)",
    "num": rf"(?<!\d:)({_ARABIC})(?:[.、]|°(?!C))|([⒈-⒛])",
    "decimal": rf"(?<![\d.])(?:\d{{1,2}}\.){{1,3}}(\d{{1,2}})(?![\d.{UNIT}])[、]?(?=[\u4e00-\u9fff“《])",
    "pnum": rf"\(({_ARABIC})\)[、.]?|(?<![\d(.A-Za-z])({_ARABIC})\)[、.]?|([⑴-⒇])",
    "circle": r"([①-⑳㉑-㉟㊱-㊿❶-❿➀-➉])[、.]?",
    "letter": r"(?<![A-Za-z\d])([A-Za-z])(?:[.、](?!(?!20\d\d年)[A-Za-z\d])|\)[、.]?)|\(([A-Za-z])\)[、.]?",
    "small": r"(?<![A-Za-z\d])([ivx]{1,5})(?:[.、](?!(?!20\d\d年)[A-Za-z\d])|\)[、.]?)|\(([ivx]{1,5})\)[、.]?",
    "bare": rf"([1-9]\d?)(?:{_CJK}(?!{COUNTED})| (?=20\d\d年))",
    "is": rf"(?<!第)({_N})是[,:]?|()是(?![否因由以]){_CJK}",
    "must": rf"(?<!第)({_N})要[,:]?",
    "ordinal": rf"第({_N})(?:点|个?方面|件事?|项(?:工作|任务)?)?[,:、.]|第({_N})[是要]{_CJK}",
    "loose": rf"(?<!第)({_N}|{_ARABIC})[,:](?=[\u4e00-\u9fff]|20\d\d年)",
    "first": rf"(首先|其次|再次|再者|最后)(?:[是要]{_CJK})?[,:]?",
    "side": r"((?:另|再|又)?一(?:个)?方面)[,:]?",
    "issue": rf"问题({_N}|\d{{1,2}})[:、.,]",
    "remedy": rf"(?:整改|改进)?(?:措施|对策|举措)({_N}|\d{{1,2}})[:、.,]",
    "which": rf"其({_N})[,:、.]?{_CJK}|([{NUMERAL}])[来则],",
}
FAMILIES: Mapping[str, re.Pattern[str]] = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}
LOWER: Mapping[str, str] = {"pcn": "pcn_lower", "num": "num_lower", "pnum": "pnum_lower", "letter": "letter_lower"}
"""The families that have styles, and what the lower of two levels in two styles is called."""
LEVELS = {
    "part": 1, "cn": 1, "heading": 1, "section": 2, "pcn": 2, "pcn_lower": 3, "num": 3, "decimal": 3, "num_lower": 4,
    "pnum": 4, "pnum_lower": 5, "circle": 4, "letter": 4, "letter_lower": 5, "small": 4, "bare": 4, "loose": 4,
}  # fmt: skip
INLINE = frozenset({"is", "must", "ordinal", "first", "side", "which", "issue", "remedy"})
INNER = (*(name for name in FAMILIES if name not in {"part", "formal", "roman", "cn"}), *LOWER.values())
"""Families below the sections of a report."""
AS_PART = ("formal", "roman")
"""Families that number whole parts: where they form rows, they are read as the family "part"."""
ROWS_ONLY = frozenset({"formal", "roman", "section", "decimal", "letter", "small", "bare", "loose"})
"""Families whose marks number something only in a row that begins 1, 2."""
CLOSED = frozenset({"decimal", "letter", "small", "bare", "loose", "roman", "formal", "section"})
"""Families whose marks stand after a stop or a line break, nowhere else."""
SENTENCE_ONLY = frozenset({"side", "first", "which", "issue", "remedy"})
"""Families that are words as well: glued to other words they only continue a row."""
UNBROKEN = frozenset({"bare", "issue", "remedy"})
"""Families that begin with what may well end a line (存在问题 above 1.): a line break inside parts them."""
