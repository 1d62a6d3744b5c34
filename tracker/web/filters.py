"""What templates may use beside Jinja's own: dates, words, numbers, the scope, the shell."""

from typing import Any

from flask import Flask, g
from flask_babel import format_decimal

from tracker.documents.slip import slip_number
from tracker.domain.permissions import Permission
from tracker.domain.tasks import PATH
from tracker.web import (
    amounts,
    babel,
    clock,
    dates,
    forms,
    lights,
    log_words,
    nav,
    options,
    scope,
    slip_words,
    statics,
    words,
    work_words,
)


def register(app: Flask) -> None:
    """Add globals and filters."""
    app.url_defaults(scope.fill_in)
    statics.register(app)
    app.jinja_env.filters.update(
        date=dates.full_date,
        day=dates.day,
        weekday=dates.weekday,
        short_weekday=dates.short_weekday,
        time=dates.time_of_day,
        moment=dates.moment,
        days_word=lights.days_word,
        number=format_decimal,
        plain=amounts.plain,
        size=amounts.size_word,
        label=words.label,
        event_word=words.event_word,
        quantity=work_words.quantity,
        slip_number=slip_number,
        verb_word=log_words.verb_word,
        flatten_errors=forms.flatten_errors,
    )
    app.jinja_env.globals.update(
        html_lang=babel.html_lang,
        locales=babel.LOCALES,
        current_locale=babel.select_locale,
        light_word=lights.light_word,
        options=options.options,
        tags=words.TAGS,
        slip_colours=slip_words.COLOURS,
        state_steps={state: step for step, state in enumerate(PATH, start=1)},
        today=clock.today,
        shell=nav.shell,
        endpoint_exists=nav.endpoint_exists,
        faulty_fields=forms.faulty_fields,
        Permission=Permission,
    )
    app.context_processor(_scope)


def _scope() -> dict[str, Any]:
    """`scope` on pages of an organisation and year, else None."""
    return {"scope": g.get("scope")}
