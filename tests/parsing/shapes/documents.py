"""Reports of every shape that the genre allows, as (name, marked text): one choice each of words, list and frame.

Nothing here looks at the parser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.parsing.shapes import frames as fr
from tests.parsing.shapes.heads import BOTH_HEADS, PLAN_HEADS, PROBLEM_HEADS
from tests.parsing.shapes.lists import DEEDS, FAULTS, LISTS, TOPICS, marked
from tracker.parsing.numerals import chinese

Document = tuple[str, str]
_STOPS = {"line": "\n", "stop": "。", "colon": "："}
_SOME = ("is run", "is lines", "（一）", "dots", "（1）", "circles", "第一", "首先", "paragraphs")
_P, _D = FAULTS[:3], DEEDS[:3]


def _report(frame: str, problems: str = "is run", plans: str = "is run", words: int = 3) -> str:
    p, d = LISTS[problems](FAULTS[:words], "问"), LISTS[plans](DEEDS[:words], "安")
    return fr.TITLE + fr.WHO + frame.format(p=p, d=d, done=fr.DONE) + fr.END


def headed() -> Iterator[Document]:
    """Every heading of problems and of plans: on its own line, closed by a stop, run on by its list."""
    for form, stop in _STOPS.items():
        for head in PROBLEM_HEADS:
            yield f"{head} {form}", _report(f"{{done}}二、{head}{stop}{{p}}\n三、下一步打算\n{{d}}")
        for head in PLAN_HEADS:
            yield f"{head} {form}", _report(f"{{done}}二、存在问题\n{{p}}\n三、{head}{stop}{{d}}")


def numbered(step: int = 7) -> Iterator[Document]:
    """Pairs of numberings, one for the problems and one for the plans: one in `step`."""
    for p, q in [(p, q) for p in LISTS for q in LISTS][::step]:
        for form in ("line", "stop"):
            frame = "{{done}}二、存在问题{0}{{p}}\n三、下一步打算{0}{{d}}".format(_STOPS[form])
            yield f"{p} / {q} {form}", _report(frame, p, q, 4)


def combined() -> Iterator[Document]:
    """One part for problems and plans: with parts of its own, restarted, in pairs, by topics."""
    for k, head in enumerate(BOTH_HEADS):
        top = f"{{done}}二、{head}\n"
        for what, frame in fr.BOTH_PLACES.items():
            yield f"{head}: {what}", _report(top + frame)
        for fault, deed in fr.PAIRS[k % 4 :: 4]:
            pairs = _pairs([f"（{chinese(k)}）{fault}" for k in range(1, 4)], deed)
            yield f"{head}: pairs {fault} {deed}", _report(top + pairs)
            yield f"{head}: pairs on a line {fault} {deed}", _report(top + pairs.replace("。\n" + deed, "。" + deed))
            if fault:
                named = [f"（{chinese(k)}）{topic}\n{fault}" for k, topic in enumerate(TOPICS[:3], 1)]
                yield f"{head}: named pairs {fault} {deed}", _report(top + _pairs(named, deed))
        loose = _pairs([f"问题{chinese(k)}：" for k in range(1, 4)], "整改措施：")
        yield f"{head}: 问题一", _report(top + loose)
        yield f"{head}: 问题一 on a line", _report(top + loose.replace("。\n整改", "。整改"))


def _pairs(before: Sequence[str], deed: str) -> str:
    rows = zip(before, _P, _D, strict=True)
    return "\n".join(f"{head}{marked('问', p)}。\n{deed}{marked('安', d)}。" for head, p, d in rows)


def between() -> Iterator[Document]:
    """Parts that list what is no item: between problems and plans, before the plans, after them."""
    for name in ("is run", "（一）", "dots", "paragraphs"):
        for what, words in fr.BETWEEN.items():
            part = words.startswith("三")
            number = "四" if part else "三"
            frame = f"{{done}}二、存在的不足\n{{p}}\n{words}{number}、下一步打算\n{{d}}"
            yield f"{name} {what}", _report(frame, name, name)
            if part:
                first = words.replace("三", "二", 1)
                yield (
                    f"{name} {what} first",
                    _report(f"{{done}}{first}三、存在的不足\n{{p}}\n四、打算\n{{d}}", name, name),
                )
        for what, words in fr.BEFORE_PLANS.items():
            inner = "dots" if "（二）" in words and name == "（一）" else name
            frame = f"{{done}}二、存在的不足\n{{p}}\n三、下一步打算\n{words}{{d}}"
            yield f"{name} {what}", _report(frame, name, inner)
        for what, words in fr.AFTER.items():
            frame = f"{{done}}二、存在的不足\n{{p}}\n三、下一步打算\n{{d}}\n{words}"
            yield f"{name} {what}", _report(frame, name, name)


def placed() -> Iterator[Document]:
    """Where the parts stand: reversed, without numbers, on one line, below one another, missing."""
    for name in _SOME:
        frames = dict(fr.PLACES)
        frames |= fr.NUMBERED_PLACES if name not in {"paragraphs", "（一）"} else {}
        frames |= fr.NESTED_PLACES if name != "（一）" else {}
        for what, frame in frames.items():
            yield f"{name} {what}", _report(frame, name, name)
        if name != "paragraphs":
            whole = _report("{done}二、存在问题。{p}\n三、下一步打算。{d}", name, name)
            yield f"{name} on one line", whole.replace("\n", " ")
            yield f"{name} on one line without spaces", whole.replace("\n", "")
