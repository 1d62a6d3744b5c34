"""Who is who in an organisation, and the administrators' forms for units, people and seats."""

from tracker.blueprints.people import accounts, editing, handing_over, listing, person, seats, units
from tracker.blueprints.people.blueprint import blueprint

__all__ = ["accounts", "blueprint", "editing", "handing_over", "listing", "person", "seats", "units"]
