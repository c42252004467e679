"""What every test starts from: no setting of the machine it runs on."""

import os
from collections.abc import Iterator

import pytest

from tests.postgres import PostgresServer


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("PICLOUD_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A running server, shared by all tests that need one; each makes its own database or schema in it."""
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.remove()
