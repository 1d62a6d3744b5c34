"""The desk at which the tests of slips sit, and the place of the tests of sweeps."""

import pytest

from tests.support.desk import Desk
from tests.support.reminding import Sweeps
from tests.support.slips import Slips
from tests.support.world import World


@pytest.fixture
def slips(world: World) -> Slips:
    """The slips of 云溪镇."""
    return Slips(Desk(world))


@pytest.fixture
def sweeps(world: World) -> Sweeps:
    """Tasks of 云溪镇, and the clock's sweeps over them."""
    return Sweeps(world)
