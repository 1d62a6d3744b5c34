"""Settings: production does not start without its secrets, the demo needs none."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from flask import request

import config
from config import ConfigError, SmtpServer
from tracker import create_app

ROOT = Path(__file__).parents[1]
PRODUCTION = {
    "APP_ENV": "production",
    "SECRET_KEY": "0123456789abcdef" * 4,
    "DATABASE_URL": "postgresql://nianlun:hush@127.0.0.1/nianlun",
    "BASE_URL": "https://tasks.example.gov/",
}


def start(environ: dict[str, str], folder: Path) -> "subprocess.CompletedProcess[str]":
    """Import the WSGI application in a process of its own, as a server does."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [sys.executable, "-c", "import wsgi; print(wsgi.app.config['SETTINGS'].app_env)"]
    env = {**clean, "DATA_DIR": str(folder), "PYTHONPATH": str(ROOT), **environ}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_production_starts_with_its_secrets(tmp_path: Path) -> None:
    done = start(PRODUCTION, tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "production"), done.stderr


@pytest.mark.parametrize("missing", ["SECRET_KEY", "DATABASE_URL", "BASE_URL"])
def test_production_refuses_to_start_without(missing: str, tmp_path: Path) -> None:
    done = start({name: value for name, value in PRODUCTION.items() if name != missing}, tmp_path)
    assert done.returncode != 0
    assert missing in done.stderr
    assert "Traceback" not in done.stderr


def test_production_refuses_a_short_secret_and_does_not_print_it(tmp_path: Path) -> None:
    done = start({**PRODUCTION, "SECRET_KEY": "hunter2"}, tmp_path)
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr
    assert "hunter2" not in done.stderr


def test_the_demo_starts_with_nothing_set(tmp_path: Path) -> None:
    done = start({}, tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "demo"), done.stderr
    assert list(tmp_path.glob("secret_key")) != []


def test_an_unknown_environment_is_refused() -> None:
    with pytest.raises(ConfigError, match="staging"):
        config.load({"APP_ENV": "staging"})


def test_the_demos_secret_survives_a_restart_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    first, second = (config.load({"DATA_DIR": str(tmp_path)}).secret_key for _ in range(2))
    assert first == second
    assert len(first) == 64
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_the_usual_addresses_of_postgresql_are_understood(scheme: str, tmp_path: Path) -> None:
    settings = config.load({"DATA_DIR": str(tmp_path), "DATABASE_URL": f"{scheme}://u@host/name"})
    assert settings.database_url == "postgresql+psycopg://u@host/name"


def test_cookies_are_for_encrypted_connections_where_there_are_some() -> None:
    assert config.load(PRODUCTION).flask()["SESSION_COOKIE_SECURE"] is True
    assert config.load({**PRODUCTION, "BASE_URL": "http://10.0.0.5"}).flask()["SESSION_COOKIE_SECURE"] is False


def test_secrets_do_not_appear_when_settings_are_printed() -> None:
    shown = repr(config.load(PRODUCTION))
    assert PRODUCTION["SECRET_KEY"] not in shown
    assert "hush" not in shown


def anywhere(folder: Path) -> config.Settings:
    """Settings of an application whose database is never opened."""
    return config.Settings(app_env="test", secret_key="x" * 32, database_url="sqlite://", data_dir=folder)


def test_behind_proxies_the_client_is_the_one_whom_they_name(tmp_path: Path) -> None:
    app = create_app(replace(anywhere(tmp_path), trusted_proxies=1))
    app.add_url_rule("/whoami", view_func=lambda: str(request.remote_addr))
    assert app.test_client().get("/whoami", headers={"X-Forwarded-For": "203.0.113.9"}).text == "203.0.113.9"


def test_without_proxies_nobody_may_claim_another_address(tmp_path: Path) -> None:
    app = create_app(anywhere(tmp_path))
    app.add_url_rule("/whoami", view_func=lambda: str(request.remote_addr))
    assert app.test_client().get("/whoami", headers={"X-Forwarded-For": "203.0.113.9"}).text == "127.0.0.1"


@pytest.mark.parametrize(
    ("name", "value"), [("TIMEZONE", "Mars/Olympus"), ("TRUSTED_PROXIES", "many"), ("TRUSTED_PROXIES", "-1")]
)
def test_an_unusable_setting_is_named(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=name):
        config.load({name: value, "DATA_DIR": str(tmp_path)})


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://127.0.0.1:2525", SmtpServer("127.0.0.1", 2525)),
        ("smtp://mail.example.gov", SmtpServer("mail.example.gov", 25)),
        ("smtp://a%40b.cn:p%40ss%2Fw@mail.example.gov", SmtpServer("mail.example.gov", 587, "a@b.cn", "p@ss/w")),
        ("smtps://u:p@mail.example.gov", SmtpServer("mail.example.gov", 465, "u", "p", tls=True)),
        ("smtps://u:p@[2001:db8::1]:1465", SmtpServer("2001:db8::1", 1465, "u", "p", tls=True)),
    ],
)
def test_a_mail_server_is_named_by_an_address(url: str, server: SmtpServer, tmp_path: Path) -> None:
    settings = config.load({"APP_ENV": "test", "DATA_DIR": str(tmp_path), "SMTP_URL": url})
    assert settings.smtp == server
    assert "p@ss" not in repr(settings)


UNSAYABLE = ("smtp://u:hush密码@host", "smtp://u:hush%E5%AF%86@host", "smtp://%E7%94%A8:hush@host")
"""Mail servers are told user and password in ASCII."""


@pytest.mark.parametrize(
    "url", ["mail.example.gov", "http://mail", "smtp://", "smtp://u:hush@host:port", "smtp://[", *UNSAYABLE]
)
def test_an_address_that_names_no_mail_server_is_refused_without_telling_it(url: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="SMTP_URL") as refused:
        config.load({"APP_ENV": "test", "DATA_DIR": str(tmp_path), "SMTP_URL": url})
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize("sender", ["年轮", "通知@yunxi.example", "年轮 <nianlun@例子.cn>"])
def test_a_sender_must_have_an_address(sender: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="MAIL_FROM"):
        config.load({"APP_ENV": "test", "DATA_DIR": str(tmp_path), "MAIL_FROM": sender})


def test_bots_write_to_named_hosts_and_in_the_demo_to_this_machine(tmp_path: Path) -> None:
    here = {"DATA_DIR": str(tmp_path)}
    assert config.load(PRODUCTION | here).bot_hosts == ("qyapi.weixin.qq.com",)
    assert config.load(PRODUCTION | here | {"BOT_HOSTS": "a.cn, B.cn:8443"}).bot_hosts == ("a.cn", "b.cn:8443")
    assert config.load(here | {"APP_ENV": "demo"}).bot_hosts == ("qyapi.weixin.qq.com", "127.0.0.1")
