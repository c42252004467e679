"""A client over real child processes of the fake executor."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from picloud.executor.local_client import LocalExecutorClient
from picloud.executor.quarantine import Quarantine
from picloud.executor.slots import Slots
from picloud.executor.source_cache import SourceCache
from picloud.shared.errors import NotFound
from picloud.shared.models import ExecutionResult, LiveScript, SandboxLimits
from picloud.shared.protocols import ServiceBroker, ServiceProvider
from tests.factories import make_execution_request, make_launch, make_live_script


class Sources:
    """A `RevisionSource`; the script's name is the key, so that tests can say `name -> source`."""

    def __init__(self, sources: dict[str, str]) -> None:
        self.sources = sources
        self.fetches = 0

    async def get_source(self, script_id: str, revision: int) -> str:
        self.fetches += 1
        if script_id not in self.sources:
            raise NotFound("no such script")
        return self.sources[script_id]


class Harness:
    def __init__(self, client: LocalExecutorClient, sources: Sources) -> None:
        self.client = client
        self.sources = sources

    async def run(self, source: str, body: bytes = b"", *, timeout_ms: int = 5_000, tag: str = "") -> ExecutionResult:
        return await self.client.execute(make_execution_request(self.script(source, timeout_ms, tag), body))

    def script(self, source: str, timeout_ms: int = 5_000, tag: str = "") -> LiveScript:
        script_id = f"{source}{tag}"
        self.sources.sources[script_id] = source
        return make_live_script(script_id, limits=SandboxLimits(timeout_ms=timeout_ms))


@asynccontextmanager
async def running(
    mode: str = "normal",
    *,
    processes: int = 1,
    threads: int = 4,
    depth: int = 100,
    wait_s: float = 5.0,
    providers: Mapping[str, ServiceProvider] | None = None,
    broker: ServiceBroker | None = None,
    waiting_threads: int = 0,
) -> AsyncIterator[Harness]:
    sources = Sources({})
    client = LocalExecutorClient(
        make_launch(
            mode, threads, start_timeout_s=3.0, providers=providers, broker=broker, waiting_threads=waiting_threads
        ),
        processes,
        SourceCache(sources),
        Slots(depth, wait_s),
        Quarantine(),
    )
    await client.start()
    try:
        yield Harness(client, sources)
    finally:
        await client.stop()


async def eventually(condition: Callable[[], bool], within_s: float = 3.0) -> None:
    give_up_at = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < give_up_at, "did not happen in time"
        await asyncio.sleep(0.005)
