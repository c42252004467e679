"""What every test starts from: no setting of the machine it runs on."""

import os
import shutil
import tempfile
from collections.abc import Iterator

import pytest

from tests.archives import RUN_FOLDER
from tests.postgres import PostgresServer


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # the processes of pytest-xdist inherit the directory of the first one
        os.environ[RUN_FOLDER] = tempfile.mkdtemp(prefix="picloud-run-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(RUN_FOLDER, ""), ignore_errors=True)


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("PICLOUD_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A running server, shared by all tests of one process; each makes its own database or schema in it."""
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.remove()
