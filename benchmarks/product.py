"""PiCloud under the benchmark: started as users start it, scripts deployed through its API."""

import os
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import httpx

from benchmarks.processes import running, wait_for_line
from benchmarks.servers import Server
from benchmarks.workloads import WORKLOADS, Workload

CHECKOUT: Final[Sequence[str]] = ("-m", "picloud", "serve")
_READY: Final = r"picloud is ready .*url=(http://\S+)"


class Product:
    """A running PiCloud with the workloads deployed."""

    def __init__(self, server: Server, client: httpx.Client, start_s: float, data: Path) -> None:
        self.server = server
        self.start_s = start_s
        self.data = data
        self._client = client

    def deploy(self, name: str, source: str) -> None:
        """Make a script, live when this returns."""
        self._client.post("/api/v1/admin/scripts", json={"name": name, "source": source}).raise_for_status()

    def call(self, name: str, body: bytes) -> None:
        """Call a script, whatever it answers."""
        self._client.post(f"/api/v1/execute/{name}", content=body, headers={"content-type": "application/json"})

    def get(self, name: str) -> Any:
        """Call a script without a body and return its JSON answer."""
        return self._client.get(f"/api/v1/execute/{name}").raise_for_status().json()

    def grant(self, name: str, destination: str) -> None:
        """Let a script send requests to a destination."""
        path = f"/api/v1/admin/scripts/{name}/grants"
        self._client.put(path, json={"http": [destination]}).raise_for_status()

    @property
    def credentials(self) -> dict[str, str]:
        """Headers that open the admin API."""
        return {"authorization": self._client.headers["authorization"]}

    def live_ms(self, rounds: int = 20) -> float:
        """Median milliseconds from sending a save to having the answer of what was saved."""
        self.deploy("changing", "0")
        return statistics.median(self._save_and_call(number) for number in range(rounds))

    def _save_and_call(self, number: int) -> float:
        began = time.perf_counter()
        self._client.patch("/api/v1/admin/scripts/changing", json={"source": str(number)}).raise_for_status()
        answer = self._client.get("/api/v1/execute/changing")
        if answer.text != str(number):
            raise RuntimeError(f"a save was not live: {answer.text}")
        return (time.perf_counter() - began) * 1000

    def first_call_ms(self, rounds: int = 20) -> float:
        """Median milliseconds of the first call after a save."""
        durations = []
        for number in range(rounds):
            self._client.patch("/api/v1/admin/scripts/changing", json={"source": f"{number} + 1"}).raise_for_status()
            began = time.perf_counter()
            self._client.get("/api/v1/execute/changing").raise_for_status()
            durations.append((time.perf_counter() - began) * 1000)
        return statistics.median(durations)

    def query_history(self) -> None:
        """One page of the executions, as the dashboard asks for it."""
        self._client.get("/api/v1/admin/executions", params={"limit": "50"}).raise_for_status()


@contextmanager
def picloud(
    directory: Path,
    program: Sequence[str] = CHECKOUT,
    name: str = "picloud",
    environ: Mapping[str, str] = os.environ,
    *,
    settings: Mapping[str, str] | None = None,
    workloads: Sequence[Workload] = WORKLOADS,
) -> Iterator[Product]:
    """PiCloud with its defaults on a data directory, empty or of a start before.

    Args:
        directory: for all that it writes.
        program: what the interpreter is given to run.
        name: what the server is called in tables.
        environ: of the process; settings of PiCloud in it are left out.
        settings: of PiCloud, as `PICLOUD_` variables.
        workloads: what is deployed.
    """
    environ = {name: value for name, value in environ.items() if not name.startswith("PICLOUD_")}
    environ |= settings or {}
    data = directory / "data"
    environ |= {"PICLOUD_BIND": "127.0.0.1:0", "PICLOUD_DATA_DIR": str(data), "SHIV_ROOT": str(directory / "shiv")}
    began = time.perf_counter()
    with running([sys.executable, *program], directory, environ) as (process, log):
        url = wait_for_line(process, log, _READY)
        start_s = time.perf_counter() - began
        token = (data / "admin-token").read_text().strip()
        headers = {"authorization": f"Bearer {token}"}
        with httpx.Client(base_url=url, headers=headers, trust_env=False, timeout=30) as client:
            server = Server(name, process.pid, f"{url}/api/v1/execute/")
            product = Product(server, client, start_s, data)
            for script, source in {workload.script: workload.source for workload in workloads}.items():
                product.deploy(script, source)
            yield product
