"""Builds and boots the executor client: how many processes, how much memory, how long a queue."""

from typing import Final

from picloud.executor.local_client import LocalExecutorClient
from picloud.executor.native_library import find_native_library
from picloud.executor.process import ExecutorStartFailed, Launch, child_command
from picloud.executor.quarantine import Quarantine
from picloud.executor.slots import Slots
from picloud.executor.source_cache import SourceCache
from picloud.manager.storage.scripts import ScriptStore
from picloud.shared.errors import EXIT_PACKAGE, StartRefused
from picloud.shared.models import MIB
from picloud.shared.settings import Settings
from picloud.shared.wire import ExecutorHello, HostSettings

_PROCESS_SPARE_BYTES: Final = 32 * MIB


def build_executor(settings: Settings, script_store: ScriptStore) -> LocalExecutorClient:
    threads = settings.executor_threads
    memory = settings.max_process_memory_bytes or settings.max_memory_bytes + _PROCESS_SPARE_BYTES
    return LocalExecutorClient(
        Launch(child_command(find_native_library()), HostSettings(threads, memory)),
        settings.executor_processes,
        SourceCache(script_store),
        Slots(settings.queue_depth, settings.queue_wait_ms / 1000),
        Quarantine(),
    )


async def boot(executor: LocalExecutorClient) -> ExecutorHello:
    try:
        return await executor.start()
    except ExecutorStartFailed as exc:
        raise StartRefused(EXIT_PACKAGE, f"the executor process does not start: {exc}; install PiCloud again") from exc
