"""Values for pages whose address needs more than an organisation and a year: one entry for each such endpoint.

    EXAMPLES["tasks.show"] = lambda world: {"number": add_task(world).number}

tests/meta/test_pages.py opens the page with them as people of every role; the world is that of tests/support/world.py,
the organisation yunxi, the year 2026.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tests.support.reviewing import Review
from tests.support.tasks import add_task
from tests.support.world import World

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
EXAMPLES: dict[str, Callable[[World], dict[str, Any]]] = {
    "imports.review": lambda world: {"reading_id": Review(world, NOW).reading_id, "split": "1"},
    "people.person": lambda world: {"user_id": world.user("yx-staff").id},
    "people.edit_person": lambda world: {"user_id": world.user("yx-staff").id},
    "people.seat": lambda world: {
        "user_id": world.user("yx-staff").id,
        "seat_id": world.user("yx-staff").memberships[0].id,
    },
    "people.edit_unit": lambda world: {"unit_id": world.unit("yunxi-zf").id},
    "tasks.show": lambda world: {"number": add_task(world).number},
    "tasks.source_file": lambda world: {"number": add_task(world).number},
}
