"""Outgoing HTTP against real servers: requests, responses, options, secrets, `http.all` and trials."""

import asyncio
import base64
from collections.abc import AsyncIterator

import pytest

from picloud.providers.outbound_http import HttpProvider
from picloud.shared.records.service_counts import ServiceCounts
from picloud.shared.services import SecretRef, Value
from picloud.shared.version import PRODUCT_VERSION

from .outbound import OK, Exchange, Names, answering, caller, fault_of, get, provider, serving


@pytest.fixture
async def http() -> AsyncIterator[HttpProvider]:
    provided = provider(secrets={"TOKEN": "s3cret-value", "BROKEN": "two\nlines"})
    yield provided
    await provided.stop()


async def test_reply_has_all_fields(http: HttpProvider) -> None:
    lines = [b"HTTP/1.1 404 Not Found", b"Content-Type: application/json", b"X-A: 1", b"x-a: 2"]
    head = b"\r\n".join([*lines, b"set-cookie: a=1", b"set-cookie: b=2", b""])
    async with serving(answering(head + b"content-length: 2\r\n\r\n{}")) as server:
        reply = await get(http, caller(server.url), f"{server.url}/a?b=c#fragment")
    assert reply.pop("duration_ms") in range(5_000)
    assert reply == {
        "status": 404,
        "ok": False,
        "headers": {
            "content-type": "application/json",
            "x-a": "1, 2",
            "set-cookie": "a=1\nb=2",
            "content-length": "2",
        },
        "body": b"{}",
        "url": f"{server.url}/a?b=c",
    }


async def test_request_has_the_headers_of_the_host_alone(http: HttpProvider) -> None:
    async with serving(answering(OK)) as server:
        await get(http, caller(server.url), f"{server.url}/x", headers={"X-Mine": "1", "accept": "text/html", "n": 5})
    (seen,) = server.seen
    assert seen.line == "GET /x HTTP/1.1"
    assert sorted(seen.headers) == [
        ("accept", "text/html"),
        ("accept-encoding", "gzip, deflate"),
        ("host", f"127.0.0.1:{server.port}"),
        ("n", "5"),
        ("user-agent", f"picloud/{PRODUCT_VERSION}"),
        ("x-mine", "1"),
    ]


