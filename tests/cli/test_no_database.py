"""Commands whose database is not there say so in a sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import BASE
from tracker import create_app

NOBODY = "postgresql+psycopg://nobody@127.0.0.1:1/nothing"


@pytest.mark.parametrize("command", [["tasks"], ["remind"], ["deliver"], ["remind", "--dry-run", "--json"]])
def test_a_database_that_does_not_answer_is_told_without_a_traceback(command: list[str], tmp_path: Path) -> None:
    app = create_app(replace(BASE, database_url=NOBODY, data_dir=tmp_path))
    done = app.test_cli_runner().invoke(args=command)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "数据库忙或者连不上" in done.stderr
    assert "Traceback" not in done.stderr
