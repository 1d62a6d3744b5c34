"""Supervision slips (督办单): numbered sheets, one matter each, from blue over yellow to red."""

from enum import StrEnum


class SlipColour(StrEnum):
    """How serious a slip is (三色督办单)."""

    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"


class SlipState(StrEnum):
    """A slip waits for the owner's answer, has one, or was taken back with a reason."""

    ISSUED = "issued"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


REPLY_DAYS = 5
"""Working days in which a slip is answered, unless its issuer says otherwise."""
