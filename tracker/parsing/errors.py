"""The one error that reading a file can raise."""

from __future__ import annotations

from collections.abc import Mapping


class ReadError(Exception):
    """A file that cannot be read as a report.

    `code` is one of: empty, too_large, unsupported, not_what_it_says, damaged, zip_bomb, external_entities,
    encrypted, no_text, too_many_pages, too_long, too_many_items, no_report, too_slow, too_much_memory, crashed.
    `params` holds the facts a message needs (limits, names of formats), always as text.
    """

    def __init__(self, code: str, params: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, str] = dict(params or {})

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, dict[str, str]]]:
        return type(self), (self.code, self.params)

    def __str__(self) -> str:
        facts = ", ".join(f"{key}={value}" for key, value in sorted(self.params.items()))
        return f"{self.code} ({facts})" if facts else self.code
