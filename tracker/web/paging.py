"""Lists in pages: which rows are shown, and the addresses of the pages beside this one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

GREATEST = 100_000


def page_asked(values: Mapping[str, str]) -> int:
    """`page` of an address; 1 for whatever is no page."""
    text = values.get("page", "")
    return min(int(text), GREATEST) if text.isascii() and text.isdigit() and len(text) < 7 and int(text) else 1


@dataclass(frozen=True, slots=True)
class Pages:
    """Page `number` of a list of `total` rows, `size` to a page."""

    number: int
    size: int
    total: int

    @property
    def offset(self) -> int:
        """Rows before this page."""
        return (self.number - 1) * self.size

    @property
    def first(self) -> int:
        """The place of the first row among all."""
        return self.offset + 1

    @property
    def last(self) -> int:
        """The place of the last row."""
        return min(self.offset + self.size, self.total)

    @property
    def previous_url(self) -> str | None:
        """The page before this one; the last one with rows for those who went too far."""
        if self.number == 1:
            return None
        return _here(page=min(self.number - 1, max(1, -(-self.total // self.size))))

    @property
    def next_url(self) -> str | None:
        """The page after this one."""
        return _here(page=self.number + 1) if self.total > self.number * self.size else None


def _here(**changes: Any) -> str:
    """The address of this page with another number; the rest of what it asks for stays."""
    values: dict[str, Any] = {**(request.view_args or {}), **request.args.to_dict(), **changes}
    return url_for(request.endpoint or "", **{name: value for name, value in values.items() if value not in ("", 1)})
