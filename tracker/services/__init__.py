"""Use cases: plain functions, one transaction each, the only code that commits. `now` and `actor` are arguments."""
