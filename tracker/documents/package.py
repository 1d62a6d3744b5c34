"""Files that are equal to the byte for equal content."""

import io
import zipfile
from datetime import date

_LEAST = date(1980, 1, 1)  # of the format


def stamped(package: bytes, day: date | None) -> bytes:
    """The same .docx with `day` as the date of all of its parts, instead of the time at which it was written."""
    when = (max(day or _LEAST, _LEAST)).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, when), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
