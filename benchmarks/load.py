"""Load on a server: closed loops by wrk, open loops by a generator of its own (`benchmarks/native`)."""

import re
import subprocess
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from benchmarks.workloads import Workload

_PATIENCE_S: Final = 30
"""How long an answer may take: that of a slow server, with all other callers before it."""
_UNITS: Final = {"us": 0.001, "ms": 1.0, "s": 1000.0}


class LoadFailed(Exception):
    """Requests failed that should not; the message is the tool's output."""


class Rate(NamedTuple):
    """What a closed loop saw."""

    per_second: float
    p50_ms: float
    p99_ms: float
    failed: int
    """Answers that were not 2xx."""


class ClosedLoop:
    """wrk with one thread: each connection sends its next request when it has the answer to the last."""

    def __init__(self, directory: Path, seconds: int) -> None:
        self._directory = directory
        self.seconds = seconds

    def run(self, url: str, workload: Workload, connections: int, *, allow_failures: bool = False) -> Rate:
        """One measurement.

        Raises:
            LoadFailed: connections broke, or answers were not 2xx and that is not allowed.
        """
        return self.run_lua(url, self._request(workload), connections, allow_failures=allow_failures)

    def run_lua(self, url: str, lua: str, connections: int, *, allow_failures: bool = False) -> Rate:
        """As `run`, with requests that a Lua text makes."""
        script = self._directory / "request.lua"
        script.write_text(lua)
        length, patience = f"-d{self.seconds}s", f"--timeout={_PATIENCE_S}s"
        arguments = ["wrk", "-t1", f"-c{connections}", length, patience, "--latency", "-s", str(script), url]
        output = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
        failed = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
        if "Socket errors" in output or (failed and not allow_failures):
            raise LoadFailed(output)
        rate = re.search(r"Requests/sec:\s+([\d.]+)", output)
        if rate is None:
            raise LoadFailed(output)
        return Rate(float(rate[1]), _latency(output, 50), _latency(output, 99), int(failed[1]) if failed else 0)

    def _request(self, workload: Workload) -> str:
        body = workload.body.decode().replace("\\", "\\\\").replace("'", "\\'")
        return f"wrk.method = 'POST'\nwrk.body = '{body}'\nwrk.headers['content-type'] = 'application/json'\n"


def _latency(output: str, percentile: int) -> float:
    found = re.search(rf"{percentile}%\s+([\d.]+)(us|ms|s)", output)
    if found is None:
        raise LoadFailed(output)
    return float(found[1]) * _UNITS[found[2]]


class Latency(NamedTuple):
    """What an open loop saw, in milliseconds."""

    p50_ms: float
    p99_ms: float
    max_ms: float


def open_loop(program: Path, url: str, workload: Workload, per_second: int, seconds: float) -> Latency:
    """Send at a fixed rate, whatever the answers do, so that waiting is counted.

    Args:
        program: of `tools.open_loop`. A larger generator takes so much of two cores that it measures itself.
    Raises:
        LoadFailed: a request failed.
    """
    place = urlsplit(url)
    command = [str(program), place.netloc, place.path, workload.body.decode(), str(per_second), f"{seconds:g}"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    figures = done.stdout.split()
    if done.returncode or len(figures) != 4 or figures[3] != "0":
        raise LoadFailed(done.stdout + done.stderr)
    return Latency(*map(float, figures[:3]))
