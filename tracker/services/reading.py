"""From a file to what stands in it, with a refusal that a person understands when it cannot be read."""

from tracker.domain.errors import Invalid
from tracker.parsing import ParsedReport, ReadError, read_safely


def read_report(data: bytes, filename: str) -> ParsedReport:
    """Read an uploaded file within limits of size, time and memory; Invalid("read_…", field="file") if that fails."""
    try:
        return read_safely(data, filename)
    except ReadError as error:
        raise Invalid(f"read_{error.code}", field="file", **error.params) from error
