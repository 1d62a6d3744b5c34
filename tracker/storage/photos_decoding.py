"""From the bytes of a photo to its pixels. Runs in the confined child only."""

import contextlib
import io
from collections.abc import Callable
from datetime import datetime

from PIL import Image, ImageFile

from tracker.storage import signatures
from tracker.storage.photos import COPY_MOST, MEGAPIXELS_MOST

_FORMATS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (signatures.is_jpeg, "JPEG"),
    (signatures.is_png, "PNG"),
    (signatures.is_heic, "HEIF"),
    (signatures.is_webp, "WEBP"),
    (signatures.is_gif, "GIF"),
    (signatures.is_bitmap, "BMP"),
    (signatures.is_tiff, "TIFF"),
)
_EXIF, _TAKEN, _DIGITIZED = 0x8769, 0x9003, 0x9004


class TooManyPixels(Exception):
    """The photo declares, or turns out to have, more pixels than we decode."""


def decoded(data: bytes) -> Image.Image:
    """The first frame with all its pixels there, at least COPY_MOST long if the file is; turned as it is stored."""
    Image.MAX_IMAGE_PIXELS = None  # its limit warns first and is far higher; ours is checked before anything is decoded
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    kind = next(name for test, name in _FORMATS if test(data))
    _prepare(kind)
    photo = Image.open(io.BytesIO(data), formats=(kind,))
    _check(photo)
    photo.draft(None, (COPY_MOST, COPY_MOST))  # a large JPEG is decoded at a half, a quarter or an eighth
    photo.load()
    _check(photo)
    return photo


def _prepare(kind: str) -> None:
    """Load the one plugin that is needed: starting the child is a good part of the time that a photo takes."""
    if kind == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=2)
    elif kind == "TIFF":
        from PIL import TiffImagePlugin  # noqa: F401 - imported for its registration
    elif kind == "WEBP":
        from PIL import WebPImagePlugin  # noqa: F401


def _check(photo: Image.Image) -> None:
    if photo.width * photo.height > MEGAPIXELS_MOST * 1_000_000:
        raise TooManyPixels


def taken_at(photo: Image.Image) -> str | None:
    """When the shutter opened by the camera's clock, as YYYY-MM-DDTHH:MM:SS; None if it is not said or is no time."""
    with contextlib.suppress(Exception):  # whatever is wrong with what a camera wrote: then nothing is said
        tags = photo.getexif().get_ifd(_EXIF)
        for tag in (_TAKEN, _DIGITIZED):
            with contextlib.suppress(ValueError):
                return _time(str(tags.get(tag, "")))
    return None


def _time(text: str) -> str:
    return datetime.strptime(text.strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S").isoformat()  # noqa: DTZ007 - cameras know no zone
