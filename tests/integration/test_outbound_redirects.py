"""Redirects of outgoing HTTP: each is a new request, checked anew, and credentials stay with their origin."""

from collections.abc import AsyncIterator

import pytest

from picloud.providers.outbound_http import HttpProvider
from picloud.shared.services import SecretRef, Value

from .outbound import OK, Exchange, Names, Respond, answering, caller, fault_of, get, provider, serving


@pytest.fixture
async def http() -> AsyncIterator[HttpProvider]:
    names = Names({"one.example": ["127.0.0.1"], "two.example": ["127.0.0.1"]})
    provided = provider(names, secrets={"TOKEN": "s3cret-value"})
    yield provided
    await provided.stop()


def redirect(status: int, location: str) -> bytes:
    return f"HTTP/1.1 {status} Moved\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n".encode()


def redirecting(*responses: bytes) -> Respond:
    return answering(*responses, OK)


@pytest.mark.parametrize(
    ("status", "method", "then", "body"),
    [
        (301, "POST", "GET", b""),
        (302, "POST", "GET", b""),
        (303, "POST", "GET", b""),
        (303, "PUT", "GET", b""),
        (303, "DELETE", "GET", b""),
        (307, "POST", "POST", b"body"),
        (308, "POST", "POST", b"body"),
        (301, "PUT", "PUT", b"body"),
        (302, "GET", "GET", b""),
        (303, "HEAD", "HEAD", b""),
    ],
)
async def test_method_follows_the_rules_of_fetch(
    http: HttpProvider, status: int, method: str, then: str, body: bytes
) -> None:
    final = OK[:-2] if then == "HEAD" else OK
    async with serving(answering(redirect(status, "/b?c=d#e"), final)) as server:
        request: dict[str, Value] = {"method": method, "url": f"{server.url}/a"}
        if method in ("POST", "PUT"):
            request |= {"body": "body", "headers": {"content-language": "de"}}
        reply = await http.call(caller(server.url), "request", [request])
    assert isinstance(reply, dict)
    assert (reply["status"], reply["url"]) == (200, f"{server.url}/b?c=d")
    assert (server.seen[1].line, server.seen[1].body) == (f"{then} /b?c=d HTTP/1.1", body)
    if not body:
        assert server.seen[1].header("content-type") is None
        assert server.seen[1].header("content-language") is None


async def test_secret_that_a_location_echoes_is_not_in_the_fault(http: HttpProvider) -> None:
    async def respond(exchange: Exchange) -> None:
        await exchange.send(redirect(302, f"http://{exchange.header('x-key')}.example/"))

    async with serving(respond) as server:
        options: Value = {"headers": {"x-key": SecretRef("TOKEN")}}
        fault = await fault_of(http.call(caller(server.url, secrets=("TOKEN",)), "get", [server.url, options]))
    assert (fault.code, fault.details["name"]) == ("not_granted", "http://[secret TOKEN].example")
    assert "s3cret-value" not in fault.message


async def test_credentials_stay_with_their_origin(http: HttpProvider) -> None:
    async with serving(redirecting(redirect(302, "/same"))) as one, serving(redirecting()) as two:
        there = f"http://two.example:{two.port}"
        back = f"http://one.example:{one.port}"
        options: Value = {
            "headers": {"authorization": "Basic x", "cookie": "a=1", "x-key": SecretRef("TOKEN"), "x-plain": "1"}
        }
        run = caller(there, back, secrets=("TOKEN",))
        await http.call(run, "get", [f"{back}/first", options])
        same = one.seen[-1]
        assert (same.header("authorization"), same.header("x-key")) == ("Basic x", "s3cret-value")
    async with serving(redirecting()) as two:
        there = f"http://two.example:{two.port}"
        async with serving(redirecting(redirect(307, f"{there}/other"))) as one:
            back = f"http://one.example:{one.port}"
            await http.call(caller(there, back, secrets=("TOKEN",)), "get", [f"{back}/first", options])
    (other,) = two.seen
    assert [other.header(name) for name in ("authorization", "cookie", "x-key", "x-plain")] == [None, None, None, "1"]
    assert other.header("host") == f"two.example:{two.port}"


async def test_credentials_do_not_come_back_with_a_way_back(http: HttpProvider) -> None:
    async with serving(answering(OK)) as two:
        there, back = f"http://two.example:{two.port}", ""

        async def respond_two(exchange: object) -> None:
            await two.seen[-1].send(redirect(302, f"{back}/again"))

        two._respond = respond_two
        async with serving(answering(redirect(302, f"{there}/"), OK)) as one:
            back = f"http://one.example:{one.port}"
            options: Value = {"headers": {"authorization": SecretRef("TOKEN", "Bearer ")}}
            await http.call(caller(there, back, secrets=("TOKEN",)), "get", [back, options])
            assert [seen.header("authorization") for seen in one.seen] == ["Bearer s3cret-value", None]


async def test_target_needs_a_grant(http: HttpProvider) -> None:
    async with (
        serving(answering(OK)) as two,
        serving(answering(redirect(302, f"http://two.example:{two.port}/"))) as one,
    ):
        fault = await fault_of(get(http, caller(one.url), one.url))
        assert (fault.code, fault.details["name"]) == ("not_granted", f"http://two.example:{two.port}")
        assert two.connections == 0


@pytest.mark.parametrize("count", [3, 4])
async def test_at_most_three_are_followed(http: HttpProvider, count: int) -> None:
    async with serving(answering(*[redirect(302, f"/{number}") for number in range(count)], OK)) as server:
        call = get(http, caller(server.url), server.url)
        if count == 3:
            assert (await call)["url"] == f"{server.url}/2"
        else:
            fault = await fault_of(call)
            assert (fault.code, len(server.seen)) == ("http_protocol", 4)
            assert "more than 3 redirects" in fault.message


async def test_none_hands_the_redirect_to_the_script(http: HttpProvider) -> None:
    async with serving(answering(redirect(302, "http://127.0.0.1:1/"))) as server:
        reply = await get(http, caller(server.url), server.url, redirect="none")
    assert (reply["status"], reply["headers"]["location"]) == (302, "http://127.0.0.1:1/")


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("ftp://a.example/", "http_protocol"),
        ("http://u:p@a.example/", "http_protocol"),
        ("http://[::1/", "http_protocol"),
        ("http://a.example\\@b.example/", "http_protocol"),
        ("http://0x7f.1/", "http_blocked"),
        ("javascript:alert(1)", "http_protocol"),
        ("http://a.example:99999/", "http_protocol"),
        ("/a, /b", ""),
        ("/with space", ""),
        ("?q=1", ""),
        ("", ""),
        ("../../..", ""),
        ("/%0d%0aHost:%20evil", ""),
    ],
)
async def test_odd_location_is_refused_or_followed_within_the_origin(
    http: HttpProvider, location: str, code: str
) -> None:
    async with serving(answering(redirect(302, location), OK)) as server:
        call = get(http, caller(server.url), f"{server.url}/a/b")
        if code:
            assert (await fault_of(call)).code == code
            assert len(server.seen) == 1
        else:
            assert (await call)["status"] == 200
            assert server.seen[1].header("host") == f"127.0.0.1:{server.port}"


async def test_redirect_without_location_is_a_reply(http: HttpProvider) -> None:
    async with serving(answering(b"HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n")) as server:
        assert (await get(http, caller(server.url), server.url))["status"] == 302
