"""Whose word about the client is taken, and what nobody gets to see."""

import time
from ipaddress import ip_network
from itertools import pairwise
from typing import Any

import pytest

from picloud.server.proxies import Proxies, ProxyHeader
from picloud.shared.http.asgi import Header, Scope

PROXY = "127.0.0.1"
STRANGER = "203.0.113.5"


def scope_of(peer: str | None, *headers: Header, scheme: str = "http") -> Scope:
    client = None if peer is None else (peer, 54_321)
    return {"type": "http", "client": client, "scheme": scheme, "headers": [(b"host", b"localhost"), *headers]}


def applied(scope: Scope, header: ProxyHeader = "x-forwarded-for", trusted: str = "127.0.0.1 10.0.0.0/8 ::1") -> Scope:
    Proxies([ip_network(text) for text in trusted.split()], header).apply(scope)
    return scope


def seen(scope: Scope) -> tuple[Any, str]:
    return scope["client"][0], scope["scheme"]


FORGED = [
    (b"x-forwarded-for", b"198.51.100.1"),
    (b"x-forwarded-proto", b"https"),
    (b"x-forwarded-host", b"evil.example"),
    (b"x-real-ip", b"198.51.100.1"),
    (b"forwarded", b"for=198.51.100.1;proto=https"),
    (b"x_forwarded_for", b"198.51.100.1"),
    (b"x-forwarded_proto", b"https"),
    (b"x_real_ip", b"198.51.100.1"),
    (b"cf-connecting-ip", b"198.51.100.1"),
]


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded"])
@pytest.mark.parametrize("peer", [STRANGER, "11.0.0.1", "::2", "not an address", None])
def test_word_of_a_stranger_is_removed_and_not_believed(header: ProxyHeader, peer: str | None) -> None:
    scope = applied(scope_of(peer, *FORGED), header)

    assert scope["headers"] == [(b"host", b"localhost")]
    assert scope["client"] == (None if peer is None else (peer, 54_321))
    assert scope["scheme"] == "http"


def test_nobody_is_believed_when_nobody_is_trusted() -> None:
    scope = applied(scope_of(PROXY, *FORGED), trusted="")

    assert scope["headers"] == [(b"host", b"localhost")]
    assert seen(scope) == (PROXY, "http")


@pytest.mark.parametrize(
    ("header", "kept"),
    [
        ("x-forwarded-for", {b"host", b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host"}),
        ("forwarded", {b"host", b"forwarded"}),
    ],
)
def test_of_a_trusted_proxy_only_what_it_sets_itself_is_kept(header: ProxyHeader, kept: set[bytes]) -> None:
    scope = applied(scope_of(PROXY, *FORGED), header)

    assert {name for name, _ in scope["headers"]} == kept
    assert seen(scope) == ("198.51.100.1", "https")


@pytest.mark.parametrize(
    ("value", "client"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("6.6.6.6, 198.51.100.1, 10.1.2.3", "198.51.100.1"),
        ("10.9.9.9, 10.1.2.3", "10.9.9.9"),
        ("198.51.100.1:4711", "198.51.100.1"),
        ("[2001:db8::7]:4711", "2001:db8::7"),
        ("2001:DB8::7", "2001:db8::7"),
        ("::ffff:198.51.100.1", "198.51.100.1"),
        ("198.51.100.1, unknown", PROXY),
        ("198.51.100.1, <script>, 10.1.2.3", "10.1.2.3"),
        ("", PROXY),
        (",,", PROXY),
        ("127.1", PROXY),
        ("198.51.100.1\x00", PROXY),
        ("[2001:db8::7]x", PROXY),
    ],
)
def test_client_is_the_first_hop_from_behind_that_is_no_proxy(value: str, client: str) -> None:
    scope = applied(scope_of(PROXY, (b"x-forwarded-for", value.encode("latin-1"))))

    assert scope["client"][0] == client


def test_lines_of_one_header_are_one_list() -> None:
    lines = [(b"x-forwarded-for", b"198.51.100.1"), (b"x-forwarded-for", b"198.51.100.2, 10.0.0.1")]

    assert applied(scope_of(PROXY, *lines))["client"][0] == "198.51.100.2"


@pytest.mark.parametrize(
    ("value", "scheme"),
    [("https", "https"), ("HTTPS", "https"), ("http, https", "https"), ("https, http", "http"), ("wss", "http")],
)
def test_scheme_is_the_last_one_told(value: str, scheme: str) -> None:
    headers = [(b"x-forwarded-for", b"198.51.100.1"), (b"x-forwarded-proto", value.encode())]

    assert applied(scope_of(PROXY, *headers))["scheme"] == scheme


@pytest.mark.parametrize(
    ("value", "client", "scheme"),
    [
        ("for=198.51.100.1;proto=https;by=10.0.0.1", "198.51.100.1", "https"),
        ('For="[2001:db8::7]:4711";Proto=HTTPS', "2001:db8::7", "https"),
        ("for=6.6.6.6;proto=https, for=198.51.100.1;proto=http", "198.51.100.1", "http"),
        ("for=198.51.100.1;proto=https, for=10.0.0.1;proto=http", "198.51.100.1", "https"),
        ("for=unknown;proto=https", PROXY, "https"),
        ("for=_hidden, for=10.0.0.1", "10.0.0.1", "http"),
        ('for=198.51.100.1;host="evil, for=6.6.6.6"', "198.51.100.1", "http"),
        ('for=198.51.100.1;host="evil;for=6.6.6.6"', "198.51.100.1", "http"),
        ('for=198.51.100.1;host="\\", for=6.6.6.6', PROXY, "http"),
        ('for="198.51.100.1, for=6.6.6.6', PROXY, "http"),
        ("proto=https", PROXY, "https"),
        ("", PROXY, "http"),
        ("=;=", PROXY, "http"),
    ],
)
def test_forwarded_is_read_as_rfc_7239_has_it(value: str, client: str, scheme: str) -> None:
    scope = applied(scope_of(PROXY, (b"forwarded", value.encode())), "forwarded")

    assert seen(scope) == (client, scheme)


def test_proxy_may_say_that_the_client_came_over_plain_http() -> None:
    headers = [(b"x-forwarded-for", b"198.51.100.1"), (b"x-forwarded-proto", b"http")]

    assert applied(scope_of(PROXY, *headers, scheme="https"))["scheme"] == "http"


def test_request_without_such_headers_is_left_alone() -> None:
    scope = scope_of(PROXY, (b"x-forward", b"1"), (b"for", b"1"))
    before = dict(scope)

    assert applied(scope) == before


def test_long_list_is_read_in_linear_time() -> None:
    times = []
    for count in (2_000, 4_000, 8_000):
        value = b"for=10.0.0.1;a=" + b'"' + b"," * count + b'";' + b"x" * count
        began = time.perf_counter()
        applied(scope_of(PROXY, (b"forwarded", value)), "forwarded")
        times.append(time.perf_counter() - began)
    assert all(later < 4 * sooner + 0.01 for sooner, later in pairwise(times))
