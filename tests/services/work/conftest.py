"""The desk at which the tests of reported work sit."""

import pytest

from tests.support.work import Desk
from tests.support.world import World


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)
