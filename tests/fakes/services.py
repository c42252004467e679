"""In-memory doubles of the seams in `picloud/shared/protocols.py`, and a clock that stands still."""

import asyncio
import re

from picloud.shared.errors import ExecutorUnavailable
from picloud.shared.models import (
    Diagnostic,
    ExecutionRequest,
    ExecutionResult,
    LiveScript,
    SandboxLimits,
    ScriptFault,
    SourceCheck,
    Use,
)
from picloud.shared.running import RunningExecution
from tests.factories import make_result


class FixedClock:
    """Says the time it was told, in milliseconds since 1970-01-01 UTC."""

    def __init__(self, now: int = 1_700_000_000_000) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now


class FakeExecutorClient:
    """An `ExecutorClient` without an engine.

    A source that contains `error!` does not compile (line 3, column 7), one with `eval(` has a forbidden symbol, one
    with `warn!` has a warning; see `_uses` for what needs a grant. `delay_s` makes a check take time; `available` False
    makes it impossible.
    """

    def __init__(self) -> None:
        self.executed: list[ExecutionRequest] = []
        self.drafts: list[tuple[ExecutionRequest, str]] = []
        self.draft_authors: list[str] = []
        self.checked: list[tuple[str, SandboxLimits]] = []
        self.delay_s = 0.0
        self.available = True
        self.check_begun = asyncio.Event()
        self.running: list[RunningExecution] = []
        self.cancelled: list[str] = []
        self.may_end = asyncio.Event()
        """Runs wait for it."""
        self.may_end.set()
        self.status = 200
        """Of the response of each run."""

    def list_running(self) -> list[RunningExecution]:
        return list(self.running)

    def cancel(self, execution_id: str) -> RunningExecution | None:
        self.cancelled.append(execution_id)
        return next((running for running in self.running if running.id == execution_id), None)

    async def execute(self, request: ExecutionRequest) -> ExecutionResult:
        self.executed.append(request)
        await self.may_end.wait()
        return make_result(body=request.request.body, status=self.status)

    async def execute_draft(self, request: ExecutionRequest, source: str, author: str = "") -> ExecutionResult:
        if not self.available:
            raise ExecutorUnavailable("No executor process is running.")
        self.drafts.append((request, source))
        self.draft_authors.append(author)
        fault = ScriptFault("script_error", "no such luck", 2, 5) if "fail!" in source else None
        return make_result(body=request.request.body, fault=fault)

    async def check(self, source: str, limits: SandboxLimits) -> SourceCheck:
        if not self.available:
            raise ExecutorUnavailable("No executor process is running.")
        self.checked.append((source, limits))
        self.check_begun.set()
        await asyncio.sleep(self.delay_s)
        return SourceCheck(self._findings(source), _uses(source))

    def _findings(self, source: str) -> list[Diagnostic]:
        if "error!" in source:
            return [Diagnostic("error", "script_compile_error", "expecting an expression", 3, 7, certain=True)]
        if "eval(" in source:
            return [Diagnostic("error", "forbidden_symbol", "eval is not available", 1, 1, certain=True)]
        if "warn!" in source:
            return [Diagnostic("warning", "shadowed_name", "ctx is shadowed", 1, 5)]
        if source.startswith("fails!"):
            warning = Diagnostic("warning", "unused_result", "nothing uses it", 1, 2)
            return [warning, Diagnostic("warning", "undefined_function", "there is no foo", 2, 4, certain=True)]
        return []


def _uses(source: str) -> list[Use]:
    """The uses in lines such as `use http api.example.com` and `use secrets ?`, where ? is a computed name."""
    lines = enumerate(source.splitlines(), 1)
    found = [(re.match(r"use (\w+) (\S+)", line), number) for number, line in lines]
    return [Use(match[1], None if match[2] == "?" else match[2], number) for match, number in found if match]


class FakeQuarantine:
    """A `QuarantineControl`; `held` is script ids and since when."""

    def __init__(self) -> None:
        self.held: dict[str, int] = {}

    def quarantined_at(self, script_id: str) -> int | None:
        return self.held.get(script_id)

    def release(self, script_id: str) -> None:
        self.held.pop(script_id, None)


class RecordingFeed:
    """A `ScriptFeed` that remembers what is live, and everything it was told in order."""

    def __init__(self) -> None:
        self.live: dict[str, LiveScript] = {}
        self.sources: dict[str, str | None] = {}
        self.published: list[LiveScript] = []
        self.told = asyncio.Event()

    def publish(self, script: LiveScript, source: str | None = None) -> None:
        self.live[script.id] = script
        self.sources[script.id] = source
        self.published.append(script)
        self.told.set()

    def withdraw(self, script_id: str) -> None:
        self.live.pop(script_id, None)
