"""The language of a page: Chinese is the source, English complete."""

from typing import Any

from babel import Locale
from flask import g, has_request_context, request, session
from flask_babel import Domain, get_locale
from flask_login import current_user

LOCALES = {"zh_Hans_CN": "中文", "en": "English"}
DEFAULT = "zh_Hans_CN"
_PARSED = {name: Locale.parse(name) for name in LOCALES}


class Catalogues(Domain):
    """The catalogues by locale. Looked up by a locale's name, as usual, finding one takes longer than a word in it."""

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[int, tuple[Locale, Any]] = {}

    def get_translations(self) -> Any:
        """The catalogue of the page's language; an empty one outside of pages."""
        locale = get_locale()
        if locale is None:
            return super().get_translations()
        known, found = self._found.get(id(locale), (None, None))  # to compare locales takes longer still
        if known is not locale:
            found = super().get_translations()
            self._found[id(locale)] = locale, found
        return found


def locale_of_page() -> Locale:
    """The same object each time for the same language: it is compared often."""
    return _PARSED[select_locale()]


def select_locale() -> str:
    """What was chosen in this session, else by this person (or whom a link lets in), else Chinese: officials' browsers
    often claim English.
    """
    if not has_request_context():
        return DEFAULT
    chosen = session.get("locale")
    if chosen is None and not g.get("bare"):  # a bare page must do without the database
        chosen = g.get("locale") or getattr(current_user, "locale", None)
    return chosen if chosen in LOCALES else DEFAULT


def html_lang() -> str:
    """The page's `lang` attribute."""
    return "en" if select_locale() == "en" else "zh-CN"


def wants_fragment() -> bool:
    """Whether htmx asks for a part of a page."""
    return request.headers.get("HX-Request") == "true"
