"""Both halves of a call to a service of the manager process, joined without a socket."""

import asyncio
import time
from typing import Any

import pytest

from picloud.cluster.manager_side import service_calls
from picloud.cluster.manager_side.service_calls import ForwardedCalls
from picloud.cluster.messages import (
    ManagerMessage,
    OrchestratorMessage,
    ServiceCall,
    ServiceCancel,
    ServiceReply,
    decode_manager_message,
    decode_orchestrator_message,
    encode,
)
from picloud.cluster.node_side.remote_services import RemoteServices
from picloud.shared.errors import StorageUnavailable
from picloud.shared.services import Grants, SecretRef, ServiceCaller, ServiceFault, Value

CALLER = ServiceCaller("id", "hello", "execution-1", Grants(kv=("shared",)), time.monotonic() + 5, chain=["parent"])


class Provider:
    def __init__(self) -> None:
        self.callers: list[ServiceCaller] = []
        self.cancelled = 0
        self.begun = asyncio.Event()
        self.go = asyncio.Event()

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        self.callers.append(caller)
        if method == "fail":
            raise ServiceFault("kv_full", "the store is full", retryable=True, details={"max_bytes": 16})
        if method == "away":
            raise StorageUnavailable("The database does not answer. Try again.")
        if method == "break":
            raise KeyError("a bug")
        if method == "huge":
            return "x" * (17 * 1024 * 1024)
        if method == "wait":
            self.begun.set()
            try:
                await self.go.wait()
            except asyncio.CancelledError:
                self.cancelled += 1
                raise
        return {"arguments": [repr(argument) for argument in arguments]}


class Pair:
    def __init__(self, provider: Provider) -> None:
        self.remote = RemoteServices(self._to_manager)
        self.forwarded = ForwardedCalls({"kv": provider}, self._to_orchestrator)

    def _to_manager(self, message: OrchestratorMessage) -> None:
        read = decode_orchestrator_message(memoryview(encode(message))[4:])
        assert isinstance(read, ServiceCall | ServiceCancel)
        self.forwarded.take(read)

    def _to_orchestrator(self, message: ManagerMessage) -> None:
        read = decode_manager_message(memoryview(encode(message))[4:])
        assert isinstance(read, ServiceReply)
        self.remote.take(read)

    async def call(self, method: str, *arguments: Any, service: str = "kv") -> Value:
        return await self.remote.provider(service).call(CALLER, method, list(arguments))


async def test_call_is_carried_out_with_the_caller_that_made_it() -> None:
    provider = Provider()
    reply = await Pair(provider).call("get", None, 1.5, b"\x00", SecretRef("KEY", "Bearer "))
    assert reply == {"arguments": ["None", "1.5", "b'\\x00'", "<secret KEY>"]}
    assert provider.callers == [CALLER]


@pytest.mark.parametrize(
    ("method", "code", "retryable"),
    [
        ("fail", "kv_full", True),
        ("away", "service_unavailable", True),
        ("break", "internal", False),
        ("huge", "internal", False),
    ],
)
async def test_fault_comes_back_as_it_was_thrown(method: str, code: str, *, retryable: bool) -> None:
    with pytest.raises(ServiceFault) as caught:
        await Pair(Provider()).call(method)
    assert (caught.value.code, caught.value.retryable) == (code, retryable)


async def test_service_that_is_not_there_and_arguments_that_are_too_large_are_refused() -> None:
    pair = Pair(Provider())
    for service, argument, code in (("mail", "", "service_unavailable"), ("kv", "x" * (17 << 20), "bad_argument")):
        with pytest.raises(ServiceFault) as caught:
            await pair.call("get", argument, service=service)
        assert caught.value.code == code


async def begun(pair: Pair, provider: Provider) -> asyncio.Task[Value]:
    provider.begun.clear()
    call = asyncio.create_task(pair.call("wait"))
    await provider.begun.wait()
    return call


async def test_cancelled_call_is_cancelled_on_the_other_side() -> None:
    provider = Provider()
    pair = Pair(provider)
    call = await begun(pair, provider)
    call.cancel()
    await asyncio.wait((call,))
    await asyncio.sleep(0)
    assert provider.cancelled == 1
    await pair.call("get")


async def test_end_of_the_orchestrator_process_cancels_its_calls() -> None:
    provider = Provider()
    pair = Pair(provider)
    calls = [await begun(pair, provider) for _ in range(3)]
    pair.forwarded.end()
    await asyncio.sleep(0)
    assert provider.cancelled == 3
    for call in calls:
        call.cancel()


async def test_end_of_the_manager_process_is_retryable_for_calls_that_were_not_sent_alone() -> None:
    provider = Provider()
    pair = Pair(provider)
    call = await begun(pair, provider)
    pair.remote.end()
    for failed, is_retryable in ((call, False), (pair.call("get"), True)):
        with pytest.raises(ServiceFault) as caught:
            await failed
        assert (caught.value.code, caught.value.retryable) == ("service_unavailable", is_retryable)
        assert ("may have been carried out" in caught.value.message) is not is_retryable
    pair.forwarded.end()


async def test_flood_of_calls_is_refused_beyond_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service_calls, "MOST_IN_FLIGHT", 2)
    provider = Provider()
    pair = Pair(provider)
    calls = [await begun(pair, provider) for _ in range(2)]
    with pytest.raises(ServiceFault) as caught:
        await pair.call("wait")
    assert (caught.value.code, caught.value.retryable) == ("service_unavailable", True)
    provider.go.set()
    assert len(await asyncio.gather(*calls)) == 2
    await pair.call("get")
