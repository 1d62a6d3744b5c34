"""Links in messages: the progress form of one task for one person, without sign-in and without navigation."""

from tracker.blueprints.links import filing, refusing, reporting
from tracker.blueprints.links.blueprint import blueprint

__all__ = ["blueprint", "filing", "refusing", "reporting"]
