"""Rules that need no database: states, permissions, lights, suggestions. Pure: no Flask, no SQLAlchemy."""
