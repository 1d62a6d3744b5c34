"""The log's page put together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from tracker.blueprints.log.asking import Asked, ask
from tracker.blueprints.log.rows import EventView, views
from tracker.queries.audit import PAGE_SIZE, AuditRow, audit
from tracker.queries.directory import Directory, directory_of
from tracker.web import clock
from tracker.web.log_fields import SUBJECTS
from tracker.web.log_words import known_verbs
from tracker.web.scope import scope


@dataclass(frozen=True, slots=True)
class LogPage:
    """What the template writes."""

    asked: Asked
    directory: Directory
    rows: list[AuditRow]

    @property
    def events(self) -> list[EventView]:
        """The events of this page in words."""
        return list(views(self.rows[:PAGE_SIZE], self.directory))

    @property
    def older_url(self) -> str | None:
        """The page of events before these."""
        more = len(self.rows) > PAGE_SIZE
        return self._url("log.index", before=self.rows[PAGE_SIZE - 1].id) if more else None

    @property
    def newest_url(self) -> str | None:
        """The first page, for those who went back."""
        return self._url("log.index") if self.asked.filter.below else None

    @property
    def export_url(self) -> str:
        """The workbook of the same filter."""
        return self._url("log.export")

    def _url(self, endpoint: str, **more: Any) -> str:
        kept: dict[str, Any] = {name: value for name, value in self.asked.values.items() if value}
        return url_for(endpoint, **kept, **more)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Kinds of things to choose from."""
        return _with_asked([(kind, str(word)) for kind, word in SUBJECTS.items()], self.asked.values["kind"])

    @property
    def verbs(self) -> list[tuple[str, str]]:
        """Acts to choose from."""
        return _with_asked(known_verbs(), self.asked.values["verb"])


def _with_asked(options: list[tuple[str, str]], value: str) -> list[tuple[str, str]]:
    """The options, and what the address asks for even if no word is known for it."""
    return options if not value or value in dict(options) else [*options, (value, value)]


def build(values: Mapping[str, str]) -> LogPage:
    """The page that an address asks for."""
    here = scope()
    directory = directory_of(here.actor, here.org.id, clock.today())
    asked = ask(values, directory)
    return LogPage(asked, directory, audit(here.actor, here.org.id, asked.filter, clock.settings().timezone))
