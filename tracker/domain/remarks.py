"""What a reviewer is told of the findings of a reading, {code, params} each: several of one kind are told at once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def together(findings: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The findings with the missing parts as one, but for those of which another finding says that nothing was read."""
    found = list(findings)
    codes = {one["code"] for one in found}
    parts = [str(one["params"].get("part")) for one in found if one["code"] == "missing_part"]
    parts = [part for part in parts if f"no_{part}" not in codes]
    if parts:
        yield {"code": "missing_part", "params": {"part": ",".join(parts)}}
    yield from (one for one in found if one["code"] != "missing_part")
