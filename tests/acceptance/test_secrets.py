"""Secrets in a real service: what the files, the log and the processes hold of them, and the way to another machine."""

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from picloud.manager.data.keys import Key
from tests.acceptance.command import picloud
from tests.acceptance.service import Service, running
from tests.postgres import PostgresServer

VALUES = {f"S{number}": f"known-value-{number}-{os.urandom(6).hex()}" for number in range(20)}


def set_secret(service: Service, name: str, value: str) -> None:
    """Set a secret as people do, from standard input."""
    done = picloud(service, "secret", "set", name, stdin=None, input=value.encode())
    assert done.returncode == 0, done.stderr


def secrets_of(service: Service) -> dict[str, dict[str, Any]]:
    """Return the secrets as the API lists them, by name."""
    return {item["name"]: item for item in service.admin("GET", "/secrets").json()["items"]}


def settings_of(engine: str, request: pytest.FixtureRequest) -> dict[str, str]:
    if engine == "sqlite":
        return {}
    server: PostgresServer = request.getfixturevalue("postgres")
    return {"database_url": server.make_database()}


def arguments_of_all_processes() -> bytes:
    found = b""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += path.read_bytes()
        except OSError:
            continue
    return found


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_values_are_in_no_file_no_log_no_answer_and_no_arguments(
    tmp_path: Path, engine: str, request: pytest.FixtureRequest
) -> None:
    seen = b""
    is_over = threading.Event()

    def watch() -> None:
        nonlocal seen
        while not is_over.is_set():
            seen += arguments_of_all_processes()
            time.sleep(0.02)

    with running(tmp_path, **settings_of(engine, request)) as service:
        watcher = threading.Thread(target=watch)
        watcher.start()
        set_secret(service, "S0", VALUES["S0"])
        is_over.set()
        watcher.join()
        for name, value in VALUES.items():
            assert service.admin("PUT", f"/secrets/{name}", json={"value": value}).is_success
        assert service.admin("POST", "/secrets/rotate-key").json() == {"secrets": 20}
        answers = service.admin("GET", "/secrets").content + service.admin("GET", "/audit").content
        made = service.admin("POST", "/backups")
        assert made.status_code == 201, made.text

    assert b"secret" in seen
    places = {"arguments": seen, "answers": answers}
    places |= {str(path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert any("/backups/" in name for name in places)
    for name, content in places.items():
        assert [value for value in VALUES.values() if value.encode() in content] == [], name


def test_secrets_move_with_a_backup_and_their_key(tmp_path: Path) -> None:
    backup = tmp_path / "saved.backup"
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    with running(tmp_path / "old") as service:
        set_secret(service, "TOKEN", "a-known-value")
        fingerprint = secrets_of(service)["TOKEN"]["fingerprint"]
        done = picloud(service, "backup", str(backup), "--with-secrets-key")
        assert done.returncode == 0, done.stderr
    key_copy = tmp_path / "saved.backup.secrets-key"
    assert key_copy.stat().st_mode & 0o777 == 0o600

    new = Service(tmp_path / "new")
    restored = subprocess.run(
        [sys.executable, "-m", "picloud", "restore", str(backup), "--yes"], env=new._environ, check=False
    )
    assert restored.returncode == 0
    with running(tmp_path / "new") as service:
        assert secrets_of(service)["TOKEN"]["sealed"]
        assert not (service.data_dir / "secrets-key").exists()
        assert service.deploy("other", "1 + 1")
        assert service.call("other").json() == 2
        with key_copy.open("rb") as stream:
            done = picloud(service, "secret", "unseal", stdin=stream)
        assert (done.returncode, done.stdout) == (0, b"unsealed 1 secrets\n"), done.stderr
        assert secrets_of(service)["TOKEN"]["fingerprint"] == fingerprint


def test_key_can_be_in_a_file_that_is_only_read(tmp_path: Path) -> None:
    folder = tmp_path / "credentials"
    folder.mkdir()
    key_file = folder / "secrets-key"
    key_file.write_text(f"{Key.generate().text}\n")
    key_file.chmod(0o440)
    with running(tmp_path, secrets_key_file=str(key_file)) as service:
        set_secret(service, "TOKEN", "a-known-value")
        assert not secrets_of(service)["TOKEN"]["sealed"]
        assert not (service.data_dir / "secrets-key").exists()
    content = key_file.read_bytes()
    key_file.unlink()
    with running(tmp_path, secrets_key_file=str(key_file)) as service:
        assert secrets_of(service)["TOKEN"]["sealed"]
        assert service.admin("POST", "/secrets/rotate-key").status_code == 503
        assert not key_file.exists()
        key_file.write_bytes(content)
        key_file.chmod(0o440)
        assert not secrets_of(service)["TOKEN"]["sealed"]


def test_lost_key_stops_nothing_else(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        set_secret(service, "TOKEN", "a-known-value")
    shutil.move(tmp_path / "data" / "secrets-key", tmp_path / "kept")

    with running(tmp_path) as service:
        service.deploy("other", "1 + 1")
        assert service.call("other").json() == 2
        assert secrets_of(service)["TOKEN"]["sealed"]
        assert b"sealed" in picloud(service, "secret", "list").stdout
        set_secret(service, "TOKEN", "another-value")
        assert not secrets_of(service)["TOKEN"]["sealed"]
