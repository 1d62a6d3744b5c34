"""The period of a report in addresses: a year's report has none there."""

from flask import request

from tracker.domain.periods import Period


def period_asked() -> Period:
    """The period of the address or form; the year unless it names another one."""
    asked = request.values.get("period", "")
    return Period(asked) if asked in set(Period) else Period.YEAR


def period_named(period: Period) -> str | None:
    """A period as addresses name it."""
    return None if period is Period.YEAR else period.value
