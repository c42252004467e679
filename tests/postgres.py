"""A PostgreSQL server of the tests' own: a data directory in a temporary place, a port that was free, no password."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

_USER = "nobody"
"""Who runs the server when the tests run as root, which PostgreSQL refuses to do."""


def programs() -> Path:
    """The directory of `initdb` and `postgres`, the newest version there is."""
    found = shutil.which("postgres")
    if found is not None:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    assert versions, "the tests need PostgreSQL: apt-get install postgresql"
    return versions[-1].parent


class PostgresServer:
    """One server. `make_database` gives the URL of a new, empty database."""

    def __init__(self) -> None:
        self.directory = Path(tempfile.mkdtemp(prefix="picloud-postgres-"))
        self.port = _free_port()
        self._as: dict[str, Any] = {"stdin": subprocess.DEVNULL, "env": {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}}
        if os.getuid() == 0:
            user = pwd.getpwnam(_USER)
            os.chown(self.directory, user.pw_uid, user.pw_gid)
            self._as |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self._count = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._run("initdb", "-D", self._data, "-U", "picloud", "-E", "UTF8", "--auth=trust", "--no-sync", "--no-locale")

    @property
    def _data(self) -> str:
        return str(self.directory / "data")

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "off",
            "max_connections": 60,
        }
        arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        log = self.directory / "server.log"
        with log.open("ab") as stream:
            self._process = subprocess.Popen(
                [programs() / "postgres", "-D", self._data, "-p", str(self.port), *arguments],
                stdout=stream,
                stderr=stream,
                **self._as,
            )
        deadline = time.monotonic() + 20
        while not self._answers():
            assert self._process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)

    def stop(self, number: signal.Signals = signal.SIGINT) -> None:
        """SIGINT ends all sessions and stops; SIGQUIT is a crash."""
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(30)
            self._process = None

    def clone(self) -> "PostgresServer":
        """Another server with the same content, as a standby has it that was promoted. This one must be stopped."""
        assert self._process is None
        other = PostgresServer.__new__(PostgresServer)
        other.__dict__.update(self.__dict__, directory=Path(tempfile.mkdtemp(prefix="picloud-postgres-")))
        other.port = _free_port()
        shutil.copytree(self._data, other._data)
        if os.getuid() == 0:
            for path in (other.directory, *other.directory.rglob("*")):
                os.chown(path, self._as["user"], self._as["group"])
        return other

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.directory)

    def url(self, database: str) -> str:
        return f"postgresql://picloud@127.0.0.1:{self.port}/{database}"

    def make_database(self) -> str:
        """The URL of a new database."""
        self._count += 1
        name = f"picloud_{self._count}"
        self.sql(f"CREATE DATABASE {name}")
        return self.url(name)

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run one statement as the owner of everything; returns what psql prints, unaligned."""
        return self._run("psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", self.url(database), "-c", statement)

    def _answers(self) -> bool:
        return self._call("pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)).returncode == 0

    def _call(self, program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        command: list[str | Path] = [programs() / program, *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, **self._as)

    def _run(self, program: str, *arguments: str) -> str:
        done = self._call(program, *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
