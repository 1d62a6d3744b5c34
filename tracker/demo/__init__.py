"""A made-up county, 青禾县 with three towns, brought in through the same services as real people's work."""
