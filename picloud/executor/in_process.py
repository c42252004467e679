"""`ExecutorClient` inside this process, for tests of what stands above it: the same engine and the same messages,
without a process to lose. The only importer of the binding; the service itself never loads it."""

import asyncio
import itertools

from rhai_python.worker import Runtime

from picloud.executor.calls import run_message
from picloud.executor.loaded_revisions import LoadedRevisions
from picloud.executor.outcomes import result_of
from picloud.shared.models import ExecutionRequest, ExecutionResult, SandboxLimits, SourceCheck
from picloud.shared.protocols import RevisionSource
from picloud.shared.wire import Check, Checked, Load, Result, ScriptIdentity, Unload, WireError
from picloud.shared.wire import decode_executor_message as decode
from picloud.shared.wire import encode_payload as encode


class InProcessExecutorClient:
    """Runs scripts on threads of this process. A script that breaks out of the engine's limits ends all of it.

    Args:
        sources: where revisions come from.
        thread_count: how many scripts may run at once; there is no queue, and no bound on what waits for a thread.
    """

    def __init__(self, sources: RevisionSource, thread_count: int = 4) -> None:
        self._sources = sources
        self._runtime = Runtime(thread_count)
        self._loaded = LoadedRevisions()
        self._call_ids = itertools.count(1)

    def close(self) -> None:
        """Take no more calls."""
        self._runtime.close()

    async def execute(self, request: ExecutionRequest) -> ExecutionResult:
        """As in `ExecutorClient`."""
        script = request.script
        key = script.load_key
        if not self._loaded.touch(key):
            source = await self._sources.get_source(script.id, script.revision)
            identity = ScriptIdentity(script.id, script.name, script.revision)
            self._runtime.submit(encode(Load(key, identity, source, script.limits)))
            for evicted in self._loaded.add(key, len(source.encode())):
                self._runtime.submit(encode(Unload(evicted)))
        return await self._run(request, key)

    async def execute_draft(self, request: ExecutionRequest, source: str, author: str = "") -> ExecutionResult:
        """As in `ExecutorClient`; nothing is quarantined."""
        del author
        script = request.script
        key = f"draft:{request.execution_id}"
        identity = ScriptIdentity(script.id, script.name, script.revision)
        self._runtime.submit(encode(Load(key, identity, source, script.limits)))
        try:
            return await self._run(request, key)
        finally:
            self._runtime.submit(encode(Unload(key)))

    async def _run(self, request: ExecutionRequest, key: str) -> ExecutionResult:
        run = run_message(next(self._call_ids), key, request)
        answer = decode(await asyncio.to_thread(self._runtime.call, encode(run)))
        if not isinstance(answer, Result):
            raise WireError("a run was answered with another message")
        return result_of(answer, queue_us=0)

    async def check(self, source: str, limits: SandboxLimits) -> SourceCheck:
        """As in `ExecutorClient`."""
        check = Check(next(self._call_ids), source, limits)
        answer = decode(await asyncio.to_thread(self._runtime.call, encode(check)))
        if not isinstance(answer, Checked):
            raise WireError("a check was answered with another message")
        return SourceCheck(answer.diagnostics, answer.uses)
