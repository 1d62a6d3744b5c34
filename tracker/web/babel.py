"""The language of a page: Chinese is the source, English complete."""

from flask import g, has_request_context, request, session
from flask_login import current_user

LOCALES = {"zh_Hans_CN": "中文", "en": "English"}
DEFAULT = "zh_Hans_CN"


def select_locale() -> str:
    """What was chosen in this session, else by this person, else Chinese: officials' browsers often claim English."""
    if not has_request_context():
        return DEFAULT
    chosen = session.get("locale")
    if chosen is None and not g.get("bare"):  # a bare page must do without the database
        chosen = getattr(current_user, "locale", None)
    return chosen if chosen in LOCALES else DEFAULT


def html_lang() -> str:
    """The page's `lang` attribute."""
    return "en" if select_locale() == "en" else "zh-CN"


def wants_fragment() -> bool:
    """Whether htmx asks for a part of a page."""
    return request.headers.get("HX-Request") == "true"
