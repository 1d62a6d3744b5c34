"""What a child process may use, and how it binds itself to that."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

_FIRST_TO_GO = "1000"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Upper bounds for one child: address space in bytes, computing and waiting in seconds."""

    memory_bytes: int
    cpu_seconds: int
    wall_seconds: float


def confine(bounds: Bounds) -> None:
    """Limits that the kernel keeps for this process; the hard CPU limit kills one second after the soft one.

    Called by the child itself, after its imports: from here on it can write no file either. If the machine runs out
    of memory, it goes before the server does.
    """
    import resource

    with contextlib.suppress(OSError):  # only Linux has it
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO, encoding="ascii")
    limits = {
        resource.RLIMIT_AS: (bounds.memory_bytes, bounds.memory_bytes),
        resource.RLIMIT_CPU: (bounds.cpu_seconds, bounds.cpu_seconds + 1),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, (soft, hard) in limits.items():
        most = resource.getrlimit(kind)[1]
        allowed = hard if most == resource.RLIM_INFINITY else min(hard, most)  # nobody may raise a hard limit
        resource.setrlimit(kind, (min(soft, allowed), allowed))