async def test_environment_changes_nothing(
    http: HttpProvider, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with serving(answering(b"HTTP/1.1 200 OK\r\nset-cookie: a=1\r\ncontent-length: 0\r\n\r\n")) as server:
        for _ in range(2):
            assert (await get(http, caller(server.url), server.url))["status"] == 200
    assert [seen.header("cookie") for seen in server.seen] == [None, None]


@pytest.mark.parametrize(
    ("body", "content_type", "sent"),
    [
        ({"a": [1, 2.5, None, "ü"]}, "application/json", '{"a":[1,2.5,null,"ü"]}'.encode()),
        ([], "application/json", b"[]"),
        (7, "application/json", b"7"),
        ("text ü", "text/plain; charset=utf-8", "text ü".encode()),
        (b"\x00\xff", "application/octet-stream", b"\x00\xff"),
        ("", "text/plain; charset=utf-8", b""),
        (None, None, b""),
    ],
)
async def test_body_is_sent_by_its_type(http: HttpProvider, body: Value, content_type: str | None, sent: bytes) -> None:
    async with serving(answering(OK)) as server:
        await http.call(caller(server.url), "post", [server.url, body])
    (seen,) = server.seen
    assert (seen.line, seen.body) == ("POST / HTTP/1.1", sent)
    assert (seen.header("content-type"), seen.header("content-length")) == (content_type, str(len(sent)))


async def test_form_query_and_own_content_type(http: HttpProvider) -> None:
    async with serving(answering(OK)) as server:
        run = caller(server.url)
        options: Value = {"form": {"a b": "c&d=ü", "n": 1}, "query": {"q": ["x y", 2], "yes": True, "no": None}}
        await http.call(run, "post", [f"{server.url}/p?z=1", None, options])
        await http.call(run, "put", [server.url, {"a": 1}, {"headers": {"Content-Type": "application/vnd.api+json"}}])
    form, put = server.seen
    assert form.line == "POST /p?z=1&q=x%20y&q=2&yes=true HTTP/1.1"
    assert form.body == b"a%20b=c%26d%3D%C3%BC&n=1"
    assert form.header("content-type") == "application/x-www-form-urlencoded"
    assert put.header("content-type") == "application/vnd.api+json"


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get"])
async def test_request_takes_every_method(http: HttpProvider, method: str) -> None:
    response = OK[:-2] if method == "HEAD" else OK
    async with serving(answering(response)) as server:
        reply = await http.call(caller(server.url), "request", [{"method": method, "url": server.url}])
    assert server.seen[0].line == f"{method.upper()} / HTTP/1.1"
    assert isinstance(reply, dict)
    assert reply["body"] == (b"" if method == "HEAD" else b"ok")


@pytest.mark.parametrize(
    ("method", "arguments", "message"),
    [
        ("get", [], "takes 1 or 2 arguments, not 0"),
        ("get", ["http://a", {}, 1], "takes 1 or 2 arguments, not 3"),
        ("post", ["http://a"], "takes 2 or 3 arguments, not 1"),
        ("get", [5], "the URL must be a string"),
        ("get", ["ftp://a"], "must begin with http:// or https://"),
        ("get", ["//a/b"], "must begin with"),
        ("get", ["/a"], "must begin with"),
        ("get", ["http://u:p@a/"], "user name"),
        ("get", ["http://a b/"], "a space"),
        ("get", ["http://a\\@b/"], "backslash"),
        ("get", ["http://a\r\nHost: b/"], "control character"),
        ("get", ["http://a:0/"], "between 1 and 65,535"),
        ("get", ["http://a:65536/"], "between 1 and 65,535"),
        ("get", ["http://a:8x/"], "no valid host and port"),
        ("get", ["http://:80/"], "not a host name"),
        ("get", [f"http://a/{'x' * 8_192}"], "longer than 8,192 bytes"),
        ("get", ["http://a", 5], "options must be a map"),
        ("get", ["http://a", {"timeout": 5}], "unknown option timeout; did you mean timeout_ms?"),
        ("get", ["http://a", {"follow": 5}], "unknown option follow"),
        ("get", ["http://a", {"body": 5}], "unknown option body"),
        ("get", ["http://a", {"timeout_ms": 0}], "from 1 to 60,000"),
        ("get", ["http://a", {"timeout_ms": 1.5}], "must be an integer"),
        ("get", ["http://a", {"timeout_ms": True}], "must be an integer"),
        ("get", ["http://a", {"max_bytes": 8 * 1024 * 1024 + 1}], "from 1 to 8,388,608"),
        ("get", ["http://a", {"retries": 4}], "from 0 to 3"),
        ("get", ["http://a", {"redirect": "always"}], 'must be "follow" or "none"'),
        ("get", ["http://a", {"query": "a=b"}], "query must be a map"),
        ("get", ["http://a", {"query": {"a": {"b": 1}}}], "query.a must be"),
        ("post", ["http://a", "x", {"form": {"a": 1}}], "set body or form"),
        ("post", ["http://a", {"a": [b"x"]}], r"body.a\[0\] is a blob"),
        ("post", ["http://a", {"a": SecretRef("TOKEN")}], "body.a is a secret"),
        ("post", ["http://a", SecretRef("TOKEN")], "body is a secret"),
        ("post", ["http://a", "x", {"retries": 1}], "idempotency-key"),
        ("request", ["http://a"], "options must be a map"),
        ("request", [{"method": "GET"}], "no url"),
        ("request", [{"method": "CONNECT", "url": "http://a"}], "method must be one of"),
        ("request", [{"method": "GET\r\nX: y", "url": "http://a"}], "method must be one of"),
        ("request", [{"method": "HEAD", "url": "http://a", "body": "x"}], "HEAD request has no body"),
        ("request", [{"urll": "http://a"}], "did you mean url?"),
        ("all", [{}], "takes one array"),
        ("all", [[{}] * 201], "at most 200"),
        ("trace", [], "no method trace"),
    ],
)
async def test_wrong_argument_is_named(http: HttpProvider, method: str, arguments: list[Value], message: str) -> None:
    with pytest.raises(Exception, match=message) as caught:
        await http.call(caller("http://a"), method, arguments)
    assert getattr(caught.value, "code", None) == "bad_argument"


@pytest.mark.parametrize(
    "headers",
    [
        *(
            {name: "x"}
            for name in ("Host", "content-length", "Transfer-Encoding", "connection", "te", "trailer", "upgrade")
        ),
        *(
            {name: "x"}
            for name in ("expect", "keep-alive", "Proxy-Authorization", "proxy-connection", "http2-settings")
        ),
        *(
            {"a": value}
            for value in ("b\r\nc: d", "b\nc", "b\rc", "b\0", " b", "b ", "\x7f", True, [], {}, None, b"x", 1.5)
        ),
        *({name: "x"} for name in ("", "a b", "a:", "a\r\nb", "ä", "(a)", "a\x00")),
        {"a": "1", "A": "2"},
        {"a": "x" * 33_000},
        {f"h{number}": "x" for number in range(101)},
        {"a": SecretRef("TOKEN", "Bearer\r\nx: ")},
        {"a": SecretRef("BROKEN")},
        "a: b",
    ],
    ids=str,
)
async def test_header_that_cannot_be_sent_is_refused(http: HttpProvider, headers: Value) -> None:
    async with serving(answering(OK)) as server:
        run = caller(server.url, secrets=("TOKEN", "BROKEN"))
        fault = await fault_of(http.call(run, "get", [server.url, {"headers": headers}]))
    assert fault.code == "bad_argument"
    assert server.seen == []
    assert "lines" not in fault.message


async def test_secret_is_filled_in_by_the_host(http: HttpProvider) -> None:
    async with serving(answering(OK)) as server:
        options: Value = {"headers": {"authorization": SecretRef("TOKEN", "Bearer "), "x-key": SecretRef("TOKEN")}}
        await http.call(caller(server.url, secrets=("TOKEN",)), "get", [server.url, options])
        fault = await fault_of(http.call(caller(server.url), "get", [server.url, options]))
    (seen,) = server.seen
    assert (seen.header("authorization"), seen.header("x-key")) == ("Bearer s3cret-value", "s3cret-value")
    assert (fault.code, fault.details) == ("not_granted", {"grant": "secrets", "name": "TOKEN"})


async def test_secret_that_a_peer_echoes_does_not_reach_the_script(http: HttpProvider) -> None:
    async def respond(exchange: Exchange) -> None:
        echo = exchange.header("authorization") or ""
        if exchange.line.startswith("GET /first"):
            await exchange.send(
                f"HTTP/1.1 302 Found\r\nlocation: /then?key={echo[7:]}\r\ncontent-length: 0\r\n\r\n".encode()
            )
            return
        body = (f"you sent {echo}, " + base64.b64encode(echo.encode()).decode()).encode() + b"x" * 100_000
        head = f"HTTP/1.1 200 OK\r\nx-echo: {echo}\r\ncontent-length: {len(body)}\r\n\r\n"
        await exchange.send(head.encode() + body)

    async with serving(respond) as server:
        options: Value = {"headers": {"authorization": SecretRef("TOKEN", "Bearer ")}}
        reply = await http.call(caller(server.url, secrets=("TOKEN",)), "get", [f"{server.url}/first", options])

    assert isinstance(reply, dict)
    assert reply["body"].startswith(b"you sent Bearer [secret TOKEN], ")
    assert reply["headers"]["x-echo"] == "Bearer [secret TOKEN]"
    assert reply["url"] == f"{server.url}/then?key=[secret TOKEN]"
    assert "s3cret-value" not in repr(reply)
    assert base64.b64encode(b"s3cret-value").decode()[4:-4] not in repr(reply)


async def test_all_sends_four_at_once_and_keeps_the_order(http: HttpProvider) -> None:
    async def respond(exchange: Exchange) -> None:
        await asyncio.sleep(0.05)
        number = exchange.line.split()[1][1:]
        await exchange.send(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(number), number.encode()))

    async with serving(respond) as server:
        requests: list[Value] = [{"url": f"{server.url}/{number}"} for number in range(10)]
        requests[3:5] = [{"url": "http://other.example/"}, {"nothing": 1}]
        replies = await http.call(caller(server.url), "all", [requests])
    assert isinstance(replies, list)
    assert server.most_open == 4
    codes = [reply["body"].decode() if reply["ok"] else reply["error"]["code"] for reply in replies]
    assert codes == ["0", "1", "2", "not_granted", "bad_argument", "5", "6", "7", "8", "9"]
    error = replies[3]["error"]
    assert error == {
        "code": "not_granted",
        "message": "this script has no grant for http://other.example",
        "retryable": False,
        "service": "http",
        "method": "all",
        "grant": "http",
        "name": "http://other.example",
    }


