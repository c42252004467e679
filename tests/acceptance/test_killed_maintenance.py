"""SIGKILL in the middle of `picloud restore` and `picloud db copy`: nothing is lost, and each can be run again."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.service import ROOT, running
from tests.postgres import PostgresServer

pytestmark = pytest.mark.long

KILLS = 8
SCRIPTS = 60


def _begin(directory: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PICLOUD_")}
    environ |= {"PYTHONPATH": str(ROOT), "PICLOUD_DATA_DIR": str(directory / "data")}
    command = [sys.executable, "-m", "picloud", *arguments]
    return subprocess.Popen(command, env=environ, cwd=directory, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _run(directory: Path, *arguments: str) -> float:
    """Run to the end; returns the seconds it took."""
    began = time.monotonic()
    assert _begin(directory, *arguments).wait(60) == 0
    return time.monotonic() - began


def _scripts(path: Path) -> int:
    """How many scripts a whole database has."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (count,) = connection.execute("SELECT count(*) FROM scripts").fetchone()
        return int(count)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped installation with 60 scripts, and a backup with the first of them."""
    directory = tmp_path_factory.mktemp("installation")
    with running(directory) as service:
        service.deploy("s0", "0")
        created = service.admin("POST", "/backups").json()
        content = service.admin("GET", f"/backups/{created['name']}").content
        (directory / "saved.backup").write_bytes(content)
        for number in range(1, SCRIPTS):
            service.deploy(f"s{number}", str(number))
    return directory


@pytest.fixture
def installation(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "i")
    return tmp_path / "i"


def _kill_at_moments(directory: Path, arguments: list[str], whole_s: float, seed: int) -> None:
    """Begin the command again and again, and kill it later and later."""
    dice = random.Random(seed)
    for number in range(1, KILLS + 1):
        process = _begin(directory, *arguments)
        time.sleep(whole_s * (0.4 + 0.6 * number / KILLS) * dice.uniform(0.95, 1.05))
        process.send_signal(signal.SIGKILL)
        process.wait(30)


def test_killed_restore_leaves_the_old_data_or_the_new_and_can_be_repeated(installation: Path, tmp_path: Path) -> None:
    trial = tmp_path / "trial"
    shutil.copytree(installation, trial)
    arguments = ["restore", str(installation / "saved.backup"), "--yes"]
    whole_s = _run(trial, *arguments)

    _kill_at_moments(installation, arguments, whole_s, seed=1)

    data = installation / "data"
    places = [data / "picloud.db", *data.glob("picloud.db.before-restore-*")]
    counts = [_scripts(path) for path in places if path.exists() and path.suffix not in (".-wal", ".-shm")]
    assert set(counts) <= {1, SCRIPTS}
    assert SCRIPTS in counts, "what was there is in its place, or beside it"
    _run(installation, *arguments)
    with running(installation) as service:
        assert [script["name"] for script in service.admin("GET", "/scripts").json()["items"]] == ["s0"]


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_killed_copy_keeps_the_source_and_can_be_repeated(
    installation: Path, tmp_path: Path, postgres: PostgresServer, engine: str
) -> None:
    source = f"sqlite://{installation}/data/picloud.db"
    (tmp_path / "trial").mkdir()
    whole_s = _run(installation, "db", "copy", "--from", source, "--to", f"sqlite://{tmp_path}/trial/picloud.db")
    (tmp_path / "target").mkdir()
    target = f"sqlite://{tmp_path}/target/picloud.db" if engine == "sqlite" else postgres.make_database()
    arguments = ["db", "copy", "--from", source, "--to", target]

    dice = random.Random(2)
    for number in range(1, KILLS + 1):
        process = _begin(installation, *arguments)
        time.sleep(whole_s * (0.4 + 0.6 * number / KILLS) * dice.uniform(0.95, 1.05))
        process.send_signal(signal.SIGKILL)
        if process.wait(30) == 0:
            break  # it was faster: all is there
        assert _scripts(installation / "data" / "picloud.db") == SCRIPTS
    else:
        last = _begin(installation, *arguments)
        assert last.wait(60) in (0, 4), "4: the one before had been committed, and is whole"

    if engine == "sqlite":
        assert _scripts(tmp_path / "target" / "picloud.db") == SCRIPTS
    else:
        assert postgres.sql("SELECT count(*) FROM picloud_control.scripts", target.rpartition("/")[2]) == str(SCRIPTS)
