"""Small files, small functions: what one reads in one go. Templates and style sheets too."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
CODE = [*(ROOT / "tracker").rglob("*.py"), *ROOT.glob("*.py")]
TESTS = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
PAGES = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "tracker" / "static").rglob("*.css")]
PAGES += [*(ROOT / "tracker" / "static").rglob("*.js")]
LONGEST_FILE, LONGEST_FUNCTION = 300, 50


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(paths: list[Path]) -> Iterator[tuple[str, int]]:
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("paths", [CODE, TESTS, PAGES], ids=["code", "tests", "pages"])
def test_no_file_is_longer_than_300_lines(paths: list[Path]) -> None:
    long = {str(path.relative_to(ROOT)): length(path) for path in paths if length(path) > LONGEST_FILE}
    assert long == {}


@pytest.mark.parametrize("paths", [CODE, TESTS], ids=["code", "tests"])
def test_no_function_is_longer_than_50_lines(paths: list[Path]) -> None:
    assert {name: lines for name, lines in functions(paths) if lines > LONGEST_FUNCTION} == {}


def test_most_files_and_functions_are_small(record_property: pytest.FixtureRequest) -> None:
    """The aims of the project: files of 40 to 90 lines and functions of 4 to 9 at the median."""
    files, lines = median(map(length, CODE)), median(lines for _name, lines in functions(CODE))
    print(f"median of {len(CODE)} files: {files} lines; of functions: {lines} lines")  # noqa: T201 - shown with -rP
    assert files <= 90
    assert lines <= 10
