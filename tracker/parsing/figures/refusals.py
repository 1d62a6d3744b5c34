"""Numbers that state no result: frequencies, rules, targets, limits, the counted parts of a structure, slogans."""

from __future__ import annotations

import re

from tracker.parsing import lexicon as lex

from .amounts import Amount
from .tokens import in_a_token, in_quotes
from .words import MADE, MEASURED, STRUCTURE, TOTAL

# 每月1次 is a rule; 共8次 after it counts again.
_FREQUENCY = re.compile(
    r"每(?:(?:[一二两三半\d]{0,2}个?|个[\u4e00-\u9fff]{1,4}?)(?:年|季|月|周|天|日|旬|学期|半年|村|人|户|名|场|次|期|社区|单位|镇|网格))"
)
_RULE = re.compile(r"应当|必须|不得(?!少)|原则上|要求|(?<!无)须(?!知)|(?<![平非])凡|如果|若(?!干)|一旦")
# 按照上级要求开展检查5次: what the work goes by.
_BASIS = re.compile(r"(?:按照?|根据|依据|依照|对照|落实|围绕)[^,]{0,16}?要求")
_TARGET = re.compile(
    r"力争|预计|(?<!模)拟(?=建|新|投|开|举|于|在|对|用|组织|完成)|(?<![按照])计划(?=投资|投入|新|建|开展|举办|组织|完成|实施|培育|创建|打造|用|于|到|在)|"
    r"将(?=新建|新增(?!的)|建成|建设(?!项目)|于|投入|举办|开展|达到|完成|组织)|努力(?:实现|达到)|(?<![至年])到20\d\d年"
)
# 下半年 may lie behind: a report on the year tells what was done in it.
_AHEAD = re.compile(rf"(?:在|对此,|为此,)?(?!下半年|次年)(?:{lex.NEXT})")
# 分为3个部分, 从4个方面, 4个意识, 2名副镇长为副组长.
_STRUCTURE = re.compile(rf"大?(?:{STRUCTURE})|[^,]{{0,12}}为副?组长")
_DIVIDED = re.compile(r"(?:(?:划?分|归纳|概括|分解)(?:为|成)|下设)[^,]{0,8}$")
_GRIDS = re.compile(r"[^,]{0,6}网格")
_AT_LEAST = ("不少于", "不低于", "不得少于", "至少")
_ALWAYS_OPEN = re.compile(r"(?:不间断|值[班守]|在线|热线|服务|全天|开放|自助|备勤|应急)")
_LIMIT = re.compile(r"以[上下内]|之内|以前")
_MADE = re.compile(rf"{MADE}$")
_MADE_THING = re.compile(rf"{MADE}(?=..)|入选(?=..)")
_NUMERAL = re.compile("[一每各、最只]")
_TOTAL = re.compile(rf"{TOTAL}$")
_AFTER_TOTAL = re.compile(TOTAL)
_MEASURED = re.compile(MEASURED)
_SCALES = "百千万亿kKwW"


def refused(amount: Amount, words: str, sentence: str) -> bool:
    """Whether the amount is no figure. `words` are its own, `sentence` what stands before it since the last stop."""
    return (
        in_a_token(amount, sentence)
        or _frequency(amount)
        or _rule_or_target(amount, sentence)
        or _class_of_things(amount)
        or names_only(amount, words)
    )


def names_only(amount: Amount, words: str) -> bool:
    """Whether the number is one of a name or a structure (“三个一”行动, 四个亲自, 24小时), whatever the clause says."""
    return (
        in_quotes(amount)
        or _structure(amount)
        or (amount.spoken and _only_spoken(amount, words))
        or _not_countable(amount, words)
    )


def _frequency(amount: Amount) -> bool:
    if "每" not in amount.left or "平均" in amount.left:
        return False
    found = list(_FREQUENCY.finditer(amount.left, amount.left.rfind("”") + 1))
    return bool(found) and not _AFTER_TOTAL.search(amount.left, found[-1].end())


def _rule_or_target(amount: Amount, sentence: str) -> bool:
    if (amount.qualifier or "").startswith(_AT_LEAST) and sentence.endswith(f"({amount.left}"):
        return True
    words = _BASIS.sub("", amount.left) if "要求" in amount.left else amount.left
    return bool(_RULE.search(words) or _TARGET.search(amount.left) or _AHEAD.match(sentence))


def _structure(amount: Amount) -> bool:
    return amount.unit is not None and bool(_STRUCTURE.match(amount.right) or _divided(amount))


def _divided(amount: Amount) -> bool:
    """分为3个部分, 下设4个小组; a town's grids are counted."""
    return bool(_DIVIDED.search(amount.near)) and not _GRIDS.match(amount.right)


def _class_of_things(amount: Amount) -> bool:
    """3名以上队员, 10万元以上的村, 50人以下: a class or a limit, not a count. Rates may stand so (90%以上)."""
    limit = _LIMIT.search(amount.qualifier or "")
    if not limit:
        return False
    return limit.group() != "以上" or not (amount.closed or amount.unit == "%")


def _only_spoken(amount: Amount, words: str) -> bool:
    """Small numerals in words name structures (四个窗口, 一站式) unless something was made, summed or rounded.

    二 before a measure word is the second one (二期): two of them are 两.
    """
    total = bool(_TOTAL.search(amount.near))
    if words.strip(_SCALES) == amount.unit:
        return True
    if amount.value <= 1:
        return not (total or _ended_by_one(amount))
    if words[:-1] == "二":
        return not total
    return not (amount.qualifier or amount.closed or total or _MADE.search(amount.near))


def _ended_by_one(amount: Amount) -> bool:
    """举办讲座一场, 新建广场一处: what was made, then one. 一村一个 says how it is done."""
    made = _MADE_THING.search(amount.left)
    return amount.closed and bool(made) and not _NUMERAL.search(amount.left, made.end() if made else 0)


def _not_countable(amount: Amount, words: str) -> bool:
    """1.3个 and 2.0版 are no counts; 24小时 says around the clock."""
    if amount.unit is None:
        return False
    if amount.unit == "小时" and (amount.value == 24 or _ALWAYS_OPEN.match(amount.right)):
        return True
    fraction = "." in words and not any(scale in words for scale in _SCALES)
    return (fraction or amount.value % 1 != 0) and not _MEASURED.fullmatch(amount.unit)
