"""What a use case can refuse. An error is a code with parameters; words come in `tracker.web.words`."""


class DomainError(Exception):
    """A refusal that a person can act on.

    `code` names a message of the catalogue, `params` fill it in; `field` names the form field at fault, if any.
    """

    status = 400

    def __init__(self, code: str, *, field: str | None = None, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code


class Invalid(DomainError):
    """What was entered cannot be accepted; correcting it helps."""


class OutOfSpace(Invalid):
    """What was entered is right, but there is no room to keep it; an administrator can help."""

    status = 507


class NotAllowed(DomainError):
    """The permission table refuses this actor."""

    status = 403


class NotFound(DomainError):
    """There is no such thing, or none that this actor may know of."""

    status = 404


class Conflict(DomainError):
    """Somebody else changed the same thing since it was shown."""

    status = 409
