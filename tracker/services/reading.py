"""From a file to what stands in it, with a refusal that a person understands when it cannot be read."""

from tracker.domain.errors import Invalid
from tracker.parsing import ParsedReport, ReadError, read_safely

MEGABYTE = 1024 * 1024


def read_report(data: bytes, filename: str) -> ParsedReport:
    """Read an uploaded file within limits of size, time and memory; Invalid("read_…", field="file") if that fails."""
    try:
        report = read_safely(data, filename)
    except ReadError as error:
        raise Invalid(f"read_{error.code}", field="file", **_facts(error)) from error
    if not _storable(report.text):
        raise Invalid("read_damaged", field="file")
    return report


def _facts(error: ReadError) -> dict[str, object]:
    """The error's facts, a limit of bytes also as `most` megabytes."""
    if error.code == "too_large":
        return {**error.params, "most": int(error.params["limit"]) // MEGABYTE}
    return dict(error.params)


def _storable(text: str) -> bool:
    """Whether databases take the text: NUL and lone surrogates come only out of broken files."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
