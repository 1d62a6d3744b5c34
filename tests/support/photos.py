"""Evidence for tests: a photo that somebody of 云溪镇 uploaded."""

from tests.storage import photographs
from tests.support.world import World
from tracker.models import Evidence
from tracker.services.evidence import keep
from tracker.storage import FolderBlobs
from tracker.web import clock


def add_photo(world: World, who: str = "yx-staff", name: str = "现场.jpg") -> Evidence:
    """Kept by the service, with its copies."""
    blobs = FolderBlobs(clock.settings().data_dir / "blobs")
    data = photographs.saved(photographs.scene(), "JPEG")
    return keep(world.actor(who), clock.now(), world.org("yunxi").id, name, data, blobs)
