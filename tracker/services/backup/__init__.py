"""Everything that an installation holds, in one file and back: the database, whichever it is, and every upload."""

from tracker.services.backup.checking import Checked, check
from tracker.services.backup.files import put_files
from tracker.services.backup.manifest import Manifest
from tracker.services.backup.restoring import Restored, restore
from tracker.services.backup.writing import BackedUp, Product, back_up

__all__ = ["BackedUp", "Checked", "Manifest", "Product", "Restored", "back_up", "check", "put_files", "restore"]
