"""A real `picloud serve` for hostile scripts: deploys them with their own limits, calls them, asks how the executor is.
Knows nothing of outcomes."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import httpx
from msgspec import Struct, structs

from picloud.shared.models import HttpRequest, SandboxLimits
from tests.hostile.corpus import Attack

ROOT: Final = Path(__file__).parents[2]
_READY: Final = re.compile(r"picloud is ready .*url=(http://\S+)")
_START_S: Final = 30.0
HEALTHY: Final = "healthy"


class Service(Struct, frozen=True):
    """A running service. `log_path` holds what it said."""

    url: str
    token: str
    process: "subprocess.Popen[bytes]"
    log_path: Path
    admin: httpx.Client
    """Sends the admin token."""

    def deploy(self, name: str, source: str, limits: SandboxLimits) -> httpx.Response:
        """Upload a script with all its limits."""
        body = {"name": name, "source": source, "limits": structs.asdict(limits)}
        return self.admin.post("/api/v1/admin/scripts", json=body)

    def call(self, name: str, request: HttpRequest) -> httpx.Response:
        """Call a script as its owner, who is told of limits and lines."""
        headers = {key.decode(): value.decode() for key, value in request.headers if key == b"content-type"}
        params = httpx.QueryParams(request.raw_query.decode())
        return self.admin.post(f"/api/v1/execute/{name}", content=request.body, headers=headers, params=params)

    def executor(self) -> dict[str, Any]:
        """What `/readyz` says of the executor."""
        facts: dict[str, Any] = self.admin.get("/readyz").json()["executor"]
        return facts

    def memory_bytes(self) -> int:
        """Memory in RAM of the service and all its processes."""
        pids = [self.process.pid, *(int(pid) for pid in _children(self.process.pid))]
        return sum(_resident_bytes(pid) for pid in pids)


@contextmanager
def serve(directory: Path, program: list[str] | None = None, **settings: str) -> Iterator[Service]:
    """Start a service on a free port with its data in `directory`, and stop it.

    Args:
        program: what to run instead of `python -m picloud serve`.
        settings: of the environment, without the `PICLOUD_` in front.
    """
    log_path = directory / "service.log"
    environ = {f"PICLOUD_{name.upper()}": value for name, value in settings.items()}
    environ |= {"PICLOUD_BIND": "127.0.0.1:0", "PICLOUD_DATA_DIR": str(directory / "data")}
    command = program or [sys.executable, "-m", "picloud", "serve"]
    with log_path.open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=_environ() | environ, stdout=log, stderr=log)
    try:
        url = _wait_until_ready(process, log_path)
        token = (directory / "data" / "admin-token").read_text("ascii").strip()
        headers = {"authorization": f"Bearer {token}"}
        with httpx.Client(base_url=url, headers=headers, timeout=60, trust_env=False) as admin:
            yield Service(url, token, process, log_path, admin)
    finally:
        process.terminate()
        try:
            process.wait(_START_S)
        finally:
            process.kill()


def _environ() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PICLOUD_")}


def _wait_until_ready(process: "subprocess.Popen[bytes]", log_path: Path) -> str:
    give_up_at = time.monotonic() + _START_S
    while time.monotonic() < give_up_at and process.poll() is None:
        if found := _READY.search(log_path.read_text("utf-8")):
            return found.group(1)
        time.sleep(0.02)
    raise AssertionError(f"the service did not start:\n{log_path.read_text('utf-8')}")


def _children(pid: int) -> list[str]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return path.read_text("ascii").split()


def _resident_bytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    except OSError:  # it has just ended
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:")), 0)


class HealthProbe:
    """Calls a healthy script again and again, from a thread of its own, while other things happen."""

    def __init__(self, service: Service, per_second: float) -> None:
        self._service = service
        self._interval_s = 1 / per_second
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self.latencies_s: list[float] = []
        self.failures: list[str] = []
        self.peak_memory_bytes = 0

    def __enter__(self) -> "HealthProbe":
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stop.set()
        self._thread.join()

    def _work(self) -> None:
        with httpx.Client(base_url=self._service.url, timeout=10, trust_env=False) as client:
            due = time.monotonic()
            while not self._stop.wait(max(0.0, due - time.monotonic())):
                self._probe(client, due)
                due += self._interval_s
                self.peak_memory_bytes = max(self.peak_memory_bytes, self._service.memory_bytes())

    def _probe(self, client: httpx.Client, due: float) -> None:
        # counted from when the call was due: one that waits for the call before it is late as well
        try:
            answer = client.get(f"/api/v1/execute/{HEALTHY}")
            if (answer.status_code, answer.text) != (200, "42"):
                self.failures.append(f"{answer.status_code} {answer.text[:200]}")
        except httpx.HTTPError as exc:
            self.failures.append(repr(exc))
        self.latencies_s.append(time.monotonic() - due)


def deploy_healthy(service: Service) -> None:
    """The script that `HealthProbe` calls."""
    answer = service.deploy(HEALTHY, "40 + 2", SandboxLimits())
    assert answer.status_code == 201, answer.text


def outcome_of_call(service: Service, attack: Attack, name: str) -> str:
    """Upload and call one script; the outcome in the words of an `expect` line."""
    uploaded = service.deploy(name, attack.source, attack.limits)
    if uploaded.status_code != 201:
        return f"refused {uploaded.json()['error']['code']}"
    return describe_response(service.call(name, attack.request))


def describe_response(answer: httpx.Response) -> str:
    """One answer of the service in the words of an `expect` line."""
    error = _error(answer)
    if error is None:
        return f"ok {answer.status_code}"
    limit = (error.get("details") or {}).get("limit") if error["code"] == "script_limit_exceeded" else None
    return f"{error['code']} {limit}" if limit else str(error["code"])


def _error(answer: httpx.Response) -> dict[str, Any] | None:
    """The error that the platform answers with; None for an answer of the script."""
    if answer.status_code < 400 or "application/json" not in answer.headers.get("content-type", ""):
        return None
    content = answer.json()
    error = content.get("error") if isinstance(content, dict) else None
    return error if isinstance(error, dict) and "request_id" in error else None


def in_threads(count: int, work: Callable[[], None]) -> None:
    """Do the same in several threads and wait for all; the first failure is raised."""
    failures: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except BaseException as exc:
            failures.append(exc)

    threads = [threading.Thread(target=guarded) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
