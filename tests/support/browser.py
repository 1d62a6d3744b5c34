"""A real Chromium for pytest-playwright: the system's, since Playwright's own cannot be downloaded everywhere."""

import os
import shutil
from typing import Any

import pytest

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--font-render-hinting=none",
    "--lang=zh-CN",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Adds where Chromium is and how it is started."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        pytest.fail(
            "没有找到 Chromium：请用 make test 运行，或用 CHROMIUM 指明 (no Chromium: use make test, or set CHROMIUM)"
        )
    unconfined = os.geteuid() == 0 or os.environ.get("CI") or os.environ.get("NO_SANDBOX")
    flags = [*FLAGS, *(["--no-sandbox"] if unconfined else [])]
    return {**browser_type_launch_args, "executable_path": chromium, "args": flags}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A desk in China."""
    desk = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": {"width": 1440, "height": 900}}
    return {**browser_context_args, **desk}
