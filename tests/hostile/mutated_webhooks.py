"""Signed requests with one byte changed: `python -m tests.hostile.mutated_webhooks COUNT`. Outside the suite.

None may get a 2xx or a 5xx, and none may reach an executor. Afterwards the unchanged requests still pass.
"""

import random
import sys
import time
from collections import Counter
from typing import Any

from msgspec import structs

from benchmarks.routes import scope_of
from picloud.orchestrator.asset_table import AssetTable
from picloud.orchestrator.http.ingress import Ingress
from picloud.orchestrator.http.request_reader import BodyReader
from picloud.orchestrator.route_table import RouteTable
from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.routes import LiveRoute
from tests.factories import make_live_script, make_result
from tests.unit.orchestrator.test_signatures import EXAMPLES, Example

PRESETS = ("github", "slack", "discord", "plain")
"""Those in which every byte counts: the others carry parts that are ignored."""


class Behind:
    """In the place of everything behind the ingress: counts what reaches it, and knows the keys."""

    def __init__(self, key: str) -> None:
        self.runs = 0
        self._key = key

    def submit(self, request: object, done: Any, refused: object) -> None:
        self.runs += 1
        done(make_result())

    def record(self, record: object) -> None:
        """Nothing is kept."""

    def authenticate(self, authorization: str | None) -> None:
        return None

    def keys_of(self, secret: str) -> tuple[str, ...]:
        return (self._key,)


def mutated(example: Example, rng: random.Random) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """Return headers and body of which one byte is another, not only in its case."""
    _, _, headers, body, _ = example
    parts = [*(value for _, value in headers), body]
    which = rng.randrange(len(parts))
    place = rng.randrange(len(parts[which]))
    old = parts[which][place : place + 1]
    new = old
    while new.lower() == old.lower():
        new = bytes([rng.randrange(33, 127)])
    parts[which] = parts[which][:place] + new + parts[which][place + 1 :]
    return [(name, value) for (name, _), value in zip(headers, parts, strict=False)], parts[-1]


def attack(example: Example, count: int, rng: random.Random) -> tuple[Counter[int], int]:
    """Send the mutations, then the request itself; returns the statuses and how many mutations ran."""
    verify, key, headers, body, now_s = example
    scripts, routes, behind = ScriptTable(), RouteTable(), Behind(key)
    scripts.publish(make_live_script("id-1", "hook"))
    routes.replace_routes([LiveRoute("r", "/hook", ("POST",), script_id="id-1", verify=structs.replace(verify))])
    sink: Any = behind
    ingress = Ingress(
        table=scripts,
        routes=routes,
        assets=AssetTable(sink),
        executor=sink,
        direct=sink,
        sink=sink,
        authenticator=sink,
        body_reader=BodyReader(),
        clock=lambda: now_s * 1_000,
    )
    ingress.verification.keys = behind
    statuses: Counter[int] = Counter()

    def send(headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        scope = scope_of(b"/exec/hook") | {"method": "POST", "headers": headers}
        ingress.route(scope)(body, lambda status, lines, body: statuses.update([status]))

    for _ in range(count):
        send(*mutated(example, rng))
    ran = behind.runs
    found = Counter(statuses)
    send(headers, body)
    assert behind.runs == ran + 1, "the request itself is refused after them"
    return found, ran


def main(count: int) -> None:
    rng, began, total = random.Random(20261130), time.monotonic(), Counter[int]()
    for name in PRESETS:
        found, ran = attack(EXAMPLES[name], count // len(PRESETS), rng)
        assert ran == 0, f"{name}: {ran} mutated requests ran"
        assert set(found) <= {401, 429}, f"{name}: {found}"
        total += found
    sys.stdout.write(f"{count} mutated requests in {time.monotonic() - began:.0f} s: {dict(total)}, no run\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
