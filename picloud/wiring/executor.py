"""Builds and boots the executor client: how many processes, how much memory, how long a queue."""

from typing import Final, Protocol

from picloud.executor.local_client import LocalExecutorClient
from picloud.executor.native_library import find_native_library
from picloud.executor.process import ExecutorStartFailed, Launch, child_command
from picloud.executor.quarantine import Quarantine
from picloud.executor.slots import Slots
from picloud.executor.source_cache import SourceCache
from picloud.shared.errors import EXIT_PACKAGE, StartRefused
from picloud.shared.models import MIB
from picloud.shared.protocols import RevisionSource, ServiceBroker
from picloud.shared.wire import ExecutorHello, HostSettings

_PROCESS_SPARE_BYTES: Final = 24 * MIB
"""What runs may hold beside the largest of a process; as `SPARE_BYTES` of `rhai-python/worker/src/runtime/store.rs`.
Dropping a chain of closures takes as much stack as it held memory: both must fit into what is promised."""


class ExecutorSettings(Protocol):
    """The fields of `Settings` that are needed here."""

    @property
    def executor_processes(self) -> int: ...
    @property
    def executor_threads(self) -> int: ...
    @property
    def waiting_threads(self) -> int: ...
    @property
    def max_memory_bytes(self) -> int: ...
    @property
    def max_process_memory_bytes(self) -> int | None: ...
    @property
    def queue_depth(self) -> int: ...
    @property
    def queue_wait_ms(self) -> int: ...


def build_executor(
    settings: ExecutorSettings, sources: RevisionSource, quarantine: Quarantine, broker: ServiceBroker
) -> LocalExecutorClient:
    threads = settings.executor_threads
    memory = settings.max_process_memory_bytes or settings.max_memory_bytes + _PROCESS_SPARE_BYTES
    return LocalExecutorClient(
        Launch(child_command(find_native_library()), HostSettings(threads, memory, settings.waiting_threads), broker),
        settings.executor_processes,
        SourceCache(sources),
        Slots(settings.queue_depth, settings.queue_wait_ms / 1000),
        quarantine,
    )


async def boot(executor: LocalExecutorClient) -> ExecutorHello:
    try:
        return await executor.start()
    except ExecutorStartFailed as exc:
        raise StartRefused(EXIT_PACKAGE, f"the executor process does not start: {exc}; install PiCloud again") from exc
