"""What every test starts from: no setting of the machine it runs on."""

import os

import pytest


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("PICLOUD_"):
            monkeypatch.delenv(name)
