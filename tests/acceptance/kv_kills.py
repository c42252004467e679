"""`python -m tests.acceptance.kv_kills`: SIGKILL at random moments while scripts write to `kv` in two front processes.

Counts what was lost, what happened twice, and how long calls failed. `--postgres` restarts and crashes the server too.
"""

import argparse
import os
import random
import signal
import socket
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Final

import httpx
import msgspec

from tests.acceptance.processes import executors_of
from tests.acceptance.service import Service
from tests.postgres import PostgresServer

THREADS: Final = 6
SOURCE: Final = """
let store = kv.open(ctx.request.query.store);
let outcome = "done";
try {
    store.atomic([#{ incr: "left", by: 1 }, #{ incr: `id/${ctx.request.query.id}`, by: 1 }, #{ incr: "right", by: 1 }]);
} catch (error) { outcome = if error.retryable { "retryable" } else { error.code }; }
let zero = outcome.len - outcome.len;
if outcome == "done" && ctx.request.query.fails == "yes" { 1 / zero }
outcome
"""
"""Writes once. With `fails` it ends in an error that is located by running it again, which must not write again."""
STARTS: Final = 5
LIMITS: Final = {"timeout_ms": 30_000}
"""A busy machine must not end the runs."""
NOTHING_DONE: Final = frozenset({"retryable", "server_busy", "script_quarantined", "executor_unavailable"})
"""Outcomes that promise that nothing was written."""


class Load:
    """Threads that call the script, each call with an id of its own, until `stop`.

    `outcomes`: for each id "done", the code of an error, or "" when there was no response.
    """

    def __init__(self, url: str, store: str) -> None:
        self.outcomes: dict[str, str] = {}
        self._url = url
        self._store = store
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(number,)) for number in range(THREADS)]
        for thread in self._threads:
            thread.start()

    def _run(self, number: int) -> None:
        with httpx.Client(base_url=self._url, trust_env=False, timeout=30) as client:
            count = 0
            while not self._stop.is_set():
                count += 1
                name = f"{number}-{count}"
                self.outcomes[name] = outcome = call(client, self._store, name, fails=count % 4 == 0)
                if not outcome:
                    time.sleep(0.01)

    def wait_for_more(self, count: int, seconds: float) -> float:
        """Wait until so many more calls were done; returns the seconds that took."""
        began = time.monotonic()
        wanted = self.done + count
        while self.done < wanted:
            if time.monotonic() - began > seconds:
                raise TimeoutError(f"no {count} calls within {seconds} s: {Counter(self.outcomes.values())}")
            time.sleep(0.005)
        return time.monotonic() - began

    @property
    def done(self) -> int:
        return sum(outcome == "done" for outcome in list(self.outcomes.values()))

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


def call(client: httpx.Client, store: str, name: str, *, fails: bool) -> str:
    """Call the script once; returns its outcome as in `Load.outcomes`."""
    query = {"store": store, "id": name, "fails": "yes" if fails else "no"}
    try:
        answer = client.get(f"/api/v1/execute/{store}", params=query)
    except httpx.TransportError:
        return ""
    if answer.status_code == 200:
        return str(answer.json())
    code = str(answer.json()["error"]["code"])
    return "done" if code == "script_error" else code


def faults_of(outcomes: dict[str, str], values: dict[str, int]) -> list[str]:
    """Return what contradicts the promises, as sentences.

    Args:
        values: what the store of the round has.
    """
    counts = {name: values.get(f"id/{name}", 0) for name in outcomes}
    found = []
    for name, outcome in outcomes.items():
        if counts[name] > 1:
            found.append(f"{name}: written {counts[name]} times, answered {outcome!r}")
        if outcome == "done" and counts[name] == 0:
            found.append(f"{name}: acknowledged and lost")
        if outcome in NOTHING_DONE and counts[name]:
            found.append(f"{name}: written although {outcome} was answered")
    total = sum(counts.values())
    if not values.get("left", 0) == values.get("right", 0) == total:
        found.append(f"half of a write: left {values.get('left')}, right {values.get('right')}, ids {total}")
    return found


def stored(service: Service, store: str) -> dict[str, int]:
    lines = service.admin("GET", f"/kv/namespace:{store}/export").text.splitlines()
    items = [msgspec.json.decode(line) for line in lines]
    return {item["key"]: item["value"] for item in items if "key" in item}


