"""The steps in which the application is put together."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

import config
from tracker import blueprints, cli, extensions, models
from tracker.jobs import commands
from tracker.web import addresses, babel, errors, filters, headers, logs, requests, sessions


def build(settings: config.Settings | None, clock: Callable[[], datetime] | None) -> Flask:
    """Create the Flask application; see `tracker.create_app`."""
    app = Flask("tracker", template_folder="../templates")
    configure(app, settings or config.load(), clock or _system_clock)
    connect_extensions(app)
    for step in (addresses, requests, logs, headers, errors, sessions, filters):
        step.register(app)
    blueprints.register(app)
    cli.register(app)
    commands.register(app)
    return app


def _system_clock() -> datetime:
    return datetime.now(UTC)


def configure(app: Flask, settings: config.Settings, clock: Callable[[], datetime]) -> None:
    """Settings, the clock, and the folders that must exist."""
    app.config.from_mapping(settings.flask())
    app.config["CLOCK"] = clock
    app.url_map.strict_slashes = False  # people type addresses with and without the last slash
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]


def connect_extensions(app: Flask) -> None:
    """Bind the extensions; importing `models` has registered the tables."""
    assert models.__all__
    extensions.db.init_app(app)
    extensions.migrate.init_app(app, extensions.db, directory=str(config.ROOT / "migrations"), render_as_batch=True)
    extensions.login_manager.init_app(app)
    extensions.csrf.init_app(app)
    extensions.bootstrap.init_app(app)
    extensions.limiter.init_app(app)
    extensions.babel.init_app(app, locale_selector=babel.locale_of_page)
    extensions.babel.domain_instance = babel.Catalogues()
