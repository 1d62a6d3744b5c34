"""Items that no enumerator marks: paragraphs, clauses with ；, and lists inside one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from . import lexicon as lex
from .closing import end_of_item
from .headings import ASIDE, whole_role
from .model import PLANS, PROBLEMS
from .parallel import announced, clauses, members, pieces
from .sentences import TOPIC, alike, sentences, told
from .spans import LINE, View

_Span = tuple[int, int]
_CLOSED = "。;!?:”)"
_INTRO = re.compile(
    rf"[^。;]{{0,160}}?(?:{lex.EXISTS}|有){lex.SOME}{lex.DEFECT}"
    rf"(?:{lex.AND}{lex.SOME}{lex.DEFECT})*(?:亟待解决|需要解决|有待解决|和挑战|不容忽视)?(?:[。:,]|(?=[如是]))"
    rf"|[^。;]{{0,120}}?{lex.DEFECT}(?:也|依然|仍然|仍|依旧)*(?:不容忽视|突出|存在|不少)[。:]"
    rf"|[^。;]{{0,120}}?(?:不尽如?人意|不够满意)(?:的地方|之处|的方面)[。:]"
)
_LIST = re.compile(
    r"(?:其中,?)?(?:(?:具体|主要|突出|集中)(?:是|有)|(?:最|较|比较)?(?:突出|主要|明显)的是|[是有][:,]|[如是](?=[^,。;]{3})|(?:具体|主要|突出|集中)?(?:表现(?:在|为)|体现在|反映在))(?:以下(?:[几一二三四五六]个?)?(?:方面|几点|问题))?[:,]?|(?:比如|例如|譬如)[:,]?"
)
_BUT = re.compile(
    rf"(?:[^。;:]{{4,120}}?,)?{lex.SEEN},(?![^,。;:]{{0,12}}{lex.EXISTS})"
    rf"|(?:一年来|近年来|虽然?|尽管|过去|{lex.YEAR}年?)[^。;:]{{4,120}}?,但是?(?![^,。;:]{{0,8}}{lex.EXISTS})"
)
_CLOSE = r"(?:,[^。;]{0,30}(?:解决|改进|重视|克服|加强|完善)[^。;,]{0,6})?(?:。|$)"
_HOLDER = re.compile(
    rf"(?:但|但是|而|却)?(?:[^,。;:]{{0,8}}?(?:还|仍|也|依然|仍然|依旧)*(?:{lex.EXISTS})|[^,。;:]{{0,16}}?存在)(?:着|的)?"
    rf"(?P<list>[^。;:]{{6,200}}?)(?:等|几个)?(?:方面)?(?:的)?{lex.DEFECT}{_CLOSE}"
)
_CLAUSE_END = re.compile(r"[,。;:]")
_WHOLE_LIST = re.compile(
    rf"(?P<list>[^。]{{6,400}}?)(?:等(?:方面)?(?:的)?{lex.DEFECT}(?:和{lex.DEFECT})?|等等|"
    rf"等(?=,[^。]{{0,12}}(?:需|有待|在))){_CLOSE}"
)
_TOPIC_FAULT = re.compile(rf"(?![^。]*(?:[但却虽尽]|我[镇乡县区市局]))[^,。;:]{{2,24}}存在{lex.DEFECT}。")
_EXISTS = re.compile("存在|面临")
_SIGN = re.compile(lex.PROBLEM_SIGN)
_ETC = re.compile(r"、[^,。;]{2,40}等[。]?$")
_TO_MEND = re.compile(
    r"(?:这些)?(?:都|均|还|也)?(?:需要?|有待|亟待|亟需)[^,。;]{0,12}(?:解决|改进|克服|加强|重视|完善)。?$"
)
_FEW = 3
_BULLET = re.compile(r"[•●▪■◆★▲○◇□▶➢]|——|--|-(?!\d)")
_JOINT = re.compile(r"(?:比如|例如|譬如|此外|另外|同时|再者|其中)[,:]")
_ADDED = re.compile(r"(?:此外|另外|同时|再者),")
_NO_ITEM = re.compile(r"——|--|各位代表|同志们|让我们|总之,|综上|以上(?:是|报告)")
_PREAMBLE = re.compile(
    rf"(?:{lex.YEAR}|{lex.NEXT}|在[^,。]{{2,30}}(?:领导|指导|支持)下|我们将|[我全][镇乡县区市局]将|对此|针对)[^。]*"
)
_LABEL = re.compile(r"([^,。;:]{2,14}):")
_ANNOUNCED = re.compile(r"[^。;:]{0,120}(?:以下|如下)[^。;:]{0,12}:")
_RECAP = re.compile(rf"{lex.YEAR}以?来?,[^。]*(?:完成|取得|打下|奠定)了?[^。]*")
_OPENING = re.compile(r"(?:在)?(?:下一步|下步|今后|接下来)(?:的?工作中)?,(?=[^,。;:]{0,10}将)")
_MUST = re.compile(r"(?:还|也|同时|更)?,?要(?![求素点件])")
_GENERIC = re.compile(r"为(?:指导|目标|抓手|主线|引领|统领|契机|导向|重点)|以下|如下|几个?方面|[:]$")


def paragraphs(view: View, start: int, end: int) -> list[_Span]:
    """Stretches between line breaks that follow a stop or precede a bullet; others break in mid-sentence."""
    lines = [k for k in range(start + 1, end) if view.gaps[k] == LINE]
    cuts = [k for k in lines if _closed(view, k) or _BULLET.match(view.folded, k)]
    if start < end and view.gaps[start] != LINE and view.folded[start] in _CLOSED:
        start += 1
    bounds = [start, *(k for k in cuts if k > start), end]
    return [(a, b) for a, b in pairwise(bounds) if b > a]


def _closed(view: View, k: int) -> bool:
    """Whether the words before plain[k] are a whole sentence: a quotation alone may stand in the middle of one."""
    before = view.folded[k - 1]
    return before in _CLOSED and (before != "”" or view.folded[k - 2] in _CLOSED)


def prose_items(view: View, role: str, start: int, end: int, *, led: bool = False) -> list[_Span]:
    """Items of a region without enumerators; `led` when a sentence before it has announced them."""
    while start < end and view.folded[start] in "。;:,】":
        start += 1
    parts = _bulleted(view, paragraphs(view, start, end))
    if role == PLANS:
        return _plans(view, parts)
    found = [item for start, end in parts for item in _problems(view, _led(view, start, end), end, led)]
    return alike(view, *found[0]) or found if len(parts) == len(found) == 1 else found


def _bulleted(view: View, parts: list[_Span]) -> list[_Span]:
    """The paragraphs that may be items: where all but a lead-in have a dash, those, else those without."""
    bullets = [match.end() - k if (match := _BULLET.match(view.folded, k)) else 0 for k, _ in parts]
    listed = len(parts) > 1 and all(bullets[1:]) and (bullets[0] or view.folded[parts[0][1] - 1] in ":。")
    if listed and sum(map(bool, bullets)) > 1:
        return [(a + width, b) for (a, b), width in zip(parts, bullets, strict=True) if width]
    return [(a, b) for a, b in parts if not _no_item(view, a, b) and view.folded[b - 1] != ":"]


def _no_item(view: View, start: int, end: int) -> bool:
    """A motto, an address, or a paragraph with a label of causes, targets and the like."""
    label = _LABEL.match(view.folded, start, end)
    return bool(_NO_ITEM.match(view.folded, start) or (label and whole_role(label[1], None, True) in ASIDE))


def _led(view: View, start: int, end: int) -> int:
    """Where a paragraph starts behind a word that only joins it to the one before (此外，)."""
    joint = _JOINT.match(view.folded, start, end) or _ANNOUNCED.match(view.folded, start, end - 1)
    return joint.end() if joint else start


def _plans(view: View, parts: list[_Span]) -> list[_Span]:
    if len(parts) == 1 and (opening := _OPENING.match(view.folded, *parts[0])):
        parts = [(opening.end(), parts[0][1])]
    if len(parts) > 1:
        parts = [(_led(view, *parts[0]), parts[0][1]), *parts[1:]]
        first = view.folded[slice(*parts[0])]
        alone = len(parts) > 2 and not any(_PREAMBLE.match(view.folded, *part) for part in parts[1:])
        if _RECAP.fullmatch(first.rstrip("。")) or (
            (match := _PREAMBLE.match(first))
            and (_GENERIC.search(first.rstrip("。")) or (alone and match.end() >= len(first) - 1))
        ):
            parts = parts[1:]
    return [item for part in parts for item in _plans_in(view, *part)]


def _plans_in(view: View, start: int, end: int) -> list[_Span]:
    """Clauses, sentences that each begin with 要, or the whole paragraph."""
    if listed := _clauses_of(view, start, end):
        return listed
    duties = [(a, b) for a, b in sentences(view, start, end) if _MUST.match(view.folded, a)]
    if len(duties) > 1:
        return duties
    return [(_led(view, start, end), end)]


def _clauses_of(view: View, start: int, end: int) -> list[_Span]:
    """Clauses after a lead-in, or after a label that ends right here."""
    return clauses(view, start, end) if view.folded[start - 1 : start] == ":" else announced(view, start, end)


def _problems(view: View, start: int, end: int, led: bool) -> list[_Span]:
    """Faults in one paragraph: after the lead-in, by ；, by topic sentences, or as a list inside a sentence."""
    folded = view.folded
    intro = _INTRO.match(folded, start, end)
    if intro and intro.group().endswith(":"):
        start = intro.end()
    if len(topical := _topics(view, start, end_of_item(view, PROBLEMS, start, end))) > 1:
        return topical
    if intro and _TOPIC_FAULT.fullmatch(intro.group()) and intro.end() < end - 1:
        intro = None
    if intro and intro.end() >= end - 1:
        return []
    start = intro.end() if intro else start
    turn = _BUT.match(folded, start, end)
    start = turn.end() if turn else start
    if held := _held(view, start, end):
        return held
    lead = _LIST.match(folded, start, end)
    start = lead.end() if lead else start
    if whole := _whole_list(view, start, end):
        return whole
    if lead or intro or turn or led or folded[start - 1 : start] == ":":
        listed = _led_in(view, start, end, listing=bool(lead), turned=bool(turn))
    else:
        listed = announced(view, start, end)
    return listed or told(view, start, end, led=bool(intro or lead or turn or led)) or _topics(view, start, end)


def _held(view: View, start: int, end: int) -> list[_Span]:
    """The faults that one sentence holds: …还存在A、B等问题."""
    holder = _holder(view.folded, start, end_of_item(view, PROBLEMS, start, end))
    return _listed(view, *holder.span("list")) if holder else []


def _whole_list(view: View, start: int, end: int) -> list[_Span]:
    """The faults of a paragraph that is nothing but their list: A、B等问题."""
    whole = _WHOLE_LIST.match(view.folded, start, end)
    if whole is None or whole.end() < end - 1 or _EXISTS.search(whole["list"]):
        return []
    return _listed(view, *whole.span("list"))


def _led_in(view: View, start: int, end: int, *, listing: bool, turned: bool) -> list[_Span]:
    """Clauses behind a lead-in; parts of a sentence only where there are several, or where it is `listing` them."""
    stop = end_of_item(view, PROBLEMS, start, end)
    if turned and not listing and (found := announced(view, start, stop)):
        return found
    if found := clauses(view, start, stop):
        return found
    folded = view.folded
    many = listing and (folded.count(",", start, end) >= _FEW or _ETC.search(folded, start, end))
    return _listed(view, start, stop) if many or ";" in folded[start:end] else []


def _holder(folded: str, start: int, end: int) -> re.Match[str] | None:
    """…还存在A、B等问题, to the end of the paragraph, where no fault has been named before."""
    named = _SIGN.search(folded, start, end)
    starts = (k for k in _clause_starts(folded, start, end) if named is None or k < named.end())
    found = next((match for k in starts if (match := _HOLDER.match(folded, k, end))), None)
    return found if found and found.end() >= end - 1 else None


def _clause_starts(folded: str, start: int, end: int) -> Iterator[int]:
    yield start
    yield from (match.end() for match in _CLAUSE_END.finditer(folded, start, end))


def _listed(view: View, start: int, end: int) -> list[_Span]:
    """Parts of an in-sentence list, each a fault of its own; empty when they are not."""
    for separator in ";,":
        if separator in view.folded[start:end]:
            parts = pieces(view, start, end, separator)
            parts = parts[:-1] if len(parts) > 1 and _TO_MEND.fullmatch(view.folded, *parts[-1]) else parts
            faults = sum(bool(_SIGN.search(view.folded[slice(*part)])) for part in parts)
            return parts if faults == len(parts) or (len(parts) > _FEW and faults * 4 >= len(parts) * 3) else []
    return members(view, start, end)


def _topics(view: View, start: int, end: int) -> list[_Span]:
    """从…看， opens an item and stays; 此外， opens one and is dropped. Without them the paragraph is one item."""
    starts = [
        k for k in range(start, end) if (k == start or view.folded[k - 1] in "。;") and TOPIC.match(view.folded, k)
    ]
    if len(starts) < 2:
        return [(start, end)] if end > start else []
    cuts: list[tuple[int, int]] = [(k, k) for k in starts]
    added = _ADDED.finditer(view.folded, starts[-1], end)
    cuts += [match.span() for match in added if view.folded[match.start() - 1] in "。;"]
    ends = [cut for cut, _ in cuts[1:]] + [end]
    return [(begin, stop) for (_, begin), stop in zip(cuts, ends, strict=True)]
