"""Reminders: from the facts of tasks and people to notices and messages, each once."""
