"""The live tail over the API: what a stream says first, how it goes on after a break, and whom it stops serving."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from msgspec import structs

from picloud.manager.api.tail import _events
from picloud.manager.models.history import ExecutionFilter
from picloud.shared.models import ExecutionRecord, ScriptFault
from tests.factories import make_live_script, make_record
from tests.integration.conftest import ADMIN, BY, Manager, error_of
from tests.integration.owner import session_of


def events_of(text: bytes) -> list[dict[str, str]]:
    """The events of a piece of a stream."""
    blocks = [block for block in text.decode().split("\n\n") if block]
    return [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]


def record_of(manager: Manager, started_ms: int, lasting_ms: int, fault: ScriptFault | None = None) -> ExecutionRecord:
    record = make_record(started_at=manager.clock.now + started_ms, fault=fault)
    return structs.replace(record, result=structs.replace(record.result, duration_us=lasting_ms * 1_000))


async def opened(manager: Manager, last_id: str | None = None, query: str = "") -> tuple[list[dict[str, str]], Any]:
    """The first events of a stream, and the rest of it."""
    headers = manager.headers | ({} if last_id is None else {"Last-Event-ID": last_id})
    async with manager.app.test_request_context(f"{ADMIN}/executions/stream{query}", headers=headers):
        response = await manager.app.full_dispatch_request()
    assert response.content_type == "text/event-stream"
    assert response.headers["Cache-Control"] == "no-store, no-transform"
    assert response.timeout is None
    stream: AsyncIterator[bytes] = response.response.__aiter__()
    return events_of(await anext(stream)), stream


async def test_stream_sends_each_execution_in_the_shape_of_the_list(manager: Manager) -> None:
    first, stream = await opened(manager)
    assert first == [{"retry": "2000"}]
    record = record_of(manager, 0, 5, ScriptFault("script_error", "no", 2, 3))
    manager.sink.record(record)
    (event,) = events_of(await anext(stream))
    listed = (await (await manager.request("GET", "/executions")).get_json())["items"]
    assert (event["id"], [json.loads(event["data"])]) == (record.id, listed)
    await stream.aclose()
    assert manager.sink.tail.listeners == []


async def test_stream_goes_on_after_the_last_event_with_what_ended_later(manager: Manager) -> None:
    slow = record_of(manager, 0, 90_000)
    last = record_of(manager, 10_000, 10)
    before = record_of(manager, 5_000, 10)
    after = record_of(manager, 20_000, 10)
    for record in (before, last, after, slow):
        manager.sink.record(record)
    first, stream = await opened(manager, last.id)
    assert [event["id"] for event in first if "id" in event] == [after.id, slow.id]
    await stream.aclose()


async def test_stream_says_how_many_are_too_many_to_tell(manager: Manager) -> None:
    records = [record_of(manager, number, 1) for number in range(206)]
    for record in records:
        manager.sink.record(record)
    first, stream = await opened(manager, records[0].id)
    assert json.loads(first[1]["data"]) == {"count": 5}
    assert first[1]["event"] == "dropped"
    assert [event["id"] for event in first[2:]] == [record.id for record in records[6:]]
    await stream.aclose()


async def test_stream_takes_the_filters_of_the_list(manager: Manager) -> None:
    script = await manager.create()
    _, stream = await opened(manager, query="?script=hello&status=failed")
    other = make_record(fault=ScriptFault("script_error", "no"))
    mine = make_record(make_live_script(script["id"]), fault=ScriptFault("script_error", "no"))
    for record in (other, make_record(make_live_script(script["id"])), mine):
        manager.sink.record(record)
    assert [event["id"] for event in events_of(await anext(stream))] == [mine.id]
    await stream.aclose()


async def test_stream_ends_when_the_credential_counts_no_more(manager: Manager) -> None:
    answer = await (await manager.request("POST", "/tokens", {"name": "t", "scopes": ["read"]})).get_json()
    manager.headers = {"Authorization": f"Bearer {answer['token']}"}
    _, stream = await opened(manager)
    manager.sink.record(make_record())
    assert events_of(await anext(stream))
    manager.clock.now += 1
    manager.headers = {"Authorization": f"Bearer {manager.token.path.read_text().strip()}"}
    assert (await manager.request("DELETE", f"/tokens/{answer['id']}")).status_code == 204
    manager.sink.record(make_record())
    with pytest.raises(StopAsyncIteration):
        await anext(stream)
    assert manager.sink.tail.listeners == []


async def test_session_ends_the_stream_and_the_stream_does_not_keep_it_alive(manager: Manager) -> None:
    link = await manager.accounts.new_link(BY)
    response = await manager.client.post(
        f"{ADMIN}/setup", json={"token": link.token, "password": "correct horse battery"}
    )
    manager.headers = await session_of(response)
    _, stream = await opened(manager)
    manager.clock.now += 7 * 3_600_000
    manager.sink.record(make_record())
    assert events_of(await anext(stream))
    manager.clock.now += 7 * 3_600_000
    manager.sink.record(make_record())
    with pytest.raises(StopAsyncIteration):
        await anext(stream)


async def test_quiet_stream_has_a_heartbeat_and_ends_with_the_service(manager: Manager) -> None:
    listener = manager.sink.tail.listen(ExecutionFilter())
    stream = _events(listener, [], 0, lambda: True, 0.01)
    await anext(stream)
    assert await anext(stream) == b": heartbeat\n\n"
    manager.sink.tail.end()
    assert [part async for part in stream] in ([], [b": heartbeat\n\n"])


async def test_stream_refuses_what_it_cannot_understand(manager: Manager) -> None:
    headers = {"Last-Event-ID": "7"}
    await error_of(await manager.request("GET", "/executions/stream", headers=headers), 400, "bad_request")
    await error_of(await manager.request("GET", "/executions/stream?since=x"), 400, "bad_request")
    await error_of(await manager.request("GET", "/executions/stream?script=A%20B"), 400, "bad_request")
    assert (await manager.request("HEAD", "/executions/stream")).status_code == 200
    assert manager.sink.tail.listeners == []
