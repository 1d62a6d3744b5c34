"""The people in whose hands tasks live; in small offices one person is three things at once."""

from tests.support.task_story import Hats
from tests.support.world import World, add_user
from tracker.domain.people import Role
from tracker.extensions import db

ROLES = {
    "yx-admin": {Role.ADMINISTRATOR}, "yx-coord": {Role.COORDINATOR}, "yx-leader": {Role.LEADER},
    "yx-head": {Role.UNIT_HEAD}, "yx-staff": {Role.STAFF}, "yx-viewer": {Role.VIEWER},
}  # fmt: skip
MORE = {
    "yx-coord2": ("yunxi-zf", {Role.COORDINATOR, Role.STAFF}),
    "yx-leader2": ("yunxi-zf", {Role.LEADER, Role.UNIT_HEAD}),
    "yx-three": ("yunxi-zf", {Role.COORDINATOR, Role.UNIT_HEAD, Role.STAFF}),
    "yx-head2": ("yunxi-sfs", {Role.UNIT_HEAD, Role.STAFF}),
    "yx-staff2": ("yunxi-zf", {Role.STAFF}),
}
PEOPLE = (*ROLES, *MORE)
STRANGERS = ("hs-coord", "qh-leader")
EVERYBODY = (*PEOPLE, *STRANGERS)
OWNERS = ("yx-three", "yx-staff", "yx-coord2", "yx-head")
"""Most of them could accept what they do, were it not their own."""
SPONSORS = ("yx-leader2", "yx-leader")
"""One of them could report what he signs for."""


def gather(world: World) -> None:
    """Those who are more than one thing join the town."""
    for account, (unit, roles) in MORE.items():
        add_user(world, account, "众人", "yunxi", unit, *roles)
    db.session.commit()


def hats(world: World) -> dict[int, Hats]:
    """What everybody is, by id."""
    found = {world.user(account).id: Hats(frozenset(roles), True) for account, roles in ROLES.items()}
    for account, (unit, roles) in MORE.items():
        found[world.user(account).id] = Hats(frozenset(roles), unit == "yunxi-zf")
    return found
