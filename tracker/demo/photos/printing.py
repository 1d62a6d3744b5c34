"""From a scene to a file: a JPEG as a camera writes it, or a PDF as a scanner does."""

import io
import time
from collections.abc import Callable, Mapping
from datetime import datetime

from PIL import Image

from tracker.demo.photos import indoors, outdoors
from tracker.demo.photos.canvas import Canvas

SCENES: Mapping[str, Callable[[int], Canvas]] = {
    "training": indoors.training, "meeting": indoors.meeting, "counter": indoors.counter, "sign_in": indoors.sign_in,
    "files": indoors.files, "slide": indoors.slide, "page": indoors.page, "hearing": indoors.hearing,
    "signed_sheet": indoors.signed_sheet, "mediation": indoors.mediation, "board": outdoors.board,
    "tree": outdoors.tree, "stall": outdoors.stall, "slope": outdoors.slope, "drill": outdoors.drill,
    "market": outdoors.market, "houses": outdoors.houses, "canal": outdoors.canal,
}  # fmt: skip
PAPERS = frozenset({"sign_in", "files", "slide", "page", "signed_sheet"})
_EXIF, _TAKEN, _NUMBER, _MADE_BY, _DPI = 0x8769, 0x9003, 0xA420, 0x010F, 120


def photo(scene: str, seed: int, taken: datetime) -> bytes:
    """A JPEG of 960 × 720 that says when it was taken; every second one of a place is from the other side."""
    exif = Image.Exif()
    exif[_MADE_BY] = "Nianlun demo"
    exif.get_ifd(_EXIF)[_TAKEN] = f"{taken:%Y:%m:%d %H:%M:%S}"
    exif.get_ifd(_EXIF)[_NUMBER] = f"{seed:032x}"  # no two files are the same, even where nothing else differs
    out = io.BytesIO()
    picture = SCENES[scene](seed).finished()
    if seed % 2 == 0 and scene not in PAPERS:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    picture.save(out, "JPEG", quality=80, exif=exif)
    return out.getvalue()


def scan(scene: str, seed: int, made: datetime, pages: int = 1) -> bytes:
    """A PDF with a picture on each page."""
    first, *others = [SCENES[scene](seed + page).finished() for page in range(pages)]
    when: time.struct_time = made.timetuple()
    out = io.BytesIO()
    first.save(
        out, "PDF", resolution=_DPI, quality=70, save_all=True, append_images=others, creationDate=when, modDate=when
    )
    return out.getvalue()
