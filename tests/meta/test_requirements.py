"""The locks are what a fresh machine installs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock", "scripts/installer.lock"]


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^(\S+==\S.*?) \\$", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries)


def test_tests_run_on_the_packages_that_run_the_product() -> None:
    assert pins("requirements.lock") < pins("requirements-dev.lock")