async def test_all_bounds_the_bodies_together(http: HttpProvider) -> None:
    body = b"x" * (1024 * 1024)
    async with serving(answering(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))) as server:
        replies = await http.call(caller(server.url), "all", [[{"url": server.url} for _ in range(20)]])
    assert isinstance(replies, list)
    assert 8 <= sum(reply["ok"] for reply in replies) <= 11
    assert {reply["error"]["code"] for reply in replies if not reply["ok"]} == {"http_too_large"}


async def test_all_bounds_bodies_that_come_at_once(http: HttpProvider) -> None:
    body = b"x" * (3 * 1024 * 1024)
    async with serving(answering(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))) as server:
        requests: list[Value] = [{"url": server.url, "max_bytes": 8 * 1024 * 1024} for _ in range(4)]
        replies = await http.call(caller(server.url), "all", [requests])
    assert isinstance(replies, list)
    assert [reply["error"]["code"] for reply in replies if not reply["ok"]] == ["http_too_large"] * 2


async def test_try_methods_return_faults(http: HttpProvider) -> None:
    async with serving(answering(OK)) as server:
        run = caller(server.url)
        good = await http.call(run, "try_get", [server.url])
        bad = await http.call(run, "try_get", ["https://no.example"])
        bad_request = await http.call(run, "try_request", [{"url": "http://127.1/"}])
    assert isinstance(good, dict)
    assert isinstance(bad, dict)
    assert isinstance(bad_request, dict)
    assert (good["status"], bad["ok"], bad["error"]["code"]) == (200, False, "not_granted")
    assert (bad_request["error"]["code"], bad_request["error"]["reason"]) == ("http_blocked", "address_form")


