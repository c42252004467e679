"""A real `picloud serve` in a directory of its own, as a newcomer starts it."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import httpx
from msgspec import Struct

ROOT = Path(__file__).parents[2]
START_DEADLINE_S = 30
_READY = re.compile(r"picloud is ready .*url=http://(\S+)")


class Served(Struct, frozen=True):
    """A running server. `address`: host and port; `directory`: holds `data/`."""

    address: str
    directory: Path

    @property
    def environ(self) -> dict[str, str]:
        """For commands that talk to this server."""
        return {
            **os.environ,
            "PICLOUD_BIND": self.address,
            "CURL_HOME": str(self.directory),
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }

    @property
    def token(self) -> str:
        return (self.directory / "data" / "admin-token").read_text().strip()

    @property
    def apps_address(self) -> str:
        """Host and port of the apps origin."""
        ready = httpx.get(f"http://{self.address}/readyz", trust_env=False).json()
        return f"{self.address.rpartition(':')[0]}:{ready['apps']['port']}"

    def deploy(self, name: str, source: str) -> None:
        answer = httpx.post(
            f"http://{self.address}/api/v1/admin/scripts",
            json={"name": name, "source": source},
            headers={"authorization": f"Bearer {self.token}"},
            trust_env=False,
        )
        assert answer.status_code == 201, answer.text

    def call(self, name: str, method: str = "GET", **request: object) -> httpx.Response:
        url = f"http://{self.address}/api/v1/execute/{name}"
        return httpx.request(method, url, trust_env=False, **request)  # type: ignore[arg-type]  # httpx's own options


@contextmanager
def serve(directory: Path, variables: Mapping[str, str] = MappingProxyType({})) -> Iterator[Served]:
    """Start a server with these variables, wait until it is ready, stop it. It must end with exit code 0."""
    (directory / ".curlrc").write_text("silent\nnoproxy = *\n")  # no progress meter
    log = directory / "server.log"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PICLOUD_")}
    environ |= {
        "PICLOUD_BIND": "127.0.0.1:0",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        **variables,
    }
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "picloud", "serve"], cwd=directory, env=environ, stderr=stream, stdout=stream
        )
        try:
            yield Served(_wait_for_address(process, log), directory)
        finally:
            process.terminate()
            try:
                code = process.wait(timeout=START_DEADLINE_S)
            finally:
                process.kill()
    assert code == 0, log.read_text()


def _wait_for_address(process: "subprocess.Popen[bytes]", log: Path) -> str:
    deadline = time.monotonic() + START_DEADLINE_S
    while time.monotonic() < deadline and process.poll() is None:
        found = _READY.search(log.read_text())
        if found:
            return found.group(1)
        time.sleep(0.02)
    raise AssertionError(f"the server did not start:\n{log.read_text()}")
