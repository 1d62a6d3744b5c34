"""The English catalogue is complete, and no Chinese word escapes it."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from jinja2 import Environment

ROOT = Path(__file__).parents[2]
ENGLISH = ROOT / "tracker" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
KEYWORDS = ["_l", "lazy_gettext", "lazy_ngettext:1,2", "lazy_pgettext:1c,2", "_lp:1c,2"]
"""As in scripts/translations.sh."""
CHINESE = re.compile(r"[\u3400-\u9fff]")
PLACES = re.compile(r"%\((\w+)\)[sd]")
TRANSLATORS = {"_", "_l", "_lp", "gettext", "ngettext", "lazy_gettext", "lazy_ngettext", "pgettext", "lazy_pgettext"}
SAME_IN_EVERY_LANGUAGE = {"年轮", "中文", "印", "之印"}  # names, and what stands in a seal
NUMBERING = re.compile("[〇零一二三四五六七八九十百两第章节条款部分]")  # what patterns for Chinese numbers are made of
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MODULES = sorted(path for folder in ("web", "blueprints") for path in (ROOT / "tracker" / folder).rglob("*.py"))


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """All strings that code and templates mark."""
    target = tmp_path_factory.mktemp("extracted") / "messages.pot"
    keywords = [part for keyword in KEYWORDS for part in ("-k", keyword)]
    command = ["-m", "babel.messages.frontend", "-q", "extract", "-F", "pyproject.toml", *keywords, "-o", str(target)]
    subprocess.run([sys.executable, *command, "tracker", "templates"], cwd=ROOT, check=True)
    with target.open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module")
def english() -> Catalog:
    """The English catalogue."""
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def ids(catalogue: Catalog) -> set[object]:
    return {_key(message) for message in catalogue if message.id}


def test_the_catalogue_knows_exactly_the_strings_in_use(extracted: Catalog, english: Catalog) -> None:
    assert ids(extracted) - ids(english) == set(), "run make translations and translate them"
    assert ids(english) - ids(extracted) == set(), "run make translations"
    assert not english.obsolete


def test_every_string_is_translated_for_good(english: Catalog) -> None:
    assert [message.id for message in english if message.id and not all(strings(message))] == []
    assert [message.id for message in english if message.id and message.fuzzy] == []


def test_translations_keep_the_places_to_fill_in(english: Catalog) -> None:
    for message in english:
        if message.id:
            wanted = set(PLACES.findall(message.id if isinstance(message.id, str) else message.id[-1]))
            assert all(set(PLACES.findall(text)) <= wanted for text in strings(message)), message.id
            assert set(PLACES.findall(strings(message)[-1])) == wanted, message.id


def test_translations_are_english(english: Catalog) -> None:
    foreign = [text for message in english if message.id for text in strings(message) if chinese(text)]
    assert foreign == []


def test_the_compiled_catalogue_is_fresh(english: Catalog) -> None:
    with ENGLISH.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert by_id(compiled) == by_id(english), "run make setup"


def by_id(catalogue: Catalog) -> dict[object, list[str]]:
    return {_key(message): strings(message) for message in catalogue if message.id}


def _key(message: Message) -> object:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def chinese(text: str) -> bool:
    for word in sorted(SAME_IN_EVERY_LANGUAGE, key=len, reverse=True):  # one may stand in another
        text = text.replace(word, "")
    return bool(CHINESE.search(text))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_chinese_in_a_template_escapes_translation(path: Path) -> None:
    assert list(untranslated(path.read_text(encoding="utf-8"))) == []


def untranslated(source: str) -> Iterator[str]:
    """Chinese text and string literals outside {% trans %} and the translating functions."""
    inside_trans, calls, previous = False, list[bool](), ""
    for _line, kind, text in Environment(extensions=["jinja2.ext.i18n"]).lex(source):
        if kind in {"whitespace", "comment"}:
            continue
        if kind == "name" and text in {"trans", "endtrans"}:
            inside_trans = text == "trans"
        elif text == "(":
            calls.append(previous in TRANSLATORS)
        elif text == ")":
            calls.pop()
        elif kind == "data" and not inside_trans and chinese(text):
            yield text.strip()
        elif kind == "string" and not any(calls) and chinese(text):
            yield text
        previous = text


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_chinese_in_code_escapes_translation(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    excused = set(docstrings(tree)) | set(marked(tree))
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in excused
    ]
    assert [text for text in found if chinese(NUMBERING.sub("", text))] == []


def docstrings(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)


def marked(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATORS:
            yield from (id(inner) for inner in ast.walk(node))
