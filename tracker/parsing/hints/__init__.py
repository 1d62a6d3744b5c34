"""What an item itself states about its deadline, its amount and who is responsible; nothing is guessed."""

from .deadlines import deadline_in
from .owners import owner_in
from .quantities import quantity_in

__all__ = ["deadline_in", "owner_in", "quantity_in"]
