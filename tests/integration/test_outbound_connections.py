"""Retries and deadlines of outgoing HTTP, and the bounds of its pool of connections, against real servers."""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator

import pytest

from picloud.providers.outbound_http import HttpProvider
from picloud.shared.services import Value

from .outbound import OK, Exchange, Names, answering, caller, fault_of, get, provider, serving


@pytest.fixture
async def http() -> AsyncIterator[HttpProvider]:
    provided = provider()
    yield provided
    await provided.stop()


def reply(status: int, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Status", "content-length: 0", *headers, "", ""]
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize("status", [429, 502, 503, 504])
async def test_passing_status_is_tried_again(http: HttpProvider, status: int) -> None:
    async with serving(answering(reply(status), reply(status), OK)) as server:
        assert (await get(http, caller(server.url), server.url, retries=2))["status"] == 200
        assert len(server.seen) == 3


@pytest.mark.parametrize(
    ("status", "retries", "requests"), [(503, 0, 1), (503, 1, 2), (500, 3, 1), (404, 3, 1), (200, 3, 1)]
)
async def test_retries_are_counted(http: HttpProvider, status: int, retries: int, requests: int) -> None:
    async with serving(answering(reply(status))) as server:
        assert (await get(http, caller(server.url), server.url, retries=retries))["status"] == status
        assert len(server.seen) == requests


async def test_retry_after_is_waited_for_within_the_deadline(http: HttpProvider) -> None:
    began = time.monotonic()
    async with serving(answering(reply(503, "retry-after: 1"), OK)) as server:
        assert (await get(http, caller(server.url), server.url, retries=1))["status"] == 200
    assert time.monotonic() - began >= 1
    began = time.monotonic()
    async with serving(answering(reply(503, "retry-after: 30"))) as server:
        assert (await get(http, caller(server.url), server.url, retries=3))["status"] == 503
        assert len(server.seen) == 1
    assert time.monotonic() - began < 1


async def test_post_is_retried_with_an_idempotency_key(http: HttpProvider) -> None:
    async with serving(answering(reply(503), OK)) as server:
        options: Value = {"retries": 1, "headers": {"Idempotency-Key": "k"}}
        answer = await http.call(caller(server.url), "post", [server.url, "x", options])
    assert isinstance(answer, dict)
    assert answer["status"] == 200
    assert [seen.header("idempotency-key") for seen in server.seen] == ["k", "k"]


async def test_refused_connection_is_retried(http: HttpProvider) -> None:
    async with serving(answering(OK)) as server:
        pass
    fault = await fault_of(get(http, caller(server.url), server.url, retries=1))
    assert (fault.code, fault.retryable) == ("http_connect", True)
    assert "connection refused" in fault.message


async def test_connection_is_used_again_by_repeatable_methods(http: HttpProvider) -> None:
    async with serving(answering(OK)) as server:
        run = caller(server.url)
        for _ in range(3):
            await get(http, run, server.url)
        assert server.connections == 1
        await http.call(run, "post", [server.url, "x"])
        assert server.connections == 2


async def test_connection_that_the_server_closed_is_replaced(http: HttpProvider) -> None:
    async def respond(exchange: Exchange) -> None:
        if len(server.seen) % 2 == 0:
            exchange.writer.close()  # when the second request of the connection is there
            return
        await exchange.send(OK)

    async with serving(respond) as server:
        run = caller(server.url)
        assert (await get(http, run, server.url))["status"] == 200
        assert (await get(http, run, server.url))["status"] == 200
        assert (server.connections, len(server.seen)) == (2, 3)


async def test_idle_connection_of_another_script_needs_the_same_check() -> None:
    async with serving(answering(OK)) as server:
        http = provider(Names({"shelly.example": ["127.0.0.1"]}))
        url = f"http://shelly.example:{server.port}"
        assert (await get(http, caller(url), url))["status"] == 200
        fault = await fault_of(get(http, caller(f"http://*:{server.port}"), url))
        assert (fault.code, fault.details["reason"]) == ("http_blocked", "local_address")
        assert len(server.seen) == 1
        await http.stop()


async def test_data_behind_a_response_is_never_the_next_one(http: HttpProvider) -> None:
    async with serving(answering(OK + OK.replace(b"ok", b"no"), OK)) as server:
        run = caller(server.url)
        assert (await get(http, run, server.url))["body"] == b"ok"
        assert (await get(http, run, server.url))["body"] == b"ok"
        assert server.connections == 2


async def test_pool_is_bounded_and_says_so() -> None:
    http = provider(connections=2)

    async def respond(exchange: Exchange) -> None:
        await asyncio.sleep(2.5)
        await exchange.send(OK)

    async with serving(respond) as server:
        calls = [get(http, caller(server.url), server.url) for _ in range(3)]
        replies = await asyncio.gather(*calls, return_exceptions=True)
        assert server.most_open == 2
    await http.stop()
    faults = [answer for answer in replies if isinstance(answer, Exception)]
    assert [getattr(fault, "code", fault) for fault in faults] == ["http_busy"]
    assert getattr(faults[0], "retryable", False)


async def test_idle_connections_count_in_the_pool() -> None:
    http = provider(connections=2)
    async with serving(answering(OK)) as one, serving(answering(OK)) as two, serving(answering(OK)) as three:
        for server in (one, two, three):
            await get(http, caller(server.url), server.url)
        assert http._pool is not None
        assert http._pool.open_count == 2
        await http.stop()
        assert http._pool.open_count == 0
        await asyncio.sleep(0.05)
        assert [server.open for server in (one, two, three)] == [0, 0, 0]


async def test_cancelled_calls_lose_no_connection() -> None:
    http = provider(connections=4)

    async def respond(exchange: Exchange) -> None:
        if exchange.line.startswith("GET /slow"):
            await exchange.send(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nx")
            await asyncio.sleep(9)
        await exchange.send(OK)

    async with serving(respond) as server:
        run = caller(server.url)
        for round_number in range(250):
            calls = [asyncio.create_task(get(http, run, f"{server.url}/slow")) for _ in range(4)]
            await asyncio.sleep(0.001 * (round_number % 8))
            for call in calls:
                call.cancel()
            await asyncio.gather(*calls, return_exceptions=True)
        assert (await get(http, run, f"{server.url}/fast"))["status"] == 200
        assert http._pool is not None
        assert http._pool.open_count == 1
        await asyncio.sleep(0.05)
        assert server.open <= 1
    await http.stop()


async def test_deadline_of_the_run_cuts_the_timeout(http: HttpProvider) -> None:
    async def respond(exchange: Exchange) -> None:
        await asyncio.sleep(9)

    async with serving(respond) as server:
        began = time.monotonic()
        fault = await fault_of(get(http, caller(server.url, seconds=0.3), server.url))
        assert 0.25 < time.monotonic() - began < 0.6
    assert (fault.code, fault.retryable) == ("http_timeout", True)
    assert f"no complete response from 127.0.0.1:{server.port} within" in fault.message


async def test_nothing_is_imported_before_the_first_request() -> None:
    code = """
import sys
from picloud.providers.http_guard import OwnListeners
from picloud.providers.outbound_http import HttpProvider, HttpSettings
print([name for name in ("httpcore", "anyio", "h11", "idna", "certifi", "email") if name in sys.modules])
"""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    assert json.loads(output) == []


async def test_idle_connection_to_an_address_that_the_name_no_longer_has_is_not_used() -> None:
    addresses = ["127.0.0.1", "127.0.0.2", "127.0.0.2"]
    http = provider(lambda host: [addresses.pop(0)])
    async with serving(answering(OK), host="0.0.0.0") as server:
        url = f"http://moving.example:{server.port}"
        for connections in (1, 2, 2):
            await get(http, caller(url), url)
            assert server.connections == connections
    await http.stop()
