"""Settings: the only place where the environment is read."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ROOT = Path(__file__).resolve().parent
MEGABYTE = 1024 * 1024


class ConfigError(Exception):
    """The environment lacks something without which this installation must not start."""


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail goes out. `tls`: encrypted from the first byte; otherwise STARTTLS if the server offers it."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says; see docs/operations.md for each name."""

    app_env: str = "demo"
    database_url: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)
    smtp_url: str = field(default="", repr=False)
    mail_from: str = ""
    bot_hosts: tuple[str, ...] = ("qyapi.weixin.qq.com",)
    base_url: str = "http://127.0.0.1:8000"
    data_dir: Path = ROOT / "instance"
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))
    max_upload: int = 20 * MEGABYTE
    argon2_light: bool = False
    trusted_proxies: int = 0
    metrics_token: str = field(default="", repr=False)

    @property
    def smtp(self) -> SmtpServer | None:
        """The server behind SMTP_URL; None without one."""
        return _smtp_server(self.smtp_url) if self.smtp_url else None

    def flask(self) -> dict[str, Any]:
        """The settings as Flask's configuration."""
        production = self.app_env == "production"
        return {
            "SETTINGS": self,
            "TESTING": self.app_env == "test",
            "SECRET_KEY": self.secret_key,
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},  # what people wrote is no matter for the log
            "MAX_CONTENT_LENGTH": self.max_upload + MEGABYTE,
            "MAX_FORM_MEMORY_SIZE": 4 * MEGABYTE,  # a pasted report of a million characters
            "SESSION_COOKIE_NAME": "nianlun",
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_SECURE": production and self.base_url.startswith("https://"),
            "REMEMBER_COOKIE_NAME": "nianlun_keep",
            "REMEMBER_COOKIE_DURATION": 7 * 24 * 3600,
            "REMEMBER_COOKIE_HTTPONLY": True,
            "REMEMBER_COOKIE_SAMESITE": "Lax",
            "REMEMBER_COOKIE_SECURE": production and self.base_url.startswith("https://"),
            "WTF_CSRF_TIME_LIMIT": None,
            "BABEL_DEFAULT_LOCALE": "zh_Hans_CN",
            "BABEL_DEFAULT_TIMEZONE": self.timezone.key,
            "BABEL_TRANSLATION_DIRECTORIES": str(ROOT / "tracker" / "translations"),
            "BOOTSTRAP_SERVE_LOCAL": True,
            "RATELIMIT_STORAGE_URI": "memory://",
            "RATELIMIT_ENABLED": self.app_env != "test",
        }


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the environment; raises ConfigError for what is missing or unusable."""
    app_env = environ.get("APP_ENV", "demo")
    if app_env not in {"demo", "production", "test"}:
        raise ConfigError(f"APP_ENV={app_env!r}: use demo, production or test")
    data_dir = Path(environ.get("DATA_DIR", ROOT / "instance")).resolve()
    settings = Settings(
        app_env=app_env,
        database_url=_psycopg(environ.get("DATABASE_URL", f"sqlite:///{data_dir / 'nianlun.db'}")),
        secret_key=environ.get("SECRET_KEY", ""),
        smtp_url=environ.get("SMTP_URL", ""),
        mail_from=environ.get("MAIL_FROM", ""),
        bot_hosts=_hosts(environ.get("BOT_HOSTS"), app_env),
        base_url=environ.get("BASE_URL", "http://127.0.0.1:8000").rstrip("/"),
        data_dir=data_dir,
        timezone=_zone(environ.get("TIMEZONE", "Asia/Shanghai")),
        trusted_proxies=_count("TRUSTED_PROXIES", environ.get("TRUSTED_PROXIES", "0")),
        metrics_token=environ.get("METRICS_TOKEN", ""),
    )
    _check_mail(settings)
    return _for_production(settings, environ) if app_env == "production" else _with_own_secret(settings)


def _check_mail(settings: Settings) -> None:
    """What cannot be used is found at the start, not at the first message."""
    if settings.smtp_url:
        _smtp_server(settings.smtp_url)
    address = parseaddr(settings.mail_from)[1]
    if settings.mail_from and not ("@" in address and address.isascii()):
        raise ConfigError(f"MAIL_FROM={settings.mail_from!r}: use name@host or Name <name@host>")


def _smtp_server(url: str) -> SmtpServer:
    """Never quotes the address: it holds a password."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme not in {"smtp", "smtps"} or not host:
        raise ConfigError("SMTP_URL: use smtp://user:password@host:587 or smtps://user:password@host")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not (user + password).isascii():
        raise ConfigError("SMTP_URL: mail servers take user and password in ASCII letters, digits and signs only")
    tls = parts.scheme == "smtps"
    return SmtpServer(host, port or (465 if tls else 587 if user else 25), user, password, tls)


def _hosts(given: str | None, app_env: str) -> tuple[str, ...]:
    """Hosts to which bots may write; the demo and tests may also write to this machine."""
    named = tuple((given or "qyapi.weixin.qq.com").replace(",", " ").lower().split())
    return named if app_env == "production" else (*named, "127.0.0.1")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ConfigError(f"TIMEZONE={name!r}: use a name such as Asia/Shanghai") from None


def _count(name: str, value: str) -> int:
    if not value.isdecimal():
        raise ConfigError(f"{name}={value!r}: use a number, 0 or more")
    return int(value)


def _psycopg(url: str) -> str:
    """Let people write the usual postgresql:// address; the driver is ours to choose."""
    for scheme in ("postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _for_production(settings: Settings, environ: Mapping[str, str]) -> Settings:
    missing = [name for name in ("SECRET_KEY", "DATABASE_URL", "BASE_URL") if not environ.get(name)]
    if missing:
        raise ConfigError(f"APP_ENV=production needs {', '.join(missing)} in the environment (docs/operations.md)")
    if len(settings.secret_key) < 32:
        raise ConfigError("SECRET_KEY is too short: use 32 characters or more, e.g. from `openssl rand -hex 32`")
    return settings


def _with_own_secret(settings: Settings) -> Settings:
    """Demo and test keep a secret of their own in the data folder, so that sign-ins survive a restart."""
    if settings.secret_key:
        return settings
    file = settings.data_dir / "secret_key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(secrets.token_hex(32))
        file.chmod(0o600)
    return replace(settings, secret_key=file.read_text())
