"""Templates: nothing inline, nothing from elsewhere, every one of them compiles and names only what exists."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

from tests.conftest import BASE
from tracker import create_app

ROOT = Path(__file__).parents[2] / "templates"
NAMES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.html"))
INLINE = {
    "a style element": r"<style\b",
    "a script without an address": r"<script(?![^>]*\bsrc=)",
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "an event attribute": r"<[a-z][^>{%]*\son[a-z]+\s*=",
    "a script address": r"javascript:",
    "something from elsewhere": r"(?:src|href|action)=[\"'](?:https?:)?//",
    "an htmx expression": r"hx-(?:on|vals=[\"']js:)|hx-on:",
}
MAIL = "email/"  # styles of messages are inline because they are mail


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An application, whose database is never opened."""
    return create_app(replace(BASE, database_url="sqlite://", data_dir=tmp_path_factory.mktemp("templates")))


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(MAIL)])
def test_nothing_is_inline(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [what for what, pattern in INLINE.items() if re.search(pattern, text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles_and_its_parts_exist(environment: Flask, name: str) -> None:
    jinja = environment.jinja_env
    jinja.get_template(name)
    tree = jinja.parse((ROOT / name).read_text(encoding="utf-8"))
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.FromImport, nodes.Import)):
        template = getattr(node, "template", None)
        if isinstance(template, nodes.Const):
            jinja.get_template(template.value)


@pytest.mark.parametrize("name", NAMES)
def test_it_links_only_to_pages_that_exist(environment: Flask, name: str) -> None:
    tree = environment.jinja_env.parse((ROOT / name).read_text(encoding="utf-8"))
    calls = (call for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") == "url_for" and call.args)
    named = {call.args[0].value for call in calls if isinstance(call.args[0], nodes.Const)}
    assert named <= set(environment.view_functions), named - set(environment.view_functions)


@pytest.mark.parametrize("name", NAMES)
def test_what_it_imports_is_there(environment: Flask, name: str) -> None:
    tree = environment.jinja_env.parse((ROOT / name).read_text(encoding="utf-8"))
    for node in tree.find_all(nodes.FromImport):
        assert isinstance(node.template, nodes.Const)
        parts = set(environment.jinja_env.get_template(node.template.value).module.__dict__)
        wanted = {entry if isinstance(entry, str) else entry[0] for entry in node.names}
        assert wanted <= parts, wanted - parts
