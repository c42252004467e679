"""`picloud backup`, `restore` and `db` as an operator uses them, on files and on a PostgreSQL server."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.service import ROOT, Service, running
from tests.postgres import PostgresServer

SERVICES = """
let count = kv.incr("count");
kv.open("shared").set("blob", from_hex("00ff"), #{ ttl_s: 86400 });
[count, secrets.get("CHAT").len()]
"""


def picloud(directory: Path, *arguments: str, exit_code: int = 0, **variables: str) -> str:
    """Run a command beside the service of the directory; returns what it wrote."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PICLOUD_")}
    environ |= {"PYTHONPATH": str(ROOT), "PICLOUD_DATA_DIR": str(directory / "data"), **variables}
    command = [sys.executable, "-m", "picloud", *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False, cwd=directory)
    assert done.returncode == exit_code, done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped installation with two scripts, revisions, executions, a secret, stores, and a backup without the second
    script and what was stored."""
    directory = tmp_path_factory.mktemp("installation")
    with running(directory) as service:
        service.deploy("hello", '"one"')
        service.admin("PATCH", "/scripts/hello", json={"source": '"two"'})
        for _ in range(3):
            assert service.call("hello").json() == "two"
        said = picloud(directory, "backup", str(directory / "saved.backup"))
        assert "1 scripts" in said
        assert "restore tested at 2" in said
        assert "already exists" in picloud(directory, "backup", str(directory / "saved.backup"), exit_code=1)
        assert "already in use" in picloud(directory, "restore", str(directory / "saved.backup"), "--yes", exit_code=5)
        service.deploy("later", SERVICES)
        assert service.admin("PUT", "/secrets/CHAT", json={"value": "a secret"}).is_success
        assert service.admin("PUT", "/scripts/later/grants", json={"secrets": ["CHAT"], "kv": ["shared"]}).is_success
        assert service.call("later").json() == [1, 8]
    return directory


@pytest.fixture
def installation(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "i")
    return tmp_path / "i"


def _names(service: Service) -> list[str]:
    return sorted(script["name"] for script in service.admin("GET", "/scripts").json()["items"])


def test_restore_brings_the_backup_back_and_history_stays(installation: Path) -> None:
    said = picloud(installation, "restore", str(installation / "saved.backup"), "--yes")
    assert "restored 1 scripts" in said
    with running(installation) as service:
        assert _names(service) == ["hello"]
        assert service.call("hello").json() == "two"
        assert len(service.admin("GET", "/executions?script=hello").json()["items"]) == 4


def test_restore_of_a_truncated_file_changes_nothing(installation: Path) -> None:
    os.truncate(installation / "saved.backup", 30_000)
    before = (installation / "data" / "picloud.db").read_bytes()
    assert "use another" in picloud(installation, "restore", str(installation / "saved.backup"), "--yes", exit_code=4)
    assert (installation / "data" / "picloud.db").read_bytes() == before


def test_copy_to_a_server_and_back_keeps_every_row(
    installation: Path, tmp_path: Path, postgres: PostgresServer
) -> None:
    file, url = f"sqlite://{installation}/data/picloud.db", postgres.make_database()
    said = picloud(installation, "db", "copy", "--from", file, "--to", url)
    assert "copied and verified" in said
    with running(installation, database_url=url) as service:
        assert _names(service) == ["hello", "later"]
        assert service.call("hello").json() == "two"
        assert len(service.admin("GET", "/scripts/hello/revisions").json()["items"]) == 2
        assert len(service.admin("GET", "/executions?script=hello").json()["items"]) == 4
        assert service.call("later").json() == [2, 8], "its store and its secret came along"
    (tmp_path / "back").mkdir()
    back = f"sqlite://{tmp_path}/back/picloud.db"
    rows: dict[str, Any] = json.loads(picloud(installation, "db", "copy", "--json", "--from", url, "--to", back))[
        "rows"
    ]
    assert (rows["scripts"], rows["revisions"], rows["executions"]) == (2, 3, 6)
    assert (rows["secrets"], rows["script_grants"], rows["stores"], rows["kv"]) == (1, 2, 2, 2)
    with closing(sqlite3.connect(tmp_path / "back" / "picloud.db")) as one:
        one.execute("ATTACH ? AS other", (str(installation / "data" / "picloud.db"),))
        for table in ("scripts", "revisions", "api_tokens", "script_grants"):
            assert one.execute(f"SELECT * FROM main.{table} EXCEPT SELECT * FROM other.{table}").fetchall() == []
    back_dir = installation / "back"
    back_dir.mkdir()
    shutil.copytree(installation / "data", back_dir / "data", ignore=shutil.ignore_patterns("*.db*", "installed*"))
    for file_name in ("picloud.db", "history.db", "data.db"):
        shutil.move(tmp_path / "back" / file_name, back_dir / "data" / file_name)
    with running(back_dir) as service:
        assert service.call("later").json() == [3, 8]


def test_copy_that_ended_before_control_data_can_be_repeated(installation: Path, postgres: PostgresServer) -> None:
    """What scripts keep is copied first, so a copy that was cut off may have left it in the target."""
    file, url = f"sqlite://{installation}/data/picloud.db", postgres.make_database()
    picloud(installation, "db", "copy", "--from", file, "--to", url)
    postgres.sql("DROP SCHEMA picloud_control CASCADE", url.rpartition("/")[2])

    assert "copied and verified" in picloud(installation, "db", "copy", "--from", file, "--to", url)

    assert postgres.sql("SELECT count(*) FROM picloud_data.kv", url.rpartition("/")[2]) == "2"


@pytest.mark.parametrize("loss", ["damaged", "missing"])
def test_store_of_scripts_that_is_lost_is_a_fault(installation: Path, tmp_path: Path, loss: str) -> None:
    store = installation / "data" / "data.db"
    if loss == "damaged":
        store.write_bytes(b"SQLite format 3\0" + b"\xff" * 8_000)
    else:
        store.unlink()

    assert "data.db" in picloud(installation, "db", "check", exit_code=4)
    source, target = f"sqlite://{installation}/data/picloud.db", f"sqlite://{tmp_path}/picloud.db"
    assert "data.db" in picloud(installation, "db", "copy", "--from", source, "--to", target, exit_code=4)
    assert not (tmp_path / "picloud.db").exists()


def test_copy_refuses_a_target_with_data_a_running_source_and_a_password(
    installation: Path, tmp_path: Path, postgres: PostgresServer
) -> None:
    file, url = f"sqlite://{installation}/data/picloud.db", postgres.make_database()
    picloud(installation, "db", "copy", "--from", file, "--to", url)
    assert "has data already" in picloud(installation, "db", "copy", "--from", file, "--to", url, exit_code=4)
    with_password = url.replace("picloud@", "picloud:secret@")
    said = picloud(installation, "db", "copy", "--from", file, "--to", with_password, exit_code=2)
    assert "must not contain a password" in said
    assert "secret" not in said
    with running(installation):
        said = picloud(installation, "db", "copy", "--from", file, "--to", postgres.make_database(), exit_code=5)
        assert "already in use" in said
    nowhere = f"sqlite://{tmp_path}/nowhere.db"
    assert "no such database" in picloud(installation, "db", "copy", "--from", nowhere, "--to", url, exit_code=4)
    assert not (tmp_path / "nowhere.db").exists()


def test_check_shows_sizes_and_finds_a_source_that_is_not_what_was_saved(
    installation: Path, postgres: PostgresServer
) -> None:
    found = json.loads(picloud(installation, "db", "check", "--json"))
    rows = {each["table"]: each["rows"] for each in found["tables"]}
    assert {
        "scripts": 2,
        "revisions": 3,
        "secrets": 1,
        "script_grants": 2,
        "stores": 2,
        "kv": 2,
    }.items() <= rows.items()
    url = postgres.make_database()
    picloud(installation, "db", "copy", "--from", f"sqlite://{installation}/data/picloud.db", "--to", url)
    assert "PostgreSQL" in picloud(installation, "db", "check", "--database", url)

    database = installation / "data" / "picloud.db"
    content = database.read_bytes()
    assert b'"two"' in content
    database.write_bytes(content.replace(b'"two"', b'"tw0"'))
    before = database.read_bytes()
    assert "its source differs from what was saved" in picloud(installation, "db", "check", exit_code=4)
    assert database.read_bytes() == before


def test_migrate_tries_what_is_pending_and_then_does_it(installation: Path) -> None:
    with closing(sqlite3.connect(installation / "data" / "picloud.db", isolation_level=None)) as connection:
        connection.execute("ALTER TABLE scripts DROP COLUMN max_requests_per_minute")
        for table in ("script_grants", "secrets", "route_methods", "routes", "schedule_states", "schedules"):
            connection.execute(f"DROP TABLE {table}")
        for table in ("asset_versions", "asset_bundles"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP TRIGGER audit_entries_are_kept")
        connection.execute(
            "CREATE TRIGGER audit_entries_are_never_deleted BEFORE DELETE ON audit_entries "
            "BEGIN SELECT RAISE(ABORT, 'never'); END"
        )
        connection.execute("DELETE FROM schema_migrations WHERE number >= 5")
    assert "control/0005_quotas_and_retention: would be applied" in picloud(installation, "db", "migrate", "--dry-run")
    assert "control/0005_quotas_and_retention: would be applied" in picloud(installation, "db", "migrate", "--dry-run")
    picloud(installation, "db", "migrate")
    assert "nothing to do" in picloud(installation, "db", "migrate", "--dry-run")
