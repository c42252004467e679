"""What a route costs beside a call by name, in the ingress alone: processor time of one call on the fast path, with 500
routes. Run it with `python -m benchmarks.routes`; figures go to docs/internal/benchmarks.md."""

import random
import time
from collections.abc import Callable
from statistics import median
from typing import Any, Final

from picloud.orchestrator.asset_table import AssetTable
from picloud.orchestrator.http.ingress import Ingress
from picloud.orchestrator.http.request_reader import BodyReader
from picloud.orchestrator.route_table import RouteTable
from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.models import ExecutionRequest, ExecutionResult
from picloud.shared.protocols import OnRefusal, OnResult
from picloud.shared.routes import LiveRoute
from tests.factories import make_live_script, make_result

ROUTES: Final = 500
CALLS: Final = 2_000
ROUNDS: Final = 30
HEADERS: Final = [(b"host", b"localhost"), (b"user-agent", b"bench"), (b"accept", b"*/*")]


class _Nothing:
    """In the place of everything behind the ingress."""

    def __init__(self) -> None:
        self._result: ExecutionResult = make_result(headers=[("content-type", "application/json")])

    def submit(self, request: ExecutionRequest, done: OnResult, refused: OnRefusal) -> None:  # noqa: ARG002
        done(self._result)

    def record(self, record: object) -> None:
        """Nothing is kept."""

    def authenticate(self, authorization: str | None) -> None:  # noqa: ARG002
        return None


def build() -> Ingress:
    """Return an ingress with one script and `ROUTES` routes to it."""
    rng = random.Random(1)  # noqa: S311  only spread
    scripts, routes, nothing = ScriptTable(), RouteTable(), _Nothing()
    scripts.publish(make_live_script("id-1", "hello"))
    paths = {f"/area{rng.randrange(40)}/:tenant/part{number}/:id" for number in range(ROUTES - 1)} | {"/notes/:id"}
    routes.replace_routes([LiveRoute(path, path, ("GET",), script_id="id-1") for path in sorted(paths)])
    sink: Any = nothing
    return Ingress(
        table=scripts,
        routes=routes,
        assets=AssetTable(sink),
        executor=sink,
        direct=sink,
        sink=sink,
        authenticator=sink,
        body_reader=BodyReader(),
    )


def scope_of(path: bytes) -> dict[str, Any]:
    """Return the head of a request."""
    return {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "raw_path": path,
        "query_string": b"",
        "headers": HEADERS,
        "client": ("127.0.0.1", 5000),
    }


def cost_us(call: Callable[[], object]) -> float:
    """Return the processor time of one call in microseconds."""
    began = time.process_time()
    for _ in range(CALLS):
        call()
    return (time.process_time() - began) / CALLS * 1e6


def main() -> None:
    """Print what a call costs, by name and by route, with a new head and with a known one."""
    ingress = build()
    named, routed = scope_of(b"/api/v1/execute/hello"), scope_of(b"/exec/notes/17")

    def reply(status: int, lines: bytes, body: bytes) -> None:
        """Nobody reads it."""

    known_name, known_route = ingress.route(named), ingress.route(routed)
    cases: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "new head": (lambda: ingress.route(named)(b"", reply), lambda: ingress.route(routed)(b"", reply)),
        "known head": (lambda: known_name(b"", reply), lambda: known_route(b"", reply)),
    }
    for name, (by_name, by_route) in cases.items():
        rounds = [(cost_us(by_name), cost_us(by_route)) for _ in range(ROUNDS)]  # interleaved
        base = median(each[0] for each in rounds)
        more = median(each[1] - each[0] for each in rounds)
        print(f"{name}: by name {base:.1f} us, by route {more:+.1f} us ({ROUTES} routes)")  # noqa: T201


if __name__ == "__main__":
    main()
