"""The words with which a list ends: pledges after the last plan, the turn to plans after the last problem."""

from __future__ import annotations

import re

from . import lexicon as lex
from .model import PLANS, PROBLEMS
from .spans import LINE, View

_US = r"(?:我们|[我本全][镇乡县区市局院办]|[我本全]?街道|[\u4e00-\u9fff]{2,10}(?:镇|乡|街道|局|区|县))"
_THESE = r"(?:上述|以上|这些|存在的?|这些存在的)"
_AFTER_PROBLEMS = re.compile(
    rf"(?<=[。;!])(?:对此|(?:针对|对于?|面对){_THESE}|面对(?:问题|不足)|(?:存在|产生|造成)?(?:上述|以上|这些|这一)(?:[^,。;]{{0,12}}?(?:困难|问题|不足|短板|差距|矛盾)|情况|都|是)|"
    rf"{lex.NEXT},?(?:{_US}|将|要|需)|(?:{_US}|我们)(?:一定|必将|务必)?(?:将|要|会|高度重视)|"
    r"(?:希望|恳请|建议)(?:上级|县|市|区|省)|总之,|综上)"
)
_CAUSE = re.compile(r"(?:分析|究|剖析|查找)?其?[^,。;:]{0,10}(?:原因|根源)[^,。;:]{0,4}(?:[,:]|是|在于|有)")
_CAUSE_SENTENCE = re.compile(
    r"(?<=[。;!?])(?:(?:究|分析|剖析|深究|查找)其?[^,。;:]{0,8}(?:原因|根源)|[^,。;:]{0,12}(?:原因|根源)(?:主要|就)?(?:是|在于|有|为|:)|"
    r"(?:造成|产生|导致|出现|存在)(?:上述|以上|这些)[^,。;:]{0,8},[^,。;]{0,6}原因|之所以[^,。;]{0,16}(?:,|是)|"
    r"(?:造成|产生|导致|出现|形成|存在)[^,。;:]{0,14}原因|(?:这)?主要是(?:因为|由于))"
)
_OPEN_END = re.compile(r"(?<=[^均平对不同高初中优上下劣])等[。;]*$")
_ADDRESS = re.compile(r"(?:[\u4e00-\u9fff]{2,4}、){0,12}各位[\u4e00-\u9fff]{2,4}[,!:、]|同志们[,!:]")
_BELIEF = re.compile(
    rf"总之,|综上所述,|各位代表|同志们|让我们|{_US}?(?:坚信|相信|深信)|(?:在|奋进)?新(?:时代)?的?征程|展望未来|面向未来|站在新的?(?:历史)?起点|征程万里|蓝图已|[^,。]{{2,14}}(?:永远在路上|任重道远|任重而道远)"
)
_REQUEST = re.compile(
    rf"(?:工作)?建议:|(?:希望|恳请|建议)(?:上级|县|市|区|省)|{_US}?将?以(?:此|这|本)次?(?:报告|总结|汇报|述法)为契机"
)
_PROMISE = re.compile(rf"(?:同时|此外|另外)?,?(?:(?:在)?(?:{lex.NEXT}|{lex.YEAR}),?|{_US}(?:将|一定))")
_GRAND = re.compile(
    r"贡献[^,。]{0,12}力量|[作做]出[^,。]{0,14}贡献|答卷|篇章|新台阶|新局面|新高度|新辉煌|新画卷|勇毅前行|砥砺前行|再创佳绩|"
    r"(?:提供|筑牢|强化)[^,。]{0,14}(?:保障|支撑)。?$|保驾护航|(?:不懈|努力)奋斗|更加美好|永远在路上"
)
_CONCRETE = re.compile(
    r"健全|完善|建立|制定|修订|开展|组织|举办|落实|推行|规范|培训|抓好|做好|配齐|增加|聘请|更新|改[版造进]|\d"
)
_SENTENCE_END = re.compile(r"[。!?]")


def end_of_item(view: View, role: str, start: int, end: int) -> int:
    """The end of the item at plain[start:end] without closing words; `start` when it is nothing but a pledge.

    A sentence that gives causes (究其原因，…) ends a problem; a clause that does stays in it.
    """
    address = (m.start() for m in _ADDRESS.finditer(view.folded, start, end) if view.gaps[m.start()] == LINE)
    end = next(address, end)
    if role == PROBLEMS:
        for closing in (_AFTER_PROBLEMS, _CAUSE_SENTENCE):
            found = closing.search(view.folded, start, end)
            end = found.start() if found else end
        causes = (m.start() for m in _CAUSE.finditer(view.folded, start + 1, end) if view.gaps[m.start()] == LINE)
        return next(causes, end)
    return _before_pledge(view, start, end) if role == PLANS else end


def gives_causes(view: View, start: int, end: int) -> bool:
    """Whether a sentence in plain[start:end] begins to give causes."""
    return _CAUSE_SENTENCE.search(view.folded, start, end) is not None


def open_end(view: View, start: int, end: int) -> int:
    """The end of the last of several faults without the 等 that closes their list."""
    closing = _OPEN_END.search(view.folded, start, end)
    return closing.start() if closing else end


def _before_pledge(view: View, start: int, end: int) -> int:
    starts = [start, *(match.end() for match in _SENTENCE_END.finditer(view.folded, start, end))]
    while starts and (starts[-1] >= end or _is_pledge(view.folded[starts[-1] : end])):
        end = min(end, starts.pop())
    return end


def _is_pledge(sentence: str) -> bool:
    """A belief, a request to others, or a promise in grand words that names nothing to be done."""
    if _BELIEF.match(sentence) or _REQUEST.match(sentence):
        return True
    return bool(_PROMISE.match(sentence) and _GRAND.search(sentence) and not _CONCRETE.search(sentence))
