"""How alike two stated problems are: by the pairs of characters that they share, rare ones counting most.

Reports speak alike whatever the problem is (力度不够, 有待进一步加强): words of the genre weigh next to nothing, words
that only name a theme (执法, 普法) weigh little. The rest is counted by how few of an office's problems hold it.
Two problems are the same only if a person says so; this finds pairs worth a look, and shows why.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt


def _words(text: str) -> list[str]:
    return text.split()


GENRE = _words(
    """
    不够 不足 不强 不高 不全 不多 不广 不深 不到位 不规范 不完善 不健全 不及时 不充分 不完整
    不扎实 不平衡 不主动 不明显 不熟 不力 有待 仍需 还需 需要 需进一步 进一步 有所 较为 比较
    相对 较弱 较少 较低 偏弱 偏少 偏低 薄弱 滞后 欠缺 缺乏 缺失 流于形式 加强 提高 提升 完善
    健全 规范 推进 落实 强化 深化 优化 改进 增强 开展 存在 问题 差距 短板 弱项 情况 方面
    工作 建设 机制 制度 体系 力度 水平 能力 意识 作用 发挥 质量 效率 力量 一定 部分 个别
    一些 少数 有的 仍然 还 仍 我镇 全镇 本镇 法治政府 法治 政府 依法行政 行政 针对性 主动性
    覆盖面 实效性 人员 队伍 没有 主要 原因 由于 以及 进行 相关 及时 充分 次数 程度 参与度 公众
    占比 比例 经常
    """
)
TOPIC = _words(
    """
    执法 普法 宣传 培训 公开 信息 政务 调解 纠纷 矛盾 化解 决策 审核 合法性 监督 服务 应急
    信访 考核 法律 文件 领导 干部 群众 村级 村民 专业 业务 排查
    """
)
GENRE_WEIGHT, TOPIC_WEIGHT = 0.06, 0.45
OTHER_THEME, STILL_OPEN = 0.8, 1.1
LIKELY, FIRST = 0.25, 2.0
WHOLE, ENOUGH = 0.5, 6.0
BACKGROUND = 10
"""Problems of other offices, as it were: a first pair of reports has too few to tell what is rare."""
MOST_SHARED = 4
_RUNS = re.compile(r"[\u3400-\u9fff]+|[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of a report: its id, the year reported on, its words, its theme, and whether its task was closed.

    `tasks` are those made of it (ids), `continues` the tasks of earlier years that these carry on.
    """

    id: int
    year: int
    text: str
    theme: str | None = None
    closed: bool = False
    tasks: frozenset[int] = frozenset()
    continues: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Likely:
    """A problem of a later report that may be an earlier one again. `score` from 0 to 1; `shared` words, the most
    telling first.
    """

    earlier: Problem
    later: Problem
    score: float
    shared: tuple[str, ...]

    @property
    def carried_on(self) -> bool:
        """Whether the later one's task carries on the earlier one's: somebody has all but said that they are one."""
        return bool(self.later.continues & self.earlier.tasks)


def likely_repeats(problems: Sequence[Problem], most: int = 50) -> list[Likely]:
    """Pairs of different years that are likely the same problem, the likeliest first. The same input gives the same
    list, whatever order it comes in.
    """
    ordered = sorted(problems, key=lambda one: (one.year, one.id))
    weighted = _weighted(ordered)
    scores = _scores(ordered, weighted) | dict.fromkeys(_carried_on(ordered), FIRST)
    found = [(score, pair) for pair, score in scores.items() if score >= LIKELY]
    found.sort(key=lambda one: (-round(one[0], 6), *one[1]))
    return [_likely(ordered[a], ordered[b], score, weighted[a]) for score, (a, b) in found[:most]]


def likeness(first: str, second: str) -> float:
    """Of two texts alone, from 0 to 1."""
    pair = [Problem(1, 1, first), Problem(2, 2, second)]
    return _scores(pair, _weighted(pair)).get((0, 1), 0.0)


