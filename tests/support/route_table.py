"""All routes with their methods and guards, as text: tests/meta/routes.txt is this table as people agreed to it.

After a new route: `python -m tests.support.route_table > tests/meta/routes.txt`, and look at the difference.
"""

import sys
import tempfile
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

import config
from tracker import create_app

BY_LINK = "by_link"
FILES = {"static", "bootstrap.static"}


def rules(app: Flask) -> list[Rule]:
    """Every route but those of files."""
    return sorted(
        (rule for rule in app.url_map.iter_rules() if rule.endpoint not in FILES), key=lambda rule: rule.endpoint
    )


def methods(rule: Rule) -> list[str]:
    """GET and POST, in that order."""
    return sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})


def guard(app: Flask, rule: Rule) -> str:
    """The guard's name; "" if the view has none."""
    return str(getattr(app.view_functions[rule.endpoint], "guard", ""))


def table(app: Flask) -> list[str]:
    """One line for each route: guard, methods, address, endpoint."""
    return sorted(
        f"{guard(app, rule):22}{','.join(methods(rule)):10}{rule.rule}  ({rule.endpoint})" for rule in rules(app)
    )


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        settings = config.Settings(app_env="test", secret_key="x" * 32, database_url="sqlite://", data_dir=Path(folder))
        sys.stdout.write("\n".join(table(create_app(settings))) + "\n")


if __name__ == "__main__":
    main()
