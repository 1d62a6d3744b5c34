"""Copies of a photo to show: small, upright, and without a word about where, when or with what it was taken."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from threading import BoundedSemaphore

from tracker.confined import Bounds, TooSlow, run
from tracker.domain.errors import Invalid

COPY_MOST, PREVIEW_MOST = 2048, 480
"""Pixels on the long side."""
MEGAPIXELS_MOST = 80
BOUNDS = Bounds(memory_bytes=1280 * 1024 * 1024, cpu_seconds=10, wall_seconds=20.0)
DEVELOPERS = BoundedSemaphore(2)
"""Photos at once in one process: each may take as much memory as BOUNDS allow."""
PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class PhotoCopies:
    """Two JPEG files without metadata in sRGB, and what the page and the record need to know.

    `width` and `height` are those of `copy`, in pixels; `taken_at` is the camera's own local time, if it wrote one.
    """

    copy: bytes
    preview: bytes
    width: int
    height: int
    taken_at: datetime | None


def photo_copies(data: bytes, patience: float = PATIENCE, bounds: Bounds = BOUNDS) -> PhotoCopies:
    """Decode a photo (JPEG, PNG, WEBP, GIF, BMP, TIFF, HEIC; its first frame) in a confined process.

    Invalid(field="file"): photo_broken, photo_too_large (most: megapixels), photo_busy after `patience` seconds.
    """
    if not DEVELOPERS.acquire(timeout=patience):
        raise Invalid("photo_busy", field="file")
    try:
        answer = run("tracker.storage.photos_child", asdict(bounds), data, bounds)
    except TooSlow as error:
        raise _too_large() from error
    finally:
        DEVELOPERS.release()
    return _copies(answer)


def _too_large() -> Invalid:
    return Invalid("photo_too_large", field="file", most=MEGAPIXELS_MOST)


def _copies(answer: bytes) -> PhotoCopies:
    """The child's answer: one line of JSON, then the bytes of both copies."""
    line, _break, files = answer.partition(b"\n")
    try:
        facts = json.loads(line)
    except ValueError as error:  # it crashed
        raise Invalid("photo_broken", field="file") from error
    if facts.get("error") == "too_large":
        raise _too_large()
    if "error" in facts or len(files) != sum(facts["lengths"]):
        raise Invalid("photo_broken", field="file")
    first, _second = facts["lengths"]
    taken_at = datetime.fromisoformat(facts["taken_at"]) if facts["taken_at"] else None
    return PhotoCopies(files[:first], files[first:], facts["width"], facts["height"], taken_at)
