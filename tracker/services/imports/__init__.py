"""Imports: upload a report, confirm its years, void a wrong one."""

from tracker.services.imports.metadata import confirm_meta
from tracker.services.imports.upload import upload
from tracker.services.imports.voiding import void

__all__ = ["confirm_meta", "upload", "void"]
