"""Code for an event loop, run from wherever it is needed."""

import asyncio

import pytest

from tracker.jobs.aside import run_aside


async def seven() -> int:
    await asyncio.sleep(0)
    return 7


async def broken() -> int:
    raise ValueError("no")


def test_it_runs_where_there_is_no_loop() -> None:
    assert run_aside(seven()) == 7


def test_it_runs_inside_of_a_running_loop() -> None:
    async def inside() -> int:
        return run_aside(seven())

    assert run_aside(inside()) == 7


def test_its_error_is_the_callers() -> None:
    with pytest.raises(ValueError, match="no"):
        run_aside(broken())
