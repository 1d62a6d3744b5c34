"""The title of a task inside a sentence: what is wrong, or what is to be done."""

import re

from tracker.domain.rollup import TaskYear
from tracker.domain.tasks import TaskKind
from tracker.drafting import lexicon as words
from tracker.drafting.characters import tidy_characters
from tracker.drafting.promised import is_work_behind, promised
from tracker.drafting.wording import clause, unnumbered
from tracker.parsing import lexicon as lex
from tracker.parsing.figures import figures_in

_COMMITMENT = re.compile(
    rf"(?!规范性)(?:{lex.COMMITMENT})|做[好实细优]|抓[紧实好]|打[造通好]|用好|建[立好设]|完成|迎接|报送|召开"
)
_VERB_FIRST = re.compile(rf"{lex.COMMITMENT}|{words.VERBS}|做|打|建|修|编|订|抓|补|定|设|严|用|让|把|对|从|以|为|迎")
_GOING_ON = re.compile(r"继续|持续|深入|进一步|不断")
_PUT_RIGHT = re.compile(r"(?:问题)?(?:的)?(?:专项)?(?:整改|整治|治理|整顿)(?:工作|任务|情况)?$")
_WORK = re.compile(
    r"(?:工作|排查|检查|建设|改造|归集|签约|补设|自查|准备|整理|清理|培训|演练|宣传|方案|任务|更正|补[签登齐]|核查|挂牌|公示|移交|"
    r"备案|报送|督[察导]|全覆盖)$"
)
_PROBLEM = re.compile(r"的?问题$")
_HALF_SAID = re.compile("虽|尽管|不仅|不但|既")
_SEVERAL = re.compile("[。；？]")
_LONGEST, _SHORTEST = 32, 4


def title_of(task: TaskYear) -> str:
    """The whole title in the characters of print."""
    return promised(clause(unnumbered(tidy_characters(task.title))))


def short_title(title: str) -> str:
    """The title in front of a result: its first clause if it is long, "" where it states a number."""
    short = promised(clause(unnumbered(tidy_characters(title)).split("。")[0]))
    if len(short) > _LONGEST or _counts(short):
        short = re.split("[，；：]", short)[0]
        short = "" if _HALF_SAID.search(short) else short
    return "" if len(short) > _LONGEST or len(short) < _SHORTEST or _counts(short) else short


def problem_in(task: TaskYear, title: str) -> str:
    """What is wrong, as a rectification's title says; "" where it names work: 消防通道占用整改 is 消防通道占用."""
    if task.kind is not TaskKind.RECTIFICATION or not title or is_work_behind(task.title):
        return ""
    stated = _PUT_RIGHT.sub("", title)
    if stated != title and (_WORK.search(stated) or len(stated) < _SHORTEST):
        return ""
    return "" if _WORK.search(title) else _PROBLEM.sub("", stated)


def with_lead(title: str) -> str:
    """A title that begins with a verb as it is, work that is only named as 推进…."""
    verb = _COMMITMENT if _WORK.search(title) else _VERB_FIRST  # 调解卷宗归集 begins with a noun
    return title if verb.match(title) else f"推进{title}"


def continued(title: str) -> str:
    """继续做实纠纷排查; what says already that it goes on stands as it is."""
    return title if _GOING_ON.match(title) else f"继续{with_lead(title)}"


def named(title: str) -> str:
    """A title inside a sentence about it: in quotation marks where it states a number, or is a sentence of its own."""
    bare = title.replace("“", "").replace("”", "")
    return f"“{bare}”" if _counts(title) or _SEVERAL.search(title) else title


def _counts(words: str) -> bool:
    return any(char.isdecimal() for char in words) or bool(figures_in(words))
