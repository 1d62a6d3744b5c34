"""A clock that tests set."""

from datetime import datetime, timedelta


class Clock:
    """Callable like the application's clock; `at` is the present."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """The present instant."""
        return self.at

    def forward(self, **delta: float) -> None:
        """Let time pass, e.g. `forward(days=3)`."""
        self.at += timedelta(**delta)
