"""One file that holds many: an ordinary .tar, written as a stream, checked bit by bit before anything is taken."""

from tracker.storage.archives.reading import Archive
from tracker.storage.archives.tar import Member
from tracker.storage.archives.writing import ArchiveWriter

__all__ = ["Archive", "ArchiveWriter", "Member"]
