"""Large made-up data for measurements: a county with towns, a thousand tasks a town and year."""

from tracker.services.seeding.run import PER_YEAR, Seeded, seed

__all__ = ["PER_YEAR", "Seeded", "seed"]
