"""Words in the reader's language, as plain strings."""

import flask_babel


def _(text: str, **values: object) -> str:
    """The text in the language that is set, with its values put in."""
    return str(flask_babel.gettext(text, **values))


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """The same for a number of things; `%(num)s` is the number."""
    return str(flask_babel.ngettext(one, many, count, **values))
