"""From pixels to the copies that are shown. Runs in the confined child only."""

import contextlib
import io

from PIL import Image, ImageCms

from tracker.storage.photos import COPY_MOST, PREVIEW_MOST

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_COLOURED = {"L", "RGB", "CMYK"}


def large_copy(photo: Image.Image) -> Image.Image:
    """Upright, in sRGB on white, at most COPY_MOST long; nothing of the file but its pixels."""
    profile, turn = photo.info.get("icc_profile"), _turn(photo)
    small = _workable(photo)
    small.thumbnail((COPY_MOST, COPY_MOST), Image.Resampling.LANCZOS, reducing_gap=3.0)
    clean = _on_white(small, profile)
    return clean.transpose(turn) if turn is not None else clean


def small_copy(large: Image.Image) -> Image.Image:
    """At most PREVIEW_MOST long."""
    small = large.copy()
    small.thumbnail((PREVIEW_MOST, PREVIEW_MOST), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return small


def jpeg(picture: Image.Image, quality: int) -> bytes:
    """The picture as a JPEG file with nothing but its pixels in it."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _turn(photo: Image.Image) -> Image.Transpose | None:
    """What stands upright after which turn; decoders that turn by themselves have reset the tag."""
    with contextlib.suppress(Exception):  # whatever is wrong with what a camera wrote: then it stays as it is
        return _TURNS.get(photo.getexif().get(_ORIENTATION, 1))
    return None


def _workable(photo: Image.Image) -> Image.Image:
    """In a mode that can be made smaller smoothly: palettes, single bits and 16-bit greys cannot."""
    if photo.mode.startswith("I"):
        return photo.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if photo.has_transparency_data:
        return photo.convert("RGBA")
    return photo if photo.mode in _COLOURED else photo.convert("RGB")


def _on_white(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """A new picture, so that none of the information about the old one comes along."""
    clean = Image.new("RGB", picture.size, "white")
    mask = picture.getchannel("A") if picture.mode == "RGBA" else None
    clean.paste(_in_srgb(picture.convert("RGB") if mask else picture, profile), mask=mask)
    return clean


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):  # a broken profile says nothing
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, io.BytesIO(profile), target, outputMode="RGB")
            if converted is not None:
                return converted
    return picture.convert("RGB")
