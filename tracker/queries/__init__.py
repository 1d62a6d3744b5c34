"""Reading: select() only, scoped by the actor, never writing."""
