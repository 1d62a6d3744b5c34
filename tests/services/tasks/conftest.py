"""The desk at which the tests of tasks sit."""

import pytest

from tests.support.desk import Desk
from tests.support.world import World


@pytest.fixture
def desk(world: World) -> Desk:
    """The desk of 云溪镇."""
    return Desk(world)
