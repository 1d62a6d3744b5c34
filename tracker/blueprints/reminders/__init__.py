"""How an office reminds: its policy with what it would cause, who is away, the bots of groups; and one's own wishes."""

from tracker.blueprints.reminders import absences, bots, me, policy
from tracker.blueprints.reminders.blueprint import blueprint

__all__ = ["absences", "blueprint", "bots", "me", "policy"]
