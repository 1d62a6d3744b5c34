"""What templates may use beside Jinja's own: dates, words, icons, the scope."""

from flask import Flask

from tracker.web import babel, scope


def register(app: Flask) -> None:
    """Add globals and filters."""
    app.url_defaults(scope.fill_in)
    app.jinja_env.globals.update(html_lang=babel.html_lang)
