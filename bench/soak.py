"""The long versions of what the tests try briefly, with fixed seeds.

`python -m bench.soak [N]` mutates the demo's reports N times (default 10,000), none of which may crash the reader; then
crowds work on the same tasks, tasks live through random hands (`bench.soak_work`), a clock is walked through a year of
reminders (`bench.soak_clock`), and clocks and workers are killed while reminders go out (`bench.soak_kills`).
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench import soak_clock, soak_kills, soak_work
from tracker.parsing import ReadError, read_report

TEXTS = sorted((Path(__file__).parents[1] / "tracker" / "demo" / "texts").glob("*.txt"))
SLOW = 2.0
Mutation = Callable[[random.Random, str], str]


def dropped(chance: random.Random, text: str) -> str:
    """Some characters are lost."""
    return "".join(character for character in text if chance.random() > 0.02)


def doubled(chance: random.Random, text: str) -> str:
    """Some lines stand twice."""
    return "\n".join(line for line in text.split("\n") for _ in range(1 + (chance.random() < 0.1)))


def truncated(chance: random.Random, text: str) -> str:
    """The end is missing."""
    return text[: chance.randrange(len(text))]


def shuffled(chance: random.Random, text: str) -> str:
    """Lines are out of order."""
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def joined(_chance: random.Random, text: str) -> str:
    """All on one line."""
    return text.replace("\n", "")


def littered(chance: random.Random, text: str) -> str:
    """Enumerators and punctuation where none belong."""
    litter = ["一是", "（三）", "2.", "、", "；", "\u200b", "\x00", "“", "①", "下一步，"]
    return "".join(character + (chance.choice(litter) if chance.random() < 0.01 else "") for character in text)


MUTATIONS: tuple[Mutation, ...] = (dropped, doubled, truncated, shuffled, joined, littered)


def bytes_damaged(chance: random.Random, data: bytes) -> bytes:
    """Some bytes are others."""
    broken = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def try_one(chance: random.Random) -> tuple[str, float]:
    """What became of one damaged report, and the seconds it took."""
    text = chance.choice(TEXTS).read_text(encoding="utf-8")
    for mutation in chance.sample(MUTATIONS, chance.randrange(1, 4)):
        text = mutation(chance, text) or "空"
    data = text.encode()
    if chance.random() < 0.2:
        data = bytes_damaged(chance, data)
    began = time.perf_counter()
    try:
        read_report(data, "报告.txt")
        outcome = "read"
    except ReadError as error:
        outcome = f"refused: {error.code}"
    return outcome, time.perf_counter() - began


def main() -> None:
    """Run, print the outcomes, and exit 1 if something took too long or broke. A crash shows its traceback."""
    slowest = damage(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    broken = [*soak_work.crowds(), *soak_clock.year(), *soak_kills.kills()]
    print("\n".join(broken))
    soak_work.lives()
    sys.exit(slowest > SLOW or bool(broken))


def damage(times: int) -> float:
    """Read so many damaged reports; the seconds that the slowest one took."""
    chance = random.Random(20_261_122)
    results = [try_one(chance) for _ in range(times)]
    for outcome, count in Counter(outcome for outcome, _ in results).most_common():
        print(f"{count:7d}  {outcome}")
    slowest = max(seconds for _, seconds in results)
    print(f"slowest {slowest * 1000:.0f} ms")
    return slowest


if __name__ == "__main__":
    main()
