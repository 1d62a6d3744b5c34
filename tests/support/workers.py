"""Which tests stay together when several processes share them (`-n 2`): those of a file, and all that load the demo."""

import pytest
from xdist.scheduler import LoadFileScheduling

DEMO = "tests/demo"


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Called by pytest-xdist: which scheduler hands out the tests."""
    scheduler = LoadFileScheduling(config, log)
    scheduler._split_scope = piece_of_work
    return scheduler


def piece_of_work(nodeid: str) -> str:
    """What one process does as a whole: a file, but tests/demo in one, since loading it takes longer than its tests."""
    file = nodeid.partition("::")[0]
    return DEMO if file.startswith(f"{DEMO}/") else file