async def test_trial_sends_only_what_changes_nothing(http: HttpProvider) -> None:
    async with serving(answering(OK)) as server:
        run = caller(server.url, is_trial=True)
        assert (await get(http, run, server.url))["status"] == 200
        for method in ("post", "put", "patch"):
            fault = await fault_of(http.call(run, method, [f"{server.url}/p?token=t", "x"]))
            assert fault.code == "http_not_sent"
            assert fault.details == {"method": method.upper(), "url": f"{server.url}/p"}
        assert (await fault_of(http.call(run, "delete", [server.url]))).code == "http_not_sent"
        replies = await http.call(run, "all", [[{"url": server.url, "method": "POST"}, {"url": server.url}]])
    assert isinstance(replies, list)
    assert replies[0]["error"]["code"] == "http_not_sent"
    assert [seen.line.split()[0] for seen in server.seen] == ["GET", "GET"]


async def test_switched_off_nothing_leaves() -> None:
    names = Names({"a.example": ["127.0.0.1"]})
    fault = await fault_of(provider(names, is_on=False).call(caller("*"), "get", ["https://a.example"]))
    assert (fault.code, fault.details["reason"], names.asked) == ("http_blocked", "off", [])


async def test_refused_destinations_are_counted_by_reason() -> None:
    counts = ServiceCounts()
    http = provider(counts=counts)
    run = caller("*", "http://*")
    await http.call(run, "try_get", ["http://10.0.0.1/"])
    await http.call(run, "all", [[{"url": "http://169.254.169.254/"}, {"url": "http://0x7f.1/"}]])
    assert (await fault_of(http.call(caller(), "get", ["https://example.com/"]))).code == "not_granted"
    assert counts.http_blocked == {"local_address": 1, "forbidden_address": 1, "address_form": 1, "not_granted": 1}
