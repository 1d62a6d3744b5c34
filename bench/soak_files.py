"""Ten thousand damaged reports, read in child processes: no crash, none over 2 s, none over 300 MiB.

`python -m bench.soak_files [N]`. A forked child reads a batch and tells its memory at the end; a batch that breaks off
names its seed. A sample goes through the same door as uploads (`read_safely`).
"""

import json
import os
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from tests.parsing.damage import KINDS, made
from tracker.parsing import ReadError, read_report, read_safely

SLOW, LARGE = 2.0, 300
"""Seconds of the processor for one document, MiB for the process that reads it."""
_BATCH, _HANG, _SAFELY = 50, 20, 40
_FIRST_SEED = 20_261_122


@dataclass(slots=True)
class Soaked:
    """What became of the files; `faults` are what must not happen."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)
    largest: float = 0.0
    faults: list[str] = field(default_factory=list)


def damage(times: int) -> list[str]:
    """Read so many damaged files; print what happened, return what broke."""
    soaked = Soaked()
    began = time.perf_counter()
    for first in range(_FIRST_SEED, _FIRST_SEED + times, _BATCH):
        _batch(soaked, range(first, min(first + _BATCH, _FIRST_SEED + times)))
    print(f"{times} damaged files in {time.perf_counter() - began:.0f} s")
    for outcome, count in soaked.outcomes.most_common():
        print(f"{count:7d}  {outcome}")
    print(f"slowest {soaked.slowest[0] * 1000:.0f} ms (seed {soaked.slowest[1]}), largest {soaked.largest:.0f} MiB")
    return [*soaked.faults, *_through_the_door()]


def _batch(soaked: Soaked, seeds: range) -> None:
    """Read a batch in a child, and add what it says."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _child(writer, seeds)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    _, status, used = os.wait4(child, 0)
    for seed, outcome, seconds in told:
        soaked.outcomes[outcome] += 1
        soaked.slowest = max(soaked.slowest, (seconds, seed))
        if outcome.startswith("CRASH") or seconds > SLOW:
            soaked.faults.append(f"seed {seed}: {outcome}, {seconds:.1f} s")
    if status or len(told) != len(seeds):
        soaked.faults.append(f"seed {seeds[len(told)] if len(told) < len(seeds) else seeds[-1]}: child ended {status}")
    soaked.largest = max(soaked.largest, used.ru_maxrss / 1024)
    if used.ru_maxrss / 1024 > LARGE:
        soaked.faults.append(f"seeds {seeds[0]} to {seeds[-1]}: {used.ru_maxrss / 1024:.0f} MiB")


def _child(writer: int, seeds: range) -> None:
    with os.fdopen(writer, "w", encoding="utf-8") as lines:
        for seed in seeds:
            kind, data = one(seed)
            signal.alarm(_HANG)
            began = time.process_time()
            outcome = _outcome(kind, data)
            lines.write(json.dumps([seed, outcome, time.process_time() - began]) + "\n")
            lines.flush()
    os._exit(0)


def one(seed: int) -> tuple[str, bytes]:
    """The kind and the bytes of the damaged file of a seed."""
    chance = Random(seed)
    kind = chance.choice(KINDS)
    return kind, made(chance, kind)


def _outcome(kind: str, data: bytes) -> str:
    """Any exception but a refusal is what the soak looks for."""
    try:
        read_report(data, f"报告.{kind}")
    except ReadError as error:
        return f"{kind} refused: {error.code}"
    except Exception:  # noqa: BLE001 - whatever else the reader raises is the crash looked for
        return f"CRASH {kind}: {traceback.format_exc(limit=-3)}"
    return f"{kind} read"


def _through_the_door() -> list[str]:
    """A sample in the sandbox: refusals that the limits of a process cause are faults of the reader."""
    faults = []
    for seed in range(_FIRST_SEED, _FIRST_SEED + _SAFELY):
        kind, data = one(seed)
        try:
            read_safely(data, f"报告.{kind}")
        except ReadError as error:
            if error.code in {"crashed", "too_slow", "too_much_memory"}:
                faults.append(f"seed {seed}: {error.code} in the sandbox")
    print(f"{_SAFELY:7d}  in the sandbox, {len(faults)} stopped")
    return faults


def main() -> None:
    """Exit 1 if anything broke."""
    broken = damage(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    print("\n".join(broken))
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
