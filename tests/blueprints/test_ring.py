"""The annual ring and its table: what they count is what the lists behind them hold."""

import pytest
from flask import Flask
from tests.support.pages import get_page
from tests.support.world import World
from tests.support.ring import grow


@pytest.mark.parametrize("path", ["ring", "ring/outcomes", "ring/promises", "ring/repeats"])
def test_pages(app: Flask, world: World, path: str) -> None:
    get_page(world.client(app, "yx-coord"), f"/o/yunxi/2026/{path}")
    grow(world)
    page = get_page(world.client(app, "yx-coord"), f"/o/yunxi/2026/{path}")
    print(page.h1, page.text[:600])
    get_page(world.client(app, "qh-coord"), f"/o/qinghe/2026/{path}")
    get_page(world.client(app, "qh-coord"), f"/o/yunxi/2026/{path}")
