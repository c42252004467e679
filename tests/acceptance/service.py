"""A real `picloud serve` for tests: started, spoken to over HTTP, stopped or killed."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

ROOT = Path(__file__).parents[2]
_READY = re.compile(r"picloud is ready .*url=(https?://\S+)")


class Service:
    """One process of the service. `start` waits until it answers; the port is the system's choice."""

    command: Sequence[str | Path] = (sys.executable, "-m", "picloud", "serve")
    most_start_s = 30.0
    """How long a start may take."""

    def __init__(self, directory: Path, **settings: str) -> None:
        self.directory = directory
        self.data_dir = directory / "data"
        self.log = directory / f"service-{time.monotonic_ns()}.log"
        self._environ = {name: value for name, value in os.environ.items() if not name.startswith("PICLOUD_")}
        self._environ["PYTHONPATH"] = str(ROOT)
        self._environ["PICLOUD_DATA_DIR"] = str(self.data_dir)
        self._environ["PICLOUD_BIND"] = "127.0.0.1:0"
        self._environ |= {f"PICLOUD_{name.upper()}": value for name, value in settings.items()}
        self.process: subprocess.Popen[bytes] | None = None
        self.url = ""

    def launch(self) -> "subprocess.Popen[bytes]":
        with self.log.open("wb") as stream:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.directory,
                env=self._environ,
                stdout=stream,
                stderr=stream,
            )
        return self.process

    def start(self) -> float:
        """Start and wait until it is ready; returns the seconds that took."""
        began = time.monotonic()
        process = self.launch()
        while (found := _READY.search(self.log.read_text())) is None:
            assert process.poll() is None, self.log.read_text()
            assert time.monotonic() - began < self.most_start_s, self.log.read_text()
            time.sleep(0.01)
        self.url = found[1]
        return time.monotonic() - began

    def refuse(self) -> tuple[int, str]:
        """Start, expecting it to end by itself; returns exit code and output."""
        code = self.launch().wait(timeout=30)
        return code, self.log.read_text()

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    @property
    def token(self) -> str:
        return (self.data_dir / "admin-token").read_text("ascii").strip()

    def admin(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        url = f"{self.url}/api/v1/admin{path}"
        return httpx.request(method, url, headers=headers, trust_env=False, timeout=30, **options)

    def deploy(self, name: str, source: str, **fields: Any) -> dict[str, Any]:
        answer = self.admin("POST", "/scripts", json={"name": name, "source": source, **fields})
        assert answer.status_code == 201, answer.text
        script: dict[str, Any] = answer.json()
        return script

    @contextmanager
    def deployed(self, source: str, **fields: Any) -> Iterator[str]:
        """A script that is there for the length of a block; gives its name."""
        name = f"passing-{time.monotonic_ns()}"
        self.deploy(name, source, **fields)
        yield name
        assert self.admin("DELETE", f"/scripts/{name}").status_code == 204

    def call(self, reference: str, method: str = "GET", **options: Any) -> httpx.Response:
        url = f"{self.url}/api/v1/execute/{reference}"
        return httpx.request(method, url, **{"trust_env": False, "timeout": 30, **options})

    def record_of(self, answer: httpx.Response) -> dict[str, Any]:
        """What history knows of the execution that answered."""
        found = self.admin("GET", f"/executions/{answer.headers['x-execution-id']}")
        assert found.status_code == 200, found.text
        record: dict[str, Any] = found.json()
        return record

    def children(self) -> list[int]:
        """The process ids of the executors."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text("ascii")
        return [int(child) for child in children.split()]

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        parts = urlsplit(self.url)
        assert parts.hostname is not None
        assert parts.port is not None
        return parts.hostname, parts.port

    @property
    def apps_port(self) -> int:
        """The port of the apps origin."""
        ready = httpx.get(f"{self.url}/readyz", trust_env=False, verify=False)
        port: int = ready.json()["apps"]["port"]
        return port

    def reload(self, sentence: str, times: int = 1) -> None:
        """Send SIGHUP, and wait until the log has the sentence so many times more."""
        assert self.process is not None
        wanted = self.log.read_text().count(sentence) + times
        self.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + 30
        while self.log.read_text().count(sentence) < wanted:
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.01)

    def stop(self, number: signal.Signals = signal.SIGTERM, timeout_s: float = 60) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(timeout=timeout_s)


@contextmanager
def running(directory: Path, **settings: str) -> Iterator[Service]:
    """A service that has to end with exit code 0, unless the test ended it."""
    service = Service(directory, **settings)
    service.start()
    assert service.process is not None
    try:
        yield service
    except BaseException:
        service.process.kill()
        service.process.wait()
        raise
    if service.process.poll() is None:
        assert service.stop() == 0, service.log.read_text()
    assert "Traceback" not in service.log.read_text(), service.log.read_text()
