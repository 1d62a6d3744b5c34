"""Bots of a unit's group chat."""

from enum import StrEnum


class BotKind(StrEnum):
    """企业微信 (its group robots), or any service that takes a signed JSON document."""

    WECOM = "wecom"
    WEBHOOK = "webhook"
