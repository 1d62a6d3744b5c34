"""The room in which the tests of drafts are written."""

import pytest

from tests.support.drafts import Draftroom, draftroom
from tests.support.world import World


@pytest.fixture
def room(world: World) -> Draftroom:
    return draftroom(world)
