"""Photos are shown as copies: upright, small, and silent about where and with what they were taken."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image

from tests.storage import photographs
from tests.storage.photographs import BLUE, FORMATS, RED, SECRET, saved, scene
from tracker.storage.photos import photo_copies

NEEDED = {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}  # JFIF, tables, frame, scan: what a JPEG is made of


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=["JPEG"])


def near(picture: Image.Image, place: tuple[int, int], colour: tuple[int, int, int], most: int = 24) -> bool:
    seen = picture.getpixel(place)
    assert isinstance(seen, tuple)
    return all(abs(a - b) <= most for a, b in zip(seen, colour, strict=True))


def segments(data: bytes) -> Iterator[int]:
    """The markers of a JPEG file up to its scan."""
    at = 2
    while data[at] == 0xFF:
        yield data[at + 1]
        if data[at + 1] == 0xDA:
            return
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    raise AssertionError(at)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_photo_of_every_kind_becomes_two_small_jpegs(kind: str) -> None:
    copies = photo_copies(saved(scene(3000, 1000), kind))
    copy, preview = opened(copies.copy), opened(copies.preview)
    assert copy.size == (copies.width, copies.height) == (2048, 683)
    assert preview.size == (480, 160)
    for picture in (copy, preview):
        assert near(picture, (10, 10), RED)
        assert near(picture, (picture.width - 10, picture.height - 10), BLUE)


def test_a_small_photo_is_not_blown_up() -> None:
    copies = photo_copies(saved(scene(60, 40), "PNG"))
    assert opened(copies.copy).size == opened(copies.preview).size == (60, 40)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "HEIF"])
def test_a_photo_stands_upright_however_the_phone_was_held(kind: str, orientation: int) -> None:
    copies = photo_copies(photographs.turned(kind, orientation))
    picture = opened(copies.copy)
    assert picture.size == (640, 480)
    assert near(picture, (20, 20), RED)
    assert near(picture, (620, 20), BLUE)
    assert near(picture, (20, 460), BLUE)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_other_formats_that_know_a_way_up_are_turned_too(kind: str) -> None:
    assert near(opened(photo_copies(photographs.turned(kind, 6)).copy), (20, 20), RED)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF"])
def test_nothing_but_the_picture_gets_out(kind: str) -> None:
    data = photographs.telling(kind)
    assert SECRET.encode() in data, "otherwise this would show nothing"
    copies = photo_copies(data)
    for copy in (copies.copy, copies.preview):
        assert set(segments(copy)) <= NEEDED
        assert SECRET.encode() not in copy
        assert not opened(copy).getexif()


def test_what_hangs_behind_a_photo_stays_there() -> None:
    data = saved(scene(), "JPEG") + b"PK\x03\x04<script>alert(1)</script>"
    copies = photo_copies(data)
    assert b"<script>" not in copies.copy + copies.preview


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF"])
def test_the_hour_of_the_camera_is_told(kind: str) -> None:
    assert photo_copies(photographs.telling(kind)).taken_at == photographs.TAKEN_AT


@pytest.mark.parametrize("taken", [None, "0000:00:00 00:00:00", "2026:13:45 99:00:00", "gestern", ""])
def test_no_hour_is_made_up(taken: str | None) -> None:
    data = saved(scene(), "JPEG", exif=photographs.tags(taken=taken).tobytes())
    assert photo_copies(data).taken_at is None


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "HEIF"])
def test_what_is_transparent_becomes_white(kind: str) -> None:
    picture = scene().convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 320, 240))
    assert near(opened(photo_copies(saved(picture, kind)).copy), (20, 20), (255, 255, 255))


def test_a_transparent_palette_becomes_white_too() -> None:
    picture = Image.new("P", (64, 64), 0)
    picture.putpalette([*RED, *BLUE])
    assert near(opened(photo_copies(saved(picture, "GIF", transparency=0)).copy), (20, 20), (255, 255, 255))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF"])
def test_colours_of_another_profile_are_translated(kind: str) -> None:
    data = saved(Image.new("RGB", (64, 64), (255, 0, 0)), kind, icc_profile=photographs.swapped_profile())
    assert near(opened(photo_copies(data).copy), (20, 20), (0, 255, 0))


def test_a_broken_profile_is_left_aside() -> None:
    data = saved(scene(), "JPEG", icc_profile=b"no profile at all")
    assert near(opened(photo_copies(data).copy), (20, 20), RED)


@pytest.mark.parametrize(
    ("mode", "kind", "grey", "seen"),
    [("L", "JPEG", 128, 128), ("1", "PNG", 1, 255), ("I;16", "PNG", 32768, 128), ("LA", "PNG", (128, 255), 128),
     ("I;16", "TIFF", 32768, 128), ("CMYK", "JPEG", (0, 0, 0, 127), 128)],
)  # fmt: skip
def test_scans_and_prints_keep_their_tones(mode: str, kind: str, grey: int | tuple[int, ...], seen: int) -> None:
    copies = photo_copies(saved(Image.new(mode, (64, 64), grey), kind))
    assert near(opened(copies.copy), (20, 20), (seen, seen, seen), most=4)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF", "HEIF"])
def test_only_the_first_frame_is_shown(kind: str) -> None:
    data = saved(scene(), kind, save_all=True, append_images=[Image.new("RGB", (640, 480), (0, 255, 0))])
    assert near(opened(photo_copies(data).copy), (20, 20), RED)
