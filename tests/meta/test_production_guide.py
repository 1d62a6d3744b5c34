"""The production guide names what is there; scripts/try-production.sh follows it on a machine of its own."""

import os
import re
from pathlib import Path

from flask import Flask

import config

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "production.md").read_text(encoding="utf-8")
BLOCKS = "\n".join(re.findall(r"^```sh\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL))
UNITS = sorted((ROOT / "deploy" / "systemd").glob("nianlun*.*"))


def test_every_command_of_guide_and_units_exists(app: Flask) -> None:
    named = set(re.findall(r"^nianlun (\S+)", BLOCKS, re.MULTILINE))
    for unit in UNITS:
        if unit.is_file():
            named |= set(re.findall(r"/flask --app wsgi (\S+)", unit.read_text(encoding="utf-8")))
    assert named >= {"upgrade", "init", "doctor", "restore", "backup", "scheduler", "worker"}
    assert named <= set(app.cli.commands)


def test_every_file_that_the_guide_installs_exists() -> None:
    named = set(re.findall(r"\b((?:deploy|scripts)/[\w./-]+)", BLOCKS))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_unit_is_switched_on_by_the_guide_or_by_another_unit() -> None:
    texts = BLOCKS + "".join(unit.read_text(encoding="utf-8") for unit in UNITS if unit.is_file())
    for unit in UNITS:
        if unit.is_file() and unit.suffix != ".service":
            assert unit.name in BLOCKS, unit.name
        elif unit.is_file():
            assert unit.stem in texts, unit.name


def test_the_example_of_settings_is_one_with_which_production_starts(tmp_path: Path) -> None:
    text = (ROOT / "deploy" / "env.example").read_text(encoding="utf-8")
    lines = re.findall(r"^([A-Z_]+)='(.*)'$", text, re.MULTILINE)
    values = dict(lines)
    assert len(values) == len(lines)
    settings = config.load({**values, "SECRET_KEY": "k" * 64, "DATA_DIR": os.fspath(tmp_path)})
    assert (settings.app_env, settings.trusted_proxies) == ("production", 1)
    assert settings.database_url == "postgresql+psycopg:///nianlun"


def test_every_hook_of_the_guide_has_its_script() -> None:
    hooks = re.findall(r"^<!-- 试装 (\w+) -->$", GUIDE, re.MULTILINE)
    scripts = {path.stem for path in (ROOT / "scripts" / "try-production").glob("*.sh")}
    assert set(hooks) == scripts


def test_links_and_figures_stay_out_of_the_web_servers_log() -> None:
    site = (ROOT / "deploy" / "nginx" / "nianlun.conf").read_text(encoding="utf-8")
    assert re.search(r"map \$uri \$nianlun_logged \{\s+~\*\^/r/\s+0;", site)
    assert re.search(r"location \^~ /metrics \{\s+return 404;", site)
    assert "X-Forwarded-For   $remote_addr" in site
