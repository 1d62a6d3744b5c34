"""The process that photo_copies starts: a photo on stdin, one line of JSON and two JPEG files on stdout."""

import json
import sys

from tracker.confined import Bounds, confine
from tracker.storage.photos_decoding import TooManyPixels, decoded, taken_at
from tracker.storage.photos_drawing import jpeg, large_copy, small_copy


def main() -> None:
    """Answer, whatever the photo does."""
    confine(Bounds(**json.loads(sys.argv[1])))
    try:
        facts, files = _copies(sys.stdin.buffer.read())
    except (TooManyPixels, MemoryError):
        facts, files = {"error": "too_large"}, ()
    except Exception:  # noqa: BLE001 - decoders raise anything, and whatever they raise, the file is at fault
        facts, files = {"error": "broken"}, ()
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + b"".join(files))


def _copies(data: bytes) -> tuple[dict[str, object], tuple[bytes, ...]]:
    photo = decoded(data)
    taken = taken_at(photo)
    large = large_copy(photo)
    files = jpeg(large, quality=85), jpeg(small_copy(large), quality=78)
    facts = {"lengths": list(map(len, files)), "width": large.width, "height": large.height, "taken_at": taken}
    return facts, files


if __name__ == "__main__":
    main()
