"""Sends the corpus to a server over raw sockets and says what was answered otherwise than it must be.

`run_corpus` is for any front: PiCloud itself, HTTPS, or a proxy before it.
"""

import asyncio
import contextlib
import json
import ssl
from typing import Final

from msgspec import Struct

from tests.corpus.cases import Case, Expectation

SCRIPTS: Final = {
    "echo": "#{ path: ctx.request.path, query: ctx.request.query, length: ctx.request.raw_body.len() }",
    "address": "ctx.request.remote_addr",
    "headers": "ctx.request.headers",
    "body": "ctx.request.body",
    "text": "#{ length: ctx.request.body.len() }",
    "raw": "ctx.request.raw_body.len()",
}
"""Public scripts that the corpus calls; deploy them first."""
_PROBE: Final = "GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n"
_AT_ONCE: Final = 16
_CLOSE_S: Final = 2.0


class Target(Struct, frozen=True):
    """Where the corpus goes. `host_header` is the value of `Host`; `token` an admin token."""

    host: str
    port: int
    host_header: str
    token: str
    behind_proxy: bool = False
    tls: ssl.SSLContext | None = None


class Answer(Struct):
    """The final answer; `status` None when the connection ended without one."""

    status: int | None = None
    headers: dict[str, str] = {}
    body: bytes = b""
    interim: bool = False


async def run_corpus(target: Target, cases: list[Case]) -> list[str]:
    """Run all cases, some at once; one sentence for each that was answered otherwise."""
    turn = asyncio.Semaphore(_AT_ONCE)
    runs = (_run(target, case, turn) for case in cases if case.only != "2")
    return [fault for faults in await asyncio.gather(*runs) for fault in faults]


async def _run(target: Target, case: Case, turn: asyncio.Semaphore) -> list[str]:
    expected = case.direct
    if target.behind_proxy and case.behind_proxy is not None:
        expected = case.behind_proxy
    assert expected is not None
    slow = expected.wait_s > 5
    async with contextlib.AsyncExitStack() as stack:
        if not slow:  # those only wait
            await stack.enter_async_context(turn)
        reader, writer = await asyncio.open_connection(target.host, target.port, ssl=target.tls)
        sending = asyncio.create_task(_send(target, case, writer))
        try:
            async with asyncio.timeout(expected.wait_s):
                answer = await _read_answer(reader)
            faults = judge(target, case, expected, answer)
            if not faults and not (target.behind_proxy and case.behind_proxy is None):
                faults = await _judge_connection(target, expected, reader, writer, sending)
        except TimeoutError:
            faults = [f"no answer within {expected.wait_s:g} s"]
        finally:
            sending.cancel()
            writer.transport.abort()
    return [f"{case.name}: {fault}" for fault in faults]


async def _send(target: Target, case: Case, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        text = ""
        for part in case.parts:
            if isinstance(part, str):
                text += part
                continue
            await _send_text(target, text, writer)
            text = ""
            await asyncio.sleep(part)
        await _send_text(target, text, writer)


async def _send_text(target: Target, text: str, writer: asyncio.StreamWriter) -> None:
    filled = text.replace("{host}", target.host_header).replace("{token}", target.token)
    writer.write(filled.encode("latin-1"))
    await writer.drain()


async def _read_answer(reader: asyncio.StreamReader) -> Answer:
    answer = Answer()
    try:
        while answer.status is None or answer.status < 200:
            answer.interim = answer.status is not None
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.strip().split("\r\n")
            answer.status = int(first.split()[1])
            pairs = (line.partition(":") for line in lines)
            answer.headers = {name.lower(): value.strip() for name, _, value in pairs}
        answer.body = await _read_body(reader, answer)
    except (asyncio.IncompleteReadError, ConnectionError):
        if answer.status is None:
            return answer
    return answer


async def _read_body(reader: asyncio.StreamReader, answer: Answer) -> bytes:
    if answer.headers.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(answer.headers.get("content-length", "0")))
    body = b""
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
    return body


def judge(target: Target, case: Case, expected: Expectation, answer: Answer) -> list[str]:
    """What is wrong with an answer, one sentence each."""
    if not expected.allows_status(answer.status):
        return [f"status {answer.status} instead of {'|'.join(sorted(expected.statuses))}: {answer.body[:200]!r}"]
    if answer.status is None:
        return []
    faults = _shape_faults(answer) if answer.status >= 400 and not target.behind_proxy else []
    if expected.codes and not faults:
        faults += _code_faults(target, expected, answer)
    if answer.status >= 500 and str(answer.status) not in expected.statuses:
        faults.append(f"status {answer.status}: {answer.body[:200]!r}")
    if 300 <= answer.status < 400:
        faults.append("a redirect")
    body = answer.body.decode("latin-1")
    faults += [f"{text} is not in {body[:300]}" for text in case.wanted if text not in body]
    for text in case.unwanted:
        if text.replace("{token}", target.token) in body:
            faults.append(f"{text} is in {body[:300]}")
    if answer.interim and answer.status >= 400 and not target.behind_proxy:  # a proxy asks for the body itself
        faults.append("100 was sent before a refusal")
    return faults


def _code_faults(target: Target, expected: Expectation, answer: Answer) -> list[str]:
    try:
        code = json.loads(answer.body)["error"]["code"]
    except ValueError:
        return [] if target.behind_proxy else [f"no code in {answer.body[:200]!r}"]  # refused by the proxy's own parser
    return [] if code in expected.codes else [f"code {code} instead of {'|'.join(sorted(expected.codes))}"]


def _shape_faults(answer: Answer) -> list[str]:
    """Whether an error has the one shape."""
    try:
        error = json.loads(answer.body)["error"]
        assert error["code"]
        assert error["message"]
        assert error["request_id"]
        assert answer.headers["content-type"] == "application/json"
    except (ValueError, KeyError, TypeError, AssertionError):
        return [f"not the one shape of errors: {answer.headers} {answer.body[:200]!r}"]
    return []


async def _judge_connection(
    target: Target,
    expected: Expectation,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    sending: "asyncio.Task[None]",
) -> list[str]:
    if expected.connection == "any":
        return []
    try:
        async with asyncio.timeout(_CLOSE_S):
            if expected.connection == "close":
                rest = await reader.read(1_000)
                return [f"more than one answer: {rest!r}"] if rest else []
            await sending
            await _send_text(target, _PROBE, writer)
            after = await _read_answer(reader)
    except TimeoutError:
        return [f"the connection was not handled as {expected.connection}: silence"]
    except ConnectionError:
        return [] if expected.connection == "close" else ["the connection was reset"]
    if after.status != 200 or after.body != b"ok":
        return [f"the next request got {after.status} {after.body[:100]!r}"]
    return []
