"""From a file to what stands in it, with a refusal that a person understands when it cannot be read."""

from threading import BoundedSemaphore

from tracker.domain.errors import Invalid
from tracker.parsing import ParsedReport, ReadError, parse_text, read_safely

MEGABYTE = 1024 * 1024
READERS = BoundedSemaphore(2)
"""Readings at once in one process: slow files must not hold every thread that answers other people."""
PATIENCE = 10.0


def read_report(data: bytes, filename: str, patience: float = PATIENCE) -> ParsedReport:
    """Read an uploaded file within limits of size, time and memory; Invalid("read_…", field="file") if that fails.

    Waits up to `patience` seconds for its turn; Invalid("read_busy") after that.
    """
    if not READERS.acquire(timeout=patience):
        raise Invalid("read_busy", field="file")
    try:
        report = read_safely(data, filename)
    except ReadError as error:
        raise Invalid(f"read_{error.code}", field="file", **_facts(error)) from error
    finally:
        READERS.release()
    if not _storable(report.text):
        raise Invalid("read_damaged", field="file")
    return report


def read_text(text: str) -> ParsedReport:
    """Read the frozen text of an edition again; Invalid as `read_report`. Offsets count in that very text.

    The byte order mark says that it is text, whatever its first letters are.
    """
    report = read_report(text.encode("utf-8-sig"), "正文.txt")
    return report if report.text == text else parse_text(text)


def _facts(error: ReadError) -> dict[str, object]:
    """The error's facts, a limit of bytes also as `most` megabytes."""
    if error.code == "too_large":
        return {**error.params, "most": int(error.params["limit"]) // MEGABYTE}
    return dict(error.params)


def _storable(text: str) -> bool:
    """Whether databases take the text: NUL and lone surrogates come only out of broken files."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
