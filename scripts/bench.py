"""Called by scripts/bench: requests per second of a tiny JSON script through the whole path, with recording on, beside
plain ASGI on uvicorn; memory after the start; time from a save to the first answer of what was saved."""

import argparse
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

SCRIPT = "#{ ok: true, n: ctx.request.body.n + 1 }"
BODY = '{"n":41,"text":"twenty-five bytes"}'
ANSWER = b'{"n":42,"ok":true}'
BASELINE = f"""
import uvicorn

async def app(scope, receive, send):
    await receive()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"{len(ANSWER)}")]
    await send({{"type": "http.response.start", "status": 200, "headers": headers}})
    await send({{"type": "http.response.body", "body": {ANSWER!r}}})

uvicorn.run(app, port=PORT, http="httptools", loop="uvloop", ws="none", lifespan="off", access_log=False,
            proxy_headers=False, log_level="warning")
"""
READY = re.compile(r"picloud is ready .*url=(http://\S+)")


class Load:
    """One way to use wrk: connections and seconds of each measurement."""

    def __init__(self, directory: Path, connections: int, seconds: float) -> None:
        self._connections = connections
        self._seconds = seconds
        self._request = directory / "request.lua"
        self._request.write_text(
            f"wrk.method = 'POST'\nwrk.body = '{BODY}'\nwrk.headers['content-type'] = 'application/json'\n"
        )

    def requests_per_second(self, url: str, connections: int | None = None) -> tuple[float, float]:
        """Requests per second and the median latency in milliseconds; any failed request ends the benchmark."""
        count = str(connections or self._connections)
        arguments = ["wrk", "-t1", f"-c{count}", f"-d{self._seconds:g}s", "--latency", "-s", str(self._request), url]
        output = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
        if "Non-2xx" in output or "Socket errors" in output:
            sys.exit(f"bench: requests failed\n{output}")
        rate = re.search(r"Requests/sec:\s+([\d.]+)", output)
        latency = re.search(r"50%\s+([\d.]+)(us|ms|s)", output)
        if rate is None or latency is None:
            sys.exit(f"bench: wrk said something else than expected\n{output}")
        return float(rate[1]), float(latency[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[latency[2]]


@contextmanager
def baseline() -> Iterator[str]:
    """Plain ASGI on uvicorn; gives its URL."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", BASELINE.replace("PORT", str(port))])
    try:
        yield wait_for(f"http://127.0.0.1:{port}/", process)
    finally:
        process.terminate()
        process.wait()


@contextmanager
def picloud(directory: Path, program: Sequence[str] = ("-m", "picloud", "serve")) -> Iterator[tuple[str, int]]:
    """PiCloud with its defaults on an empty data directory; gives its URL and process id.

    Args:
        program: what the interpreter is given to run.
    """
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PICLOUD_")}
    environ |= {"PICLOUD_BIND": "127.0.0.1:0", "PICLOUD_DATA_DIR": str(directory / "data")}
    log = directory / "picloud.log"
    with log.open("wb") as stream:
        process = subprocess.Popen([sys.executable, *program], env=environ, stderr=stream)
    try:
        while (found := READY.search(log.read_text())) is None:
            if process.poll() is not None:
                sys.exit(f"bench: picloud did not start\n{log.read_text()}")
            time.sleep(0.02)
        yield found[1], process.pid
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> str:
    while True:
        try:
            httpx.get(url, trust_env=False)
        except httpx.ConnectError:
            if process.poll() is not None:
                sys.exit("bench: the baseline did not start")
            time.sleep(0.02)
        else:
            return url


def memory_mb(pid: int) -> tuple[float, float]:
    """Resident and proportional memory of a process and its children, in MB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    resident = proportional = 0
    for process in [str(pid), *children]:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        resident += int(re.search(r"Rss:\s+(\d+)", rollup)[1])  # type: ignore[index]  the kernel always has the line
        proportional += int(re.search(r"Pss:\s+(\d+)", rollup)[1])  # type: ignore[index]  as above
    return resident / 1024, proportional / 1024


def deploy_to_live_ms(client: httpx.Client, rounds: int = 20) -> float:
    """Median milliseconds from sending a save to having the answer of what was saved."""
    durations = []
    for number in range(rounds):
        began = time.perf_counter()
        saved = client.patch("/api/v1/admin/scripts/changing", json={"source": str(number)})
        answer = client.get("/api/v1/execute/changing")
        durations.append((time.perf_counter() - began) * 1000)
        if saved.status_code != 200 or answer.text != str(number):
            sys.exit(f"bench: a save was not live: {saved.text} {answer.text}")
    return statistics.median(durations)


def measure(arguments: argparse.Namespace, directory: Path) -> dict[str, float]:
    load = Load(directory, arguments.connections, arguments.seconds)
    with baseline() as plain_url, picloud(directory) as (url, pid):
        resident, proportional = memory_mb(pid)
        token = (directory / "data" / "admin-token").read_text().strip()
        headers = {"authorization": f"Bearer {token}"}
        with httpx.Client(base_url=url, headers=headers, trust_env=False) as client:
            for name, source in (("tiny", SCRIPT), ("changing", "0")):
                client.post("/api/v1/admin/scripts", json={"name": name, "source": source}).raise_for_status()
            answer = client.post("/api/v1/execute/tiny", content=BODY, headers={"content-type": "application/json"})
            if answer.content != ANSWER:
                sys.exit(f"bench: the script answered {answer.text}")
            live_ms = deploy_to_live_ms(client)
        target = f"{url}/api/v1/execute/tiny"
        for warm in (plain_url, target):
            load.requests_per_second(warm)
        plain, ours = [], []
        for number in range(arguments.rounds):
            plain.append(load.requests_per_second(plain_url)[0])
            ours.append(load.requests_per_second(target)[0])
            print(f"round {number + 1}: plain {plain[-1]:,.0f}/s, picloud {ours[-1]:,.0f}/s", file=sys.stderr)
        return {
            "plain_requests_per_second": statistics.median(plain),
            "picloud_requests_per_second": statistics.median(ours),
            "ratio": statistics.median(mine / theirs for mine, theirs in zip(ours, plain, strict=True)),
            "best_ratio": max(ours) / max(plain),
            "plain_alone_ms": load.requests_per_second(plain_url, connections=1)[1],
            "picloud_alone_ms": load.requests_per_second(target, connections=1)[1],
            "resident_mb_after_start": resident,
            "proportional_mb_after_start": proportional,
            "resident_mb_after_load": memory_mb(pid)[0],
            "deploy_to_live_ms": live_ms,
        }


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="measurements of each, in turn (5)")
    parser.add_argument("--seconds", type=float, default=4, help="length of each measurement (4)")
    parser.add_argument("--connections", type=int, default=32, help="connections at once (32)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="picloud-bench-") as directory:
        figures = measure(arguments, Path(directory))
    if arguments.json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
        return
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):30} {value:12,.2f}")


if __name__ == "__main__":
    main()
