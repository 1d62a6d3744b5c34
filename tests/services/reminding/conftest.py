"""The desk at which the tests of slips sit."""

import pytest

from tests.support.desk import Desk
from tests.support.slips import Slips
from tests.support.world import World


@pytest.fixture
def slips(world: World) -> Slips:
    """The slips of 云溪镇."""
    return Slips(Desk(world))
