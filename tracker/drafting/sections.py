"""The names of the places in a draft at which sentences stand."""

from tracker.domain.outlines import PartRole

PREAMBLE, CLOSING = "preamble", "closing"
_THEME = f"{PartRole.MEASURES.value}:"


def theme_section(code: str | None) -> str:
    """Where the results of a theme stand; of no theme: "measures:"."""
    return _THEME + (code or "")


def role_of(section: str) -> PartRole | None:
    """The part to which a section belongs; None for preamble and closing."""
    name = section.partition(":")[0]
    return next((role for role in PartRole if role.value == name), None)


def theme_of(section: str) -> str | None:
    """The code of a theme's section ("" for unsorted work); None for other sections."""
    return section.removeprefix(_THEME) if section.startswith(_THEME) else None
