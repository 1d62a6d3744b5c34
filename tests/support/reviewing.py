"""An imported report of 云溪镇 under review, as its coordinator sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flask import current_app

from tests.support.reports import yunxi_report
from tests.support.world import World
from tracker.domain.people import Actor
from tracker.domain.reports import Decision, ItemKind, Series
from tracker.domain.review import Assignment
from tracker.extensions import db
from tracker.models import Reading, ReportItem, Task
from tracker.queries.scope import visible
from tracker.services import confirmation, imports, review
from tracker.storage import FolderBlobs


def blobs() -> FolderBlobs:
    """The application's blob store."""
    return FolderBlobs(current_app.config["SETTINGS"].data_dir / "blobs")


@dataclass
class Review:
    """A reading and the person who reviews it."""

    world: World
    now: datetime
    account: str = "yx-coord"
    text: str = ""
    reading_id: int = field(init=False)

    def __post_init__(self) -> None:
        self.reading_id = self.upload(self.text).id

    @property
    def actor(self) -> Actor:
        return self.world.actor(self.account)

    @property
    def reading(self) -> Reading:
        return db.session.scalars(visible(self.actor, Reading).where(Reading.id == self.reading_id)).one()

    def upload(self, text: str = "", filename: str = "报告.txt", org: str = "yunxi") -> Reading:
        data = (text or yunxi_report()).encode()
        return imports.upload(self.actor, self.now, self.world.org(org).id, filename, data, blobs())

    def confirm_meta(self, year: int = 2025) -> None:
        reading = self.reading
        imports.confirm_meta(self.actor, self.now, reading.id, reading.version_id, year, 2026, Series.RULE_OF_LAW)

    def items(self, kind: ItemKind | None = None) -> list[ReportItem]:
        """Live items in the order of the text, as they are now."""
        db.session.expire_all()
        live = [item for item in self.reading.items if item.decision is not Decision.SUPERSEDED]
        return [item for item in live if kind in {None, item.kind}]

    def problem(self, number: int) -> ReportItem:
        return self.items(ItemKind.PROBLEM)[number - 1]

    def plan(self, number: int) -> ReportItem:
        return self.items(ItemKind.PLAN)[number - 1]

    def assign(self, items: Iterable[ReportItem], **changes: object) -> None:
        review.assign(self.actor, self.now, versions(items), Assignment(**changes))  # type: ignore[arg-type]  # as given

    def accept(self, items: Iterable[ReportItem], *, with_suggestions: bool = True) -> None:
        review.decide_many(self.actor, self.now, versions(items), Decision.ACCEPTED, with_suggestions=with_suggestions)

    def ready(self, year: int = 2025) -> None:
        """Everything confirmed but the tasks themselves: years, a lead unit for each item, each accepted."""
        self.confirm_meta(year)
        self.assign(self.items(), lead_unit_id=self.world.unit("yunxi-zf").id)
        self.accept(self.items())

    def confirm(self, items: Iterable[ReportItem] | None = None) -> list[Task]:
        ids = None if items is None else [item.id for item in items]
        return confirmation.confirm(self.actor, self.now, self.reading_id, ids)


def versions(items: Iterable[ReportItem]) -> Mapping[int, int]:
    """What the person saw."""
    return {item.id: item.version_id for item in items}
