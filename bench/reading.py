"""How long the parser takes: made-up text of 5,000 characters and of a megabyte, real reports where there are any."""

from pathlib import Path
from random import Random

from bench.timing import Act, medians
from tracker.parsing import parse_text, read_report
from tracker.services.seeding.texts import plan, problem

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
ORDINALS = "一二三四五六七八九十"


def made_up(length: int) -> str:
    """A report of about so many characters."""
    random, text = Random(1), "云溪镇2025年法治政府建设情况报告\n一、主要工作\n"
    for number, (heading, sentence) in enumerate((("二、存在的问题", problem), ("三、2026年工作安排", plan)), start=1):
        text += heading + "\n"
        while len(text) < length * number // 2:
            text += "".join(f"{ordinal}是{sentence(random)}。" for ordinal in ORDINALS) + "\n"
    return text


def measure(rounds: int) -> list[str]:
    """Lines: milliseconds for each text."""
    short, long = made_up(5_000), made_up(350_000)
    acts: dict[str, Act] = {"made up": lambda: parse_text(short)}
    sizes = {"made up": len(short), "1 MB": len(long)}
    for file in sorted(SEEDS.glob("*.txt")):
        data = file.read_bytes()
        acts[file.stem[:8]], sizes[file.stem[:8]] = _reader(data, file.name), len(data.decode(errors="replace"))
    taken = medians(acts, rounds, warm=1) | medians({"1 MB": lambda: parse_text(long)}, 1, warm=0)
    return [f"  {name:<14}{taken[name]:8.1f} ms{sizes[name]:9d} characters" for name in taken]


def _reader(data: bytes, name: str) -> Act:
    return lambda: read_report(data, name)
