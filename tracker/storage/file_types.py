"""Which files are taken as evidence and as sources: told by the name and by the content, which have to agree."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tracker.domain.errors import Invalid
from tracker.storage import signatures
from tracker.storage.file_names import ending_of, safe_name

__all__ = ["ENDINGS", "MAX_SIZE", "FileType", "detect", "safe_name"]

MEGABYTE = 1024 * 1024
MAX_SIZE = 20 * MEGABYTE
_OFFICE = "application/vnd.openxmlformats-officedocument."
_CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file that is taken: its ending as in the name, with its dot and in small letters, and its media type.

    Photos are shown as copies that we make ourselves; everything else only ever leaves as an attachment.
    """

    ending: str
    media_type: str
    is_photo: bool


@dataclass(frozen=True, slots=True)
class _Kind:
    media_type: str
    fits: Callable[[bytes], bool]
    is_photo: bool = False


def _either(*tests: Callable[[bytes], bool]) -> Callable[[bytes], bool]:
    return lambda data: any(test(data) for test in tests)


_WORD = _Kind(f"{_OFFICE}wordprocessingml.document", signatures.package(_CONTENT_TYPES, "word/"))
_SHEET = _Kind(f"{_OFFICE}spreadsheetml.sheet", signatures.package(_CONTENT_TYPES, "xl/"))
_SLIDES = _Kind(f"{_OFFICE}presentationml.presentation", signatures.package(_CONTENT_TYPES, "ppt/"))
_JPEG = _Kind("image/jpeg", signatures.is_jpeg, is_photo=True)
_TIFF = _Kind("image/tiff", signatures.is_tiff, is_photo=True)
_HEIC = _Kind("image/heic", signatures.is_heic, is_photo=True)
_KINDS: Mapping[str, _Kind] = {
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".png": _Kind("image/png", signatures.is_png, is_photo=True),
    ".webp": _Kind("image/webp", signatures.is_webp, is_photo=True),
    ".heic": _HEIC,
    ".heif": _Kind("image/heif", signatures.is_heic, is_photo=True),
    ".gif": _Kind("image/gif", signatures.is_gif, is_photo=True),
    ".bmp": _Kind("image/bmp", signatures.is_bitmap, is_photo=True),
    ".tif": _TIFF,
    ".tiff": _TIFF,
    ".pdf": _Kind("application/pdf", signatures.is_pdf),
    ".doc": _Kind("application/msword", signatures.ole("WordDocument")),
    ".xls": _Kind("application/vnd.ms-excel", signatures.ole("Workbook", "Book")),
    ".ppt": _Kind("application/vnd.ms-powerpoint", signatures.ole("PowerPoint Document")),
    ".docx": _WORD,
    ".xlsx": _SHEET,
    ".pptx": _SLIDES,
    ".wps": _Kind("application/vnd.ms-works", _either(signatures.ole(), _WORD.fits)),
    ".et": _Kind("application/octet-stream", _either(signatures.ole(), _SHEET.fits)),
    ".dps": _Kind("application/octet-stream", _either(signatures.ole(), _SLIDES.fits)),
    ".ofd": _Kind("application/ofd", signatures.package("OFD.xml")),
    ".txt": _Kind("text/plain", signatures.is_text),
}
ENDINGS = tuple(_KINDS)


def detect(filename: str, data: bytes) -> FileType:
    """What the file is. Invalid(field="file") if its kind is not taken, if its content is something else, or its size.

    Codes: file_empty, file_too_large (most: MB), file_type_refused, file_is_something_else, file_locked (ending).
    """
    name = safe_name(filename)
    if not data:
        raise Invalid("file_empty", field="file")
    if len(data) > MAX_SIZE:
        raise Invalid("file_too_large", field="file", most=MAX_SIZE // MEGABYTE)
    ending = ending_of(name)
    kind = _KINDS.get(ending)
    if kind is None:
        raise Invalid("file_type_refused", field="file", ending=ending or name)
    if signatures.is_locked(data):
        raise Invalid("file_locked", field="file", ending=ending)
    if not kind.fits(data):
        raise Invalid("file_is_something_else", field="file", ending=ending)
    return FileType(ending, kind.media_type, kind.is_photo)
