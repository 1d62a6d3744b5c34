"""Blobs by SHA-256 behind a small interface."""

from tracker.storage.blobs import Blobs, FolderBlobs

__all__ = ["Blobs", "FolderBlobs"]
