"""Values for pages whose address needs more than an organisation and a year: one entry for each such endpoint.

    EXAMPLES["tasks.show"] = lambda world: {"number": add_task(world).number}

tests/meta/test_pages.py opens the page with them as people of every role; the world is that of tests/support/world.py,
the organisation yunxi, the year 2026.
"""

from collections.abc import Callable
from typing import Any

from tests.support.tasks import add_task
from tests.support.world import World

EXAMPLES: dict[str, Callable[[World], dict[str, Any]]] = {
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
