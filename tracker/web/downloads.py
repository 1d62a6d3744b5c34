"""Files made on the spot, always saved and never shown by the browser."""

from io import BytesIO

from flask import Response, send_file

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_xlsx(name: str, data: bytes) -> Response:
    """A workbook to save under this name."""
    return send_file(BytesIO(data), mimetype=XLSX, as_attachment=True, download_name=name)
