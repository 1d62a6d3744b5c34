"""Broken, truncated and monstrous photos are refused with a reason, and nothing else happens."""

import io
import struct
import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.storage.photographs import FORMATS, saved, scene
from tracker.confined import Bounds
from tracker.domain.errors import Invalid
from tracker.storage.photos import BOUNDS, DEVELOPERS, PhotoCopies, photo_copies

MIB = 1024 * 1024
WHOLE = {kind: saved(scene(), kind) for kind in FORMATS}
DETAILED = Image.effect_noise((640, 480), 80).convert("RGB")


def refusal(data: bytes, bounds: Bounds = BOUNDS) -> Invalid:
    with pytest.raises(Invalid) as refused:
        photo_copies(data, bounds=bounds)
    assert refused.value.field == "file"
    return refused.value


def developed(data: bytes) -> PhotoCopies | str:
    try:
        return photo_copies(data)
    except Invalid as error:
        return error.code


@pytest.mark.parametrize("kind", FORMATS)
def test_a_photo_that_came_through_by_half_is_refused(kind: str) -> None:
    data = saved(DETAILED, kind)
    assert refusal(data[: len(data) // 2]).code == "photo_broken"


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8\xff", b"GIF89a<script>alert(1)</script>", b"<html><script>", b"%PDF-1.7\n%abc", b"\0" * 5000],
    ids=["nothing", "a beginning", "a page that starts like a GIF", "a page", "a document", "zeros"],
)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    assert refusal(data).code == "photo_broken"


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def declared_png(width: int, height: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def declared_jpeg(width: int, height: int) -> bytes:
    data = bytearray(WHOLE["JPEG"])
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def declared_gif(width: int, height: int) -> bytes:
    return WHOLE["GIF"][:6] + struct.pack("<HH", width, height) + WHOLE["GIF"][10:]


def declared_heic(width: int, height: int) -> bytes:
    data = WHOLE["HEIF"]
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", width, height) + data[at + 8 :]


@pytest.mark.parametrize("bomb", [declared_png, declared_jpeg, declared_gif, declared_heic])
def test_a_photo_that_declares_too_many_pixels_is_refused_at_once(bomb: Callable[[int, int], bytes]) -> None:
    begun = time.monotonic()
    assert refusal(bomb(60_000, 60_000)).code in {"photo_too_large", "photo_broken"}
    assert time.monotonic() - begun < 5


def test_a_real_bomb_is_refused_before_it_goes_off() -> None:
    """400 megapixels of black in half a megabyte."""
    data = saved(Image.new("1", (20_000, 20_000)), "PNG")
    assert len(data) < MIB
    error = refusal(data)
    assert (error.code, error.params) == ("photo_too_large", {"most": 80})


def test_a_photo_larger_inside_than_it_declares_does_no_harm() -> None:
    """The frame of a GIF may be larger than its screen, the coded picture of a HEIC larger than its container says."""
    for data in (declared_gif(10, 10), declared_heic(64, 64)):
        outcome = developed(data)
        assert outcome.width <= 640 if isinstance(outcome, PhotoCopies) else outcome == "photo_broken"


def test_a_photo_that_takes_too_much_memory_is_refused() -> None:
    data = saved(Image.new("RGB", (8000, 8000)), "PNG")
    assert refusal(data, Bounds(200 * MIB, 10, 20.0)).code == "photo_too_large"


def test_a_photo_that_takes_too_long_is_refused() -> None:
    assert refusal(WHOLE["JPEG"], Bounds(BOUNDS.memory_bytes, 10, 0.01)).code == "photo_too_large"
    slow = saved(Image.new("RGBA", (8800, 8800), (1, 2, 3, 4)), "PNG")
    assert refusal(slow, Bounds(BOUNDS.memory_bytes, 1, 20.0)).code == "photo_too_large"


def test_a_photo_that_gets_no_turn_may_be_sent_again() -> None:
    with DEVELOPERS, DEVELOPERS, pytest.raises(Invalid, match="photo_busy"):
        photo_copies(WHOLE["PNG"], patience=0.01)
    for _ in range(3):
        refusal(b"broken")
    assert photo_copies(WHOLE["PNG"], patience=0.01).width == 640


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FORMATS), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_photo_damaged_anywhere_is_shown_or_refused(kind: str, damage: list[tuple[float, int]]) -> None:
    data = bytearray(WHOLE[kind])
    for place, value in damage:
        data[int(place * (len(data) - 1))] = value
    outcome = developed(bytes(data))
    if isinstance(outcome, PhotoCopies):
        assert Image.open(io.BytesIO(outcome.copy), formats=["JPEG"]).size == (outcome.width, outcome.height)
    else:
        assert outcome in {"photo_broken", "photo_too_large"}
