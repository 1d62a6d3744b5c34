"""From the words of a report of work to those of an official report: mere talk is left out, nothing is added."""

import re
from itertools import pairwise

from tracker.drafting.characters import tidy_characters
from tracker.parsing import lexicon as lex
from tracker.parsing.bare import LISTED
from tracker.parsing.headings import whole_role
from tracker.parsing.numerals import NUMERAL

_MEETS = "召开|组织|开展|举办|举行|到|在|赴"
_DATE = re.compile(
    r"(?:(?:20\d\d年|今年|本年)?\d{1,2}月份?(?:\d{1,2}[日号])?(?:(?:至|到|-|—)(?:\d{1,2}月份?(?:\d{1,2}[日号])?|\d{1,2}[日号]))?"
    r"|20\d\d[-./]\d{1,2}[-./]\d{1,2}"
    rf"|\d{{1,2}}\.\d{{1,2}}(?=[，：、]|星期|周[{NUMERAL}日天]|[上下中]午|晚上|{_MEETS}))"  # 1.5万份 is a number
    r"(?![底末初中前后以之起内\d]|[上下](?!午)|[至到—-]\d)"
    r"(?:星期[一二三四五六日天]|周[一二三四五六日])?(?:上午|下午|晚上|早上|中午|傍晚|晚)?[，：、]?"
)
_NOW = re.compile(
    r"(?:今天|今日|昨天|昨日|前天|本周|上周|这周|本月|上月|这个月|上个月|刚才|刚刚)(?:[上下]午|晚上?)?[，：]?"
)
_LABEL = re.compile(
    r"[^，。；：（）“”《》]{0,8}(?:情况|进展|内容|问题|汇报|报告|总结|说明|备注|下一步|打算|计划|措施|安排|更正|补充|补报|订正)："
)
_WE = re.compile(
    r"(?:我们(?!的)|我们?[镇乡办所队站局中心部]{1,2}|本单位|本办|本所|本站(?!点)|本人(?!口)|我(?![们国省市县区州爱]))"
    r"(?:已经?|都|也|又|还|就)?(?=[\u4e00-\u9fff])"
)
_SPAN = "|".join(f"{one}、{two}" for one, two in pairwise((*NUMERAL, "十一", "十二")))
"""一、二期 names two of a kind, and numbers nothing."""
_MARK = re.compile(
    rf"(?:^|(?<=[。；：？]))(?:(?!{_SPAN})[{NUMERAL}]{{1,3}}、|（[{NUMERAL}]{{1,3}}）|（\d{{1,2}}）|\d{{1,2}}[、．）](?!\d)|\d{{1,2}}\.(?!\d)|[①-⑳][、.]?)"
)
_LISTED = re.compile(
    rf"(?:^|(?<=[。；：，？]))(?:[{NUMERAL}]{{1,3}}(?:是|要(?![素求点件义害领]))|第[{NUMERAL}]{{1,3}}[，：、]|其[{NUMERAL}][，：、]|首先|其次|再次|最后)[，：]?(?=[\u4e00-\u9fff“《])"
)
_LAST_MARK = re.compile(
    rf"[，。；：、？]?(?:[{NUMERAL}]{{1,3}}[是要]|(?:问题|措施|对策|举措)[{NUMERAL}]{{1,3}}|第[{NUMERAL}]{{1,3}}|首先|其次|再次)[，：、。]?$"
)
_ENDING = re.compile(lex.ENDING)
_TALK = re.compile(
    r"(?:(?:以上|现将)?(?:情况)?(?:汇报|报告)(?:完毕|如上|如下)|请[^，。；]{0,8}(?:审核|审阅|批示|查收|查看|领导|知悉|指示|指正)|谢谢|感谢|辛苦了?|"
    r"详见[^，。；]{0,10}|(?:照片|材料|附件|签到表|台账|资料|图片)?(?:已|均)?(?:见|在)?附(?![设则近属带加])件?(?:后|件|照片|图)?[^，；。]{0,6}|收到|好的|特此|哈哈|嗯|呵呵|见照片|见图)"
    r"[^，。；\d]{0,6}"
)
_ATTACHED = re.compile(r"[，；](?:[^，。；]{0,12}(?:附后|见附件|备查)|附[^，。；]{1,14})(?=[。；]|$)")
_SENTENCE = re.compile(r"[^。；？]*[。；？]?")
_FIRST = re.compile(r"^[^\w“‘（《〔]+")
_LAST = re.compile(r"[^\w”’）》〕%℃㎡°]+$")
_SHORTEST = 3


def own_words(text: str) -> str:
    """The words of an entry as a statement with one final 。, "" when nothing is left."""
    words = closed(unnumbered(closed(undated(unnumbered(tidy_characters(text))))))
    return "" if whole_role(clause(words), None) in LISTED else words  # 下一步工作计划 tells of no work


def undated(text: str) -> str:
    """Without the date, label or first person that opens it, while enough is left."""
    for _ in range(4):
        for opening in (_DATE, _NOW, _LABEL, _WE):
            found = opening.match(text)
            if found and len(text) - found.end() > _SHORTEST:
                text = text[found.end() :]
    return text


def unnumbered(text: str) -> str:
    """Without enumerators: inside a sentence of the report they would number nothing."""
    text = _LAST_MARK.sub("", text)
    while (bare := _LISTED.sub("", _MARK.sub("", text))) != text:
        text = bare
    return text


def closed(text: str) -> str:
    """Without talk (请领导审阅, 详见附件), ending in one 。"""
    kept = [part for part in _SENTENCE.findall(text) if part and not _is_talk(part)]
    words = clause(opened(_ATTACHED.sub("", "".join(kept))))
    return f"{words}。" if says_something(words) else ""


def clause(text: str) -> str:
    """The words without what ends them: stops, dashes, signs."""
    return _LAST.sub("", text)


def opened(text: str) -> str:
    """The words without what stands before the first of them: stops, dashes, signs."""
    return _FIRST.sub("", text)


def says_something(text: str) -> bool:
    """Whether there is a word or a number in it."""
    return any(char.isalnum() for char in text)


def _is_talk(sentence: str) -> bool:
    words = sentence.rstrip("。；？")
    return bool(_TALK.fullmatch(words) or _ENDING.match(sentence))