def fronts_of(service: Service) -> list[int]:
    """The front process beside the manager process, while there is one."""
    return [pid for pid in service.children() if b"front_child.py" in Path(f"/proc/{pid}/cmdline").read_bytes()]


class Victims:
    """The processes that are killed, by name."""

    def __init__(self, service: Service, server: PostgresServer | None, chance: random.Random) -> None:
        self._service = service
        self._server = server
        self._chance = chance
        self.kinds: dict[str, Callable[[], None]] = {
            "executor": self._kill_executor,
            "front": self._kill_front,
            "service": self._kill_service,
        }
        if server is not None:
            self.kinds["server"] = self._restart_server

    def _kill_executor(self) -> None:
        parents = [self._service.pid, *fronts_of(self._service)]
        self._kill(self._chance.choice([pid for parent in parents for pid in executors_of(parent)]))

    def _kill_front(self) -> None:
        for pid in fronts_of(self._service):
            self._kill(pid)

    @staticmethod
    def _kill(pid: int) -> None:
        with suppress(ProcessLookupError):  # gone by itself
            os.kill(pid, signal.SIGKILL)

    def _kill_service(self) -> None:
        self._service.stop(signal.SIGKILL)
        for attempt in range(STARTS):
            try:
                self._service.start()
            except AssertionError:  # a process was not ready in time: systemd would try again, too
                if attempt == STARTS - 1:
                    raise
            else:
                return

    def _restart_server(self) -> None:
        assert self._server is not None
        self._server.stop(self._chance.choice([signal.SIGINT, signal.SIGQUIT]))
        self._server.start()


def run(service: Service, server: PostgresServer | None, rounds: int, chance: random.Random) -> int:
    """Run all rounds and print what came of them; returns the number of broken promises."""
    victims = Victims(service, server, chance)
    stores = [f"round-{number}" for number in range(rounds)]
    killed: Counter[str] = Counter()
    outcomes: dict[str, dict[str, str]] = {}
    slowest: dict[str, float] = {}
    faults: list[str] = []
    for store in stores:
        kind = chance.choice(list(victims.kinds))
        service.deploy(store, SOURCE, limits=LIMITS)  # a script for each round: killed executors count against it
        service.admin("PUT", f"/scripts/{store}/grants", json={"kv": [store]}).raise_for_status()
        load = Load(service.url, store)
        try:
            load.wait_for_more(THREADS, 120)
            time.sleep(chance.uniform(0.05, 0.5))
            victims.kinds[kind]()
            outage = load.wait_for_more(2 * THREADS, 120)
        finally:
            load.stop()
        killed[kind] += 1
        slowest[kind] = max(slowest.get(kind, 0.0), outage)
        outcomes[store] = load.outcomes
        found = faults_of(load.outcomes, stored(service, store))
        faults += [f"{store} ({kind}): {fault}" for fault in found]
        say(f"{store}: {kind} killed, {len(load.outcomes)} calls, {outage:.2f} s, {len(found)} broken promises")
    for store in stores:
        faults += [f"{store} at the end: {fault}" for fault in faults_of(outcomes[store], stored(service, store))]
    totals = Counter(outcome or "no response" for each in outcomes.values() for outcome in each.values())
    times = ", ".join(f"{kind} {seconds:.2f} s" for kind, seconds in slowest.items())
    say(f"killed: {dict(killed)}; calls: {dict(totals)}")
    say(f"slowest return to {2 * THREADS} more calls: {times}")
    say("\n".join([f"{len(faults)} broken promises", *faults[:20]]))
    return len(faults)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true")
    given = parser.parse_args()
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        settings = {"workers": "2", "executor_processes": "2", "bind": f"127.0.0.1:{free_port()}"}
        server = None
        if given.postgres:
            server = PostgresServer()
            stack.callback(server.remove)
            server.start()
            settings["database_url"] = server.make_database()
        service = Service(directory, **settings)
        service.most_start_s = 120
        service.start()
        stack.callback(service.stop)
        broken = run(service, server, given.rounds, random.Random(given.seed))
        if not given.postgres:
            with closing(sqlite3.connect(f"file:{service.data_dir / 'data.db'}?mode=ro", uri=True)) as connection:
                whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
            say(f"integrity of data.db: {whole}")
            broken += whole != "ok"
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
