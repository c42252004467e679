"""`scripts/soak slow` and `mutated`: what slow clients and mutated requests do to a service on 127.0.0.1 of its own."""

import argparse
import asyncio
import contextlib
import json
import random
import resource
import signal
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import uvloop

sys.path.insert(0, str(Path(__file__).parents[1]))
from scripts.soaks import http2_mutations
from tests.acceptance.certificate import make_certificate
from tests.acceptance.service import Service, running
from tests.corpus.cases import Case, load_cases
from tests.corpus.runner import SCRIPTS, Target

LARGE = 'let text = ""; text.pad(1_000_000, "x"); text'
DRIBBLE_S = 1.0
RAMP_PER_S = 600
READERS_EVERY = 3
MUTATED_AT_ONCE = 8


class SlowClients:
    """Clients that never finish: a third each with headers, with bodies, with reading; cut off, they come again."""

    def __init__(self, address: tuple[str, int], count: int) -> None:
        self._address = address
        self._count = count
        self.cut_off_count = 0
        self.connected = 0

    async def run(self, seconds: float) -> None:
        """Let all of them be slow for so long, not counting the time until all are there."""
        tasks = []
        for number in range(self._count):
            tasks.append(asyncio.create_task(self._be_slow(number)))
            if number % (RAMP_PER_S // 10) == 0:
                await asyncio.sleep(0.1)
        await asyncio.sleep(seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _be_slow(self, number: int) -> None:
        kinds = (self._dribble_head, self._dribble_body, self._hardly_read)
        while True:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                connection = socket.socket()
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
                connection.setblocking(False)
                try:
                    await asyncio.get_running_loop().sock_connect(connection, self._address)
                    self.connected += 1
                    await kinds[number % READERS_EVERY](connection)
                finally:
                    connection.close()
            self.cut_off_count += 1
            await asyncio.sleep(DRIBBLE_S)

    async def _dribble_head(self, connection: socket.socket) -> None:
        await self._send(connection, b"GET /healthz HTTP/1.1\r\nHost: soak\r\nX-Slow: ")
        await self._dribble(connection)

    async def _dribble_body(self, connection: socket.socket) -> None:
        head = b"POST /api/v1/execute/hello HTTP/1.1\r\nHost: soak\r\nContent-Length: 1000000\r\n\r\n"
        await self._send(connection, head + b"x" * 1_000)
        await self._dribble(connection)

    async def _hardly_read(self, connection: socket.socket) -> None:
        await self._send(connection, b"GET /api/v1/execute/large HTTP/1.1\r\nHost: soak\r\n\r\n")
        loop = asyncio.get_running_loop()
        while await loop.sock_recv(connection, 1):  # noqa: ASYNC110  to be slow is the purpose
            await asyncio.sleep(DRIBBLE_S)

    async def _dribble(self, connection: socket.socket) -> None:
        while True:
            await asyncio.sleep(DRIBBLE_S)
            await self._send(connection, b"x")

    async def _send(self, connection: socket.socket, data: bytes) -> None:
        await asyncio.get_running_loop().sock_sendall(connection, data)


class Watch(threading.Thread):
    """Samples the memory and the connections of a process until told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._stop_asked = threading.Event()
        self.peak_mb = 0.0
        self.peak_sockets = 0

    def run(self) -> None:
        while not self._stop_asked.wait(0.5):
            self.peak_mb = max(self.peak_mb, resident_mb(self._pid))
            self.peak_sockets = max(self.peak_sockets, len(list(Path(f"/proc/{self._pid}/fd").iterdir())))

    def stop(self) -> None:
        """End the samples."""
        self._stop_asked.set()
        self.join()


def address_of(service: Service) -> tuple[str, int]:
    """Host and port."""
    url = urlsplit(service.url)
    return str(url.hostname), int(url.port or 0)


def resident_mb(pid: int) -> float:
    """Resident memory of the front process."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def call_healthy(url: str) -> None:
    """Child process: call the healthy endpoint until SIGTERM, then print the figures as JSON."""
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    durations, errors = [], 0
    with httpx.Client(trust_env=False, timeout=5) as client:
        while not ended.wait(0.005):
            began = time.perf_counter()
            try:
                healthy = client.get(url).status_code == 200
            except httpx.HTTPError:
                healthy = False
            errors += not healthy
            durations.append((time.perf_counter() - began) * 1000)
    cuts = statistics.quantiles(durations, n=100)
    print(json.dumps({"calls": len(durations), "errors": errors, "p50_ms": cuts[49], "p99_ms": cuts[98]}))


def run_slow(arguments: argparse.Namespace, directory: Path) -> dict[str, Any]:
    """Slow clients beside a healthy one; gives the figures."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with running(directory) as service:
        service.deploy("hello", '"hello"')
        service.deploy("large", LARGE)
        pid = service.pid
        healthy_url = f"{service.url}/api/v1/execute/hello"
        with httpx.Client(trust_env=False) as client:
            for _ in range(300):
                client.get(healthy_url)
        lines, before = len(service.log.read_text().splitlines()), resident_mb(pid)
        watch = Watch(pid)
        watch.start()
        healthy = subprocess.Popen([sys.executable, __file__, "healthy", healthy_url], stdout=subprocess.PIPE)
        clients = SlowClients(address_of(service), arguments.clients)
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(clients.run(arguments.seconds))
        healthy.terminate()
        figures: dict[str, Any] = json.loads(healthy.communicate()[0])
        watch.stop()
        deadline = time.monotonic() + 20
        while resident_mb(pid) > before + 10 and time.monotonic() < deadline:
            time.sleep(0.5)
        return {
            "slow_clients": arguments.clients,
            "connections_made": clients.connected,
            "cut_off": clients.cut_off_count,
            "descriptors_peak": watch.peak_sockets,
            **{f"healthy_{name}": round(value, 1) for name, value in figures.items()},
            "resident_mb_before": round(before, 1),
            "resident_mb_peak": round(watch.peak_mb, 1),
            "resident_mb_after": round(resident_mb(pid), 1),
            "log_lines": len(service.log.read_text().splitlines()) - lines,
        }


def mutate(seed: bytes, chance: random.Random) -> bytes:
    """The request with one to four things wrong with it."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            data[place:place] = bytes(chance.choices(b"\r\n\0 :;,%/?#\xff0aZ\t-+", k=chance.randint(1, 4)))
        elif kind == 1:
            del data[place : place + chance.randint(1, 12)]
        elif kind == 2:
            data[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 3:
            end = place + chance.randint(1, 40)
            data[place:place] = data[place:end] * chance.choice((1, 2, 50))
        else:
            del data[place:]
        if not data:
            return b"\r\n"
    return bytes(data)


def seeds_of(cases: list[Case], token: str) -> list[bytes]:
    """The small requests of the corpus."""
    texts = ["".join(part for part in case.parts if isinstance(part, str)) for case in cases]
    filled = [text.replace("{host}", "127.0.0.1").replace("{token}", token) for text in texts]
    return [text.encode("latin-1") for text in filled if 0 < len(text) < 20_000]


async def send_mutated(
    address: tuple[str, int], seeds: list[bytes], chance: random.Random, until: float, counts: Counter[str]
) -> None:
    """One request after another, each on a connection of its own."""
    while time.monotonic() < until:
        request = mutate(chance.choice(seeds), chance)
        answer = b""
        with contextlib.suppress(OSError, TimeoutError):
            reader, writer = await asyncio.open_connection(*address)
            try:
                writer.write(request)
                async with asyncio.timeout(0.2):
                    answer = await reader.readline()
            finally:
                writer.transport.abort()
        words = answer.split()
        status = words[1].decode("latin-1") if len(words) > 1 else "none"
        counts[status] += 1
        if status.startswith("5") and status != "501":  # 501: a transfer coding that nobody knows
            print(f"status {status} to {request!r}", file=sys.stderr)


def run_mutated(arguments: argparse.Namespace, directory: Path) -> dict[str, Any]:
    """Mutated requests of the corpus; gives how many were answered how."""
    chance = random.Random(arguments.seed)  # noqa: S311  chance, no secret
    if arguments.http2:
        return run_mutated_http2(arguments, directory, chance)
    with running(directory) as service:
        for name in SCRIPTS:
            service.deploy(name, "1")
        seeds = seeds_of(load_cases(), service.token)
        target = address_of(service)
        counts: Counter[str] = Counter()
        until = time.monotonic() + arguments.seconds

        async def send_all() -> None:
            sending = (send_mutated(target, seeds, chance, until, counts) for _ in range(MUTATED_AT_ONCE))
            await asyncio.gather(*sending)

        asyncio.run(send_all())
        alive = httpx.get(f"{service.url}/healthz", trust_env=False).status_code == 200
        return figures_of(service, counts, alive=alive)


def run_mutated_http2(arguments: argparse.Namespace, directory: Path, chance: random.Random) -> dict[str, Any]:
    """The same over HTTP/2."""
    certificate, key = directory / "cert.pem", directory / "key.pem"
    make_certificate(certificate, key)
    context = ssl.create_default_context(cafile=certificate)
    context.set_alpn_protocols(["h2"])
    with running(directory, tls_cert=str(certificate), tls_key=str(key)) as service:
        url = urlsplit(service.url)
        headers = {"authorization": f"Bearer {service.token}"}
        with httpx.Client(base_url=service.url, verify=context, http2=True, headers=headers, trust_env=False) as client:
            for name in SCRIPTS:
                client.post("/api/v1/admin/scripts", json={"name": name, "source": "1"}).raise_for_status()
            target = Target(str(url.hostname), int(url.port or 0), url.netloc, service.token, tls=context)
            seeds = http2_mutations.seeds_of(load_cases())
            counts: Counter[str] = Counter()
            until = time.monotonic() + arguments.seconds

            async def send_all() -> None:
                send = http2_mutations.send_mutated
                sending = (send(target, seeds, mutate, chance, until, counts) for _ in range(MUTATED_AT_ONCE))
                await asyncio.gather(*sending)

            asyncio.run(send_all())
        with httpx.Client(base_url=service.url, verify=context, http2=True, trust_env=False) as client:
            alive = client.get("/healthz").status_code == 200
        return figures_of(service, counts, alive=alive)


def figures_of(service: Service, counts: Counter[str], *, alive: bool) -> dict[str, Any]:
    """What mutated requests led to."""
    return {
        "requests": counts.total(),
        "answers": dict(sorted(counts.items())),
        "server_errors": sum(count for status, count in counts.items() if status[0] == "5" and status != "501"),
        "same_process": alive and service.process is not None and service.process.poll() is None,
        "tracebacks": service.log.read_text().count("Traceback"),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/soak-ingress", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    commands = parser.add_subparsers(dest="command", required=True)
    slow = commands.add_parser("slow", help="slow headers, bodies and readers beside a healthy caller")
    slow.add_argument("--clients", type=int, default=2_000, help="slow clients (2000)")
    slow.add_argument("--seconds", type=float, default=10, help="how long all of them are there (10)")
    mutated = commands.add_parser("mutated", help="requests of the corpus with bytes changed")
    mutated.add_argument("--seconds", type=float, default=10, help="how long (10)")
    mutated.add_argument("--http2", action="store_true", help="over HTTPS with HTTP/2")
    mutated.add_argument("--seed", type=int, default=0, help="of the changes (0)")
    commands.add_parser("healthy").add_argument("url")
    arguments = parser.parse_args()
    if arguments.command == "healthy":
        call_healthy(arguments.url)
        return
    with tempfile.TemporaryDirectory(prefix="picloud-soak-") as directory:
        run = run_slow if arguments.command == "slow" else run_mutated
        figures = run(arguments, Path(directory))
    if arguments.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):22} {value}")


if __name__ == "__main__":
    main()
