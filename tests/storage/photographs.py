"""Real photos made for the tests: an upright scene with a red corner, in every format, with everything phones add."""

import io
from datetime import datetime

from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo
from pillow_heif import register_heif_opener

register_heif_opener()

RED, BLUE = (220, 20, 20), (20, 40, 200)
EXIF, GPS, ORIENTATION, MAKE, TAKEN, SHOT_COMMENT = 0x8769, 0x8825, 0x0112, 0x010F, 0x9003, 0x9286
SECRET = "SecretCamera"
INVERSE = {  # how an upright scene is stored if the tag says that it has to be turned so
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF")


def scene(width: int = 640, height: int = 480) -> Image.Image:
    """Blue, with a red upper left quarter: whoever turns it wrongly moves the red."""
    picture = Image.new("RGB", (width, height), BLUE)
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill=RED)
    return picture


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The file."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def tags(orientation: int = 1, taken: str | None = "2026:05:06 07:08:09") -> Image.Exif:
    """What a phone writes: where, when, with what, which way up."""
    exif = Image.Exif()
    exif[MAKE] = SECRET
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS).update({1: "N", 2: (31.0, 14.0, 15.9), 3: "E", 4: (121.0, 28.0, 26.5)})
    exif.get_ifd(EXIF)[SHOT_COMMENT] = b"ASCII\0\0\0" + SECRET.encode()
    if taken is not None:
        exif.get_ifd(EXIF)[TAKEN] = taken
    return exif


def turned(kind: str, orientation: int) -> bytes:
    """The upright scene as a camera stores it that was held otherwise."""
    way = INVERSE[orientation]
    stored = scene() if way is None else scene().transpose(way)
    return saved(stored, kind, exif=tags(orientation).tobytes())


def telling(kind: str) -> bytes:
    """A photo with everything that must not get out."""
    options: dict[str, object] = {"exif": tags().tobytes()}
    if kind in {"JPEG", "HEIF", "WEBP"}:
        options["xmp"] = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
    if kind == "JPEG":
        options |= {"comment": SECRET.encode(), "dpi": (300, 300)}
    if kind == "PNG":
        options["pnginfo"] = comment = PngInfo()
        comment.add_text("Comment", SECRET)
    return saved(scene(), kind, **options)


def swapped_profile() -> bytes:
    """An ICC profile that is sRGB with red and green exchanged: pure red in it looks pure green."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = (profile.index(name, 128) for name in (b"rXYZ", b"gXYZ"))
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


TAKEN_AT = datetime(2026, 5, 6, 7, 8, 9)  # noqa: DTZ001 - cameras know no zone
