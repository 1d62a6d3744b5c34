"""Who may import whom; pyproject.toml has the contracts, docs/architecture.md the picture."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_each_layer_imports_from_lower_ones_only() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_but_services_commits() -> None:
    doors = [
        path for path in (ROOT / "tracker").rglob("*.py") if "services" not in path.parts and "demo" not in path.parts
    ]
    assert [str(path.relative_to(ROOT)) for path in doors if _calls(path, "commit")] == []


def test_the_environment_is_read_in_one_place() -> None:
    """The reader's sandbox only hands a few names on to its child process."""
    found = [path.name for path in (ROOT / "tracker").rglob("*.py") if {"environ", "getenv"} & _names(path)]
    assert found in ([], ["sandbox.py"])


def test_only_the_doors_know_who_is_signed_in() -> None:
    allowed = {"web", "blueprints"}
    found = [path for path in (ROOT / "tracker").rglob("*.py") if "current_user" in _names(path)]
    assert [path for path in found if not allowed & set(path.relative_to(ROOT).parts)] == []


def _calls(path: Path, method: str) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(isinstance(func, ast.Attribute) and func.attr == method for func in calls)


def _names(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return names | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
