"""What commands print: results on stdout, everything else on stderr, exit code 0 only on success."""

import functools
import json
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click
from sqlalchemy.exc import OperationalError

from tracker.domain.errors import DomainError
from tracker.web.review_words import shown
from tracker.web.words import explain

DATABASE_BUSY = "数据库忙或者连不上。请稍后再试；一直这样就运行 flask --app wsgi doctor 看看。"
P = ParamSpec("P")
R = TypeVar("R")


def print_json(document: object) -> None:
    """One JSON document on stdout, in UTF-8 as it is."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


def refusals_explained(command: Callable[P, R]) -> Callable[P, R]:
    """Let a command end with exit code 1 and a sentence on stderr: for a DomainError, or a database that is silent."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except DomainError as error:
            error.params = {name: shown(value) for name, value in error.params.items()}
            raise click.ClickException(explain(error)) from error
        except OperationalError as error:
            raise click.ClickException(DATABASE_BUSY) from error

    return run
