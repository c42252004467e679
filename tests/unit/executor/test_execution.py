"""The end of an execution: whatever fails inside PiCloud, its caller gets an answer and its slot is free again."""

import asyncio

import pytest
from msgspec import structs

from picloud.executor import execution as module
from picloud.executor.process import ExecutorProcess
from picloud.executor.slots import Slots
from picloud.providers.broker import Broker
from picloud.shared.errors import PiCloudError
from picloud.shared.models import ExecutionRequest, ExecutionResult
from picloud.shared.protocols import OnReply
from picloud.shared.services import ServiceFault, Value
from tests.factories import make_execution_request
from tests.unit.executor.harness import Harness, running

CALL = 'call:1:echo.get:["a"]'
PATIENCE_S = 3


class BrokenSession:
    """A session that answers calls and fails at one place."""

    def __init__(self, place: str) -> None:
        self._place = place

    def begin(self, service: str, method: str, arguments: list[Value], on_reply: OnReply) -> None:
        if self._place == "begin":
            raise KeyError("a bug")
        asyncio.get_running_loop().call_soon(on_reply, None, "answered")

    def finish(self, result: ExecutionResult) -> ExecutionResult:
        if self._place == "finish":
            raise KeyError("a bug")
        return result


class BrokenBroker:
    def __init__(self, place: str) -> None:
        self._place = place

    def open(self, request: ExecutionRequest, started_at: float, deadline_at: float) -> BrokenSession:
        return BrokenSession(self._place)


async def run_within_patience(harness: Harness, source: str, body: bytes = b"") -> ExecutionResult:
    return await submit(harness, make_execution_request(harness.script(source), body))


async def submit(harness: Harness, request: ExecutionRequest) -> ExecutionResult:
    """Run as the ingress does; unlike a task of `execute`, this does not outlive its patience."""
    answer: asyncio.Future[ExecutionResult] = asyncio.get_running_loop().create_future()
    harness.client.submit(request, answer.set_result, answer.set_exception)
    return await asyncio.wait_for(answer, PATIENCE_S)


async def test_result_whose_calls_cannot_be_noted_is_a_failure_without_content() -> None:
    async with running(broker=BrokenBroker("finish")) as harness:
        result = await run_within_patience(harness, CALL)
        assert (await run_within_patience(harness, "echo", b"next")).body == b"next"
    assert result.fault is not None
    assert (result.status, result.http_status, result.fault.code) == ("failed", 0, "internal")
    assert (result.body, result.headers, result.logs, result.warnings) == (b"", [], [], [])
    assert result.masked_request is not None
    assert (result.masked_request.body, result.masked_request.headers) == (b"", [])


async def test_call_that_cannot_begin_is_an_error_that_the_run_gets() -> None:
    async with running(broker=BrokenBroker("begin")) as harness:
        result = await run_within_patience(harness, CALL)
        assert harness.client.stats().deaths == 0
    assert result.fault is None
    assert b'"internal"' in result.body


async def test_reply_that_cannot_be_sent_at_all_is_an_error_that_the_run_gets() -> None:
    class Echo:
        async def call(self, caller: object, method: str, arguments: list[Value]) -> Value:
            raise ServiceFault("kv_full", "no room", details={"max": object()})  # type: ignore[dict-item]

    async with running(broker=Broker({"echo": Echo()})) as harness:
        result = await run_within_patience(harness, CALL)
    assert b'"internal"' in result.body
    assert [span.outcome for span in result.spans] == ["internal"]


def break_release(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Slots, script_id: str) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr(Slots, "release", fail)


def break_result(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> ExecutionResult:
        raise KeyError("a bug")

    monkeypatch.setattr(module, "result_of", fail)


def break_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: ExecutorProcess, *arguments: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr(ExecutorProcess, "run", fail)


async def test_caller_is_answered_and_the_slot_is_free_whatever_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running() as harness:
        for break_it in (break_start, break_result, break_release):
            with monkeypatch.context() as broken:
                break_it(broken)
                with pytest.raises(PiCloudError) as raised:
                    await run_within_patience(harness, "echo", b"a")
            assert raised.value.code == "internal"
            assert harness.client._slots.in_use == (1 if break_it is break_release else 0)
        assert (await run_within_patience(harness, "echo", b"next")).body == b"next"


async def test_request_that_cannot_be_sent_leaves_no_call_behind() -> None:
    async with running() as harness:
        request = make_execution_request(harness.script("echo"))
        with pytest.raises(PiCloudError):
            await submit(harness, structs.replace(request, event=object()))
        stats = harness.client.stats()
        assert (stats.in_flight, stats.deaths) == (0, 0)