def _scores(problems: Sequence[Problem], weighted: Sequence[Mapping[str, float]]) -> dict[tuple[int, int], float]:
    """By pair of places: what they share over what they hold, for pairs of different years that share anything."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, weights in enumerate(weighted):
        for gram in weights:
            places[gram].append(place)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for gram, holders in places.items():
        for at, a in enumerate(holders):
            for b in holders[at + 1 :]:
                if problems[a].year != problems[b].year:
                    shared[a, b] += min(weighted[a][gram], weighted[b][gram])
    whole = [sum(weights.values()) for weights in weighted]
    return {
        (a, b): min(1.0, _factor(problems[a], problems[b]) * _share(weight, whole[a], whole[b]) * _short(weight))
        for (a, b), weight in shared.items()
    }


def _carried_on(problems: Sequence[Problem]) -> Iterator[tuple[int, int]]:
    """Pairs of places of which the later one's task carries on the earlier one's, in whatever words."""
    made = {task: place for place, problem in enumerate(problems) for task in problem.tasks}
    for place, problem in enumerate(problems):
        earlier = {made[task] for task in problem.continues if task in made}
        yield from ((at, place) for at in earlier if problems[at].year < problem.year)


def _share(weight: float, first: float, second: float) -> float:
    """Of both (one may name more problems than the other), and of the one that says less. What goes on for long tells
    causes and cases: beyond ENOUGH it takes nothing away from what is shared.
    """
    first, second = min(first, ENOUGH), min(second, ENOUGH)
    return WHOLE * weight / sqrt(first * second) + (1 - WHOLE) * weight / min(first, second)


def _short(weight: float) -> float:
    """Little in common is no sign, however short both are."""
    return min(1.0, weight / 1.2)


def _factor(earlier: Problem, later: Problem) -> float:
    """Another theme speaks against a repeat; that the earlier one was never closed speaks for it."""
    other = bool(earlier.theme and later.theme and earlier.theme != later.theme)
    return (OTHER_THEME if other else 1.0) * (1.0 if earlier.closed else STILL_OPEN)


def _weighted(problems: Sequence[Problem]) -> list[dict[str, float]]:
    """The pairs of characters of each problem with their weights."""
    grams = [_grams(problem.text) for problem in problems]
    holders = Counter(gram for one in grams for gram in one)
    size = len(problems) + BACKGROUND
    rarity = {gram: log(1 + size / count) / log(1 + size) for gram, count in holders.items()}
    return [{gram: weight * rarity[gram] for gram, weight in one.items()} for one in grams]


def _grams(text: str) -> dict[str, float]:
    """Pairs of neighbours within a run of characters; each with the weight of the words in which it stands."""
    found: dict[str, float] = {}
    for run in _RUNS.findall(text):
        weights = _weights(run)
        for at in range(len(run) - 1):
            gram = run[at : at + 2]
            found[gram] = max(found.get(gram, 0.0), sqrt(weights[at] * weights[at + 1]))
    return found


def _weights(run: str) -> list[float]:
    """The weight of each character."""
    weights = [1.0] * len(run)
    for words, weight in ((TOPIC, TOPIC_WEIGHT), (GENRE, GENRE_WEIGHT)):
        for word in words:
            for at in _places(run, word):
                weights[at : at + len(word)] = [weight] * len(word)
    return weights


def _places(run: str, word: str) -> Iterator[int]:
    at = run.find(word)
    while at >= 0:
        yield at
        at = run.find(word, at + len(word))


def _likely(earlier: Problem, later: Problem, score: float, weights: Mapping[str, float]) -> Likely:
    words = sorted(_common(earlier.text, later.text), key=lambda word: (-_weight(word, weights), word))
    telling = [word for word in words if _weight(word, weights) > GENRE_WEIGHT * len(word)]
    return Likely(earlier, later, round(min(score, 1.0), 4), tuple((telling or words)[:MOST_SHARED]))


def _weight(word: str, weights: Mapping[str, float]) -> float:
    return sum(weights.get(word[at : at + 2], 0.0) for at in range(len(word) - 1))


def _common(first: str, second: str) -> set[str]:
    """The longest words of two characters or more that stand in both, none within another."""
    found = {run[a:b] for run in _RUNS.findall(first) for a, b in _stretches(run, second)}
    return {word for word in found if not any(word != other and word in other for other in found)}


def _stretches(run: str, text: str) -> Iterable[tuple[int, int]]:
    """Where the run holds what the text holds too, each as far as it goes."""
    for begin in range(len(run) - 1):
        end = begin + 2
        while end <= len(run) and run[begin:end] in text:
            end += 1
        if end - 1 >= begin + 2:
            yield begin, end - 1
