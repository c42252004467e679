"""The contract of `ExecutorClient` on every implementation, with the real engine."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from picloud.executor.in_process import InProcessExecutorClient
from picloud.executor.local_client import LocalExecutorClient
from picloud.executor.native_library import find_native_library
from picloud.executor.process import Launch, child_command
from picloud.executor.quarantine import Quarantine
from picloud.executor.slots import Slots
from picloud.executor.source_cache import SourceCache
from picloud.providers.broker import Broker
from picloud.shared.errors import NotFound
from picloud.shared.models import (
    MIB,
    CallFrame,
    ExecutionRequest,
    ExecutionResult,
    HttpRequest,
    LiveScript,
    SandboxLimits,
    ScriptFault,
)
from picloud.shared.protocols import ExecutorClient
from picloud.shared.wire import HostSettings
from tests.factories import make_execution_request, make_live_script


class Sources:
    def __init__(self) -> None:
        self.sources: dict[tuple[str, int], str] = {}

    async def get_source(self, script_id: str, revision: int) -> str:
        try:
            return self.sources[script_id, revision]
        except KeyError:
            raise NotFound("no such revision") from None


class Harness:
    def __init__(self, client: ExecutorClient, sources: Sources) -> None:
        self.client = client
        self.sources = sources

    async def run(self, source: str, body: bytes = b"", limits: SandboxLimits | None = None) -> ExecutionResult:
        script_id = f"s{len(self.sources.sources)}"
        self.sources.sources[script_id, 1] = source
        return await self.client.execute(make_execution_request(make_live_script(script_id, limits=limits), body))

    async def fault(self, source: str, limits: SandboxLimits | None = None) -> ScriptFault:
        result = await self.run(source, limits=limits)
        assert result.status == "failed"
        assert result.fault is not None
        return result.fault


@pytest.fixture(params=["local", "in process"])
async def harness(request: pytest.FixtureRequest) -> AsyncIterator[Harness]:
    sources = Sources()
    if request.param == "in process":
        client = InProcessExecutorClient(sources)
        yield Harness(client, sources)
        client.close()
        return
    launch = Launch(child_command(find_native_library()), HostSettings(4, 320 * MIB), Broker({}))
    local = LocalExecutorClient(launch, 1, SourceCache(sources), Slots(100, 5.0), Quarantine())
    hello = await local.start()
    assert hello.engine.startswith("rhai 1.26")
    yield Harness(local, sources)
    await local.stop()


async def test_execute_gives_the_value_as_json(harness: Harness) -> None:
    result = await harness.run("#{ sum: 40 + 2, sdk: ctx.sdk_version }")
    assert (result.status, result.http_status) == ("ok", 200)
    assert result.body == b'{"sdk":"1.2","sum":42}'
    assert ("content-type", "application/json") in result.headers
    assert result.fault is None
    assert result.operations > 0
    assert result.duration_us > 0


async def test_execute_shows_the_request_and_its_identity(harness: Harness) -> None:
    harness.sources.sources["id-7", 3] = (
        "let r = ctx.request;"
        "[ctx.execution_id, ctx.trigger, ctx.script.id, ctx.script.name, ctx.script.revision,"
        " r.method, r.path, r.query.a, r.headers.accept, r.body, r.remote_addr]"
    )
    request = HttpRequest("PUT", "/deep", b"a=1", [(b"accept", b"*/*"), (b"content-type", b"text/plain")], b"hi", "::1")
    script = LiveScript("id-7", "named", 3, True, "public", SandboxLimits())
    result = await harness.client.execute(ExecutionRequest("execution-9", script, "http", request))
    assert result.body == b'["execution-9","http","id-7","named",3,"PUT","/deep","1","*/*","hi","::1"]'


async def test_draft_runs_without_being_a_revision_and_leaves_the_live_one_alone(harness: Harness) -> None:
    harness.sources.sources["id-7", 3] = "`live ${ctx.script.revision}`"
    live = LiveScript("id-7", "named", 3, True, "public", SandboxLimits())
    draft = LiveScript("id-7", "named", 0, True, "public", SandboxLimits())
    bodies = []
    for number, (script, source) in enumerate([(draft, "`a ${ctx.script.revision}`"), (live, None), (draft, "`b`")]):
        request = make_execution_request(script, execution_id=f"execution-{number}")
        if source is None:
            result = await harness.client.execute(request)
        else:
            result = await harness.client.execute_draft(request, source)
        bodies.append(result.body)
    assert bodies == [b'"a 0"', b'"live 3"', b'"b"']


async def test_draft_that_does_not_compile_is_a_result_with_the_position(harness: Harness) -> None:
    result = await harness.client.execute_draft(make_execution_request(), "let x = 1;\nlet y = ;")
    assert result.status == "failed"
    assert result.fault is not None
    assert (result.fault.code, result.fault.line, result.fault.column) == ("script_compile_error", 2, 9)


async def test_draft_is_held_to_its_limits(harness: Harness) -> None:
    script = make_live_script(limits=SandboxLimits(max_operations=10_000))
    result = await harness.client.execute_draft(make_execution_request(script), "loop {}")
    assert result.fault is not None
    assert (result.fault.code, result.fault.limit) == ("script_limit_exceeded", "max_operations")


async def test_execute_keeps_log_lines(harness: Harness) -> None:
    result = await harness.run('log.warn("careful", #{ a: 1 }); print("plain")')
    assert [(line.level, line.message, line.fields) for line in result.logs] == [
        ("warn", "careful", '{"a":1}'),
        ("info", "plain", None),
    ]


async def test_execute_returns_fault_with_position_when_script_throws(harness: Harness) -> None:
    fault = await harness.fault('let x = 1;\n  throw "no";')
    assert (fault.code, fault.line, fault.column, fault.trace) == ("script_error", 2, 3, [])


async def test_fault_inside_a_function_has_the_call_trace(harness: Harness) -> None:
    fault = await harness.fault("fn half(n) {\n  n / 0\n}\nhalf(1);")
    assert (fault.line, fault.column) == (2, 5)
    assert fault.trace == [CallFrame(None, 4, 1), CallFrame("half", 2, 5)]


@pytest.mark.parametrize(
    ("source", "limits", "code", "limit"),
    [
        ("loop {}", SandboxLimits(timeout_ms=100, max_operations=10_000_000_000), "script_timeout", "timeout_ms"),
        ("loop {}", SandboxLimits(max_operations=10_000), "script_limit_exceeded", "max_operations"),
        (
            "let s = `x`; s.pad(100_000, 'y'); let a = []; loop { a.push(s + a.len()); }",
            SandboxLimits(max_memory_bytes=1 * MIB),
            "script_limit_exceeded",
            "max_memory_bytes",
        ),
    ],
)
async def test_execute_names_the_limit_that_was_hit(
    harness: Harness, source: str, limits: SandboxLimits, code: str, limit: str
) -> None:
    fault = await harness.fault(source, limits)
    assert (fault.code, fault.limit, fault.limit_value) == (code, limit, getattr(limits, limit))


async def test_execute_runs_revisions_of_one_script_side_by_side(harness: Harness) -> None:
    for revision in (1, 2):
        harness.sources.sources["twice", revision] = str(revision)
    requests = [make_execution_request(make_live_script("twice", revision=1 + n % 2)) for n in range(20)]
    results = await asyncio.gather(*(harness.client.execute(request) for request in requests))
    assert [result.body for result in results] == [b"1", b"2"] * 10


async def test_execute_raises_not_found_when_revision_is_gone(harness: Harness) -> None:
    with pytest.raises(NotFound):
        await harness.client.execute(make_execution_request(make_live_script("nowhere")))


async def test_check_finds_nothing_in_a_good_source(harness: Harness) -> None:
    assert (await harness.client.check("let a = 1; a + ctx.request.query.b", SandboxLimits())).diagnostics == []


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [("let x = ;", "script_compile_error", 1), ("\neval(`1`)", "forbidden_symbol", 2)],
)
async def test_check_gives_code_and_position(harness: Harness, source: str, code: str, line: int) -> None:
    findings = (await harness.client.check(source, SandboxLimits())).diagnostics
    assert (findings[0].severity, findings[0].code, findings[0].line) == ("error", code, line)
    assert findings[0].message
