"""Values for pages whose address needs more than an organisation and a year: one entry for each such endpoint.

    EXAMPLES["tasks.show"] = lambda world: {"number": make_task(world, …).number}

tests/meta/test_pages.py opens the page with them as people of every role; the world is that of tests/support/world.py,
the organisation yunxi, the year 2026.
"""

from collections.abc import Callable
from typing import Any

from tests.support.world import World

EXAMPLES: dict[str, Callable[[World], dict[str, Any]]] = {}
