"""What systemd says and hears."""

import os
import socket
from pathlib import Path

import pytest

from picloud.shared.settings import load_settings
from picloud.shared.supervision import Supervision, load_supervision

OWN = str(os.getpid())


def test_supervision_is_silence_without_systemd() -> None:
    found = load_supervision({})
    assert found == Supervision(None, None, False)
    found.notify("READY=1")


def test_supervision_reads_what_is_meant_for_this_process() -> None:
    environ = {"NOTIFY_SOCKET": "/run/n", "WATCHDOG_USEC": "60000000", "LISTEN_FDS": "1"}
    assert load_supervision(environ | {"WATCHDOG_PID": OWN, "LISTEN_PID": OWN}) == Supervision("/run/n", 60.0, True)
    assert load_supervision(environ | {"WATCHDOG_PID": "1", "LISTEN_PID": "1"}) == Supervision("/run/n", None, False)
    assert load_supervision({"WATCHDOG_USEC": "0"}).watchdog_s is None
    assert load_supervision({"WATCHDOG_USEC": "soon"}).watchdog_s is None


@pytest.mark.parametrize("abstract", [False, True])
def test_notify_sends_one_message(tmp_path: Path, abstract: bool) -> None:
    name = f"picloud-test-{OWN}" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
        receiver.settimeout(5)
        receiver.bind("\0" + name if abstract else name)
        Supervision("@" + name if abstract else name).notify("READY=1", "STATUS=serving")
        assert receiver.recv(100) == b"READY=1\nSTATUS=serving"


def test_notify_survives_a_supervisor_that_is_gone(tmp_path: Path) -> None:
    Supervision(str(tmp_path / "gone")).notify("READY=1")


def test_settings_take_a_secret_from_the_credentials_directory(tmp_path: Path) -> None:
    (tmp_path / "database_url").write_text("sqlite:///srv/a.db\n")
    given = {"CREDENTIALS_DIRECTORY": str(tmp_path)}
    assert load_settings(given).database_path == Path("/srv/a.db")
    assert load_settings(given | {"PICLOUD_DATABASE_URL": "sqlite:///srv/b.db"}).database_path == Path("/srv/b.db")
