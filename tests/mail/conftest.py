"""Messages are written by an application, but without a database."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.conftest import BASE
from tracker import create_app


@pytest.fixture
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An application, whose database is never opened."""
    return create_app(replace(BASE, database_url="sqlite://", data_dir=tmp_path_factory.mktemp("mail")))
