"""A person takes note of what the reader remarks about a whole report; it blocks nothing either way."""

from datetime import datetime

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Reading
from tracker.services.events import change
from tracker.services.review.hold import hold_reading


def note_finding(actor: Actor, now: datetime, reading_id: int, version: int, index: int) -> Reading:
    """已知悉: the finding at this place of the reading's list is not shown again, nor are missing parts if it is one.

    NotFound if there is none.
    """
    reading = hold_reading(actor, reading_id, version).reading
    if not 0 <= index < len(reading.findings):
        raise NotFound("not_found")
    together = reading.findings[index]["code"] == "missing_part"
    found = [
        {**one, "noted": True} if place == index or (together and one["code"] == "missing_part") else one
        for place, one in enumerate(reading.findings)
    ]
    change(actor, now, "noted_finding", reading, {"findings": found})
    db.session.commit()
    return reading
