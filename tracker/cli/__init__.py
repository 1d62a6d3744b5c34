"""Commands of `flask --app wsgi …`, one module for each group; see docs/operations.md."""

from types import ModuleType

from flask import Flask

from tracker.cli import backup, delivering, demo, doctor, draft, imports, installation, parse, reminding, seed, tasks

MODULES: tuple[ModuleType, ...] = (
    demo,
    parse,
    imports,
    installation,
    doctor,
    tasks,
    draft,
    reminding,
    delivering,
    seed,
    backup,
)
"""Each module names its commands: `COMMANDS = (parse,)`."""


def register(app: Flask) -> None:
    """Add the commands that the modules name."""
    for module in MODULES:
        for command in module.COMMANDS:
            app.cli.add_command(command)
