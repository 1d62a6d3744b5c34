"""How much of everything one file may cost."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.confined import Bounds

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one file. Sizes in bytes, times in seconds."""

    file_bytes: int = 20 * MIB
    unpacked_bytes: int = 100 * MIB
    unpacked_ratio: int = 200
    archive_members: int = 2_000
    pages: int = 300
    characters: int = 1_000_000
    items: int = 1_000
    memory_bytes: int = 1024 * MIB
    cpu_seconds: int = 8
    wall_seconds: float = 12.0

    @property
    def bounds(self) -> Bounds:
        """Those of the process that reads the file."""
        return Bounds(self.memory_bytes, self.cpu_seconds, self.wall_seconds)


DEFAULT_LIMITS = Limits()
