"""Grants of outgoing HTTP and the one form of host names."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from picloud.shared.grants import allows, parse_http_grant
from picloud.shared.http.host_names import UnusualAddress, normal_host

COVERED: Final = json.loads(Path(__file__).with_name("grants.json").read_text("utf-8"))
"""Also read by the test of `isGranted` in dashboard/src/lib/grants.test.ts."""


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("API.GitHub.com", "api.github.com"),
        ("example.com.", "example.com"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
        ("my_service", "my_service"),
        ("192.168.1.20", "192.168.1.20"),
        ("[2001:DB8:0::1]", "2001:db8::1"),
        ("[::ffff:192.168.1.20]", "192.168.1.20"),
        ("0x7f.example", "0x7f.example"),
    ],
)
def test_normal_host(text: str, host: str) -> None:
    assert normal_host(text) == host


@pytest.mark.parametrize(
    "text",
    [
        *(
            "127.1",
            "127.0.1",
            "0177.0.0.1",
            "0x7f.0.0.1",
            "0x7f000001",
            "2130706433",
            "017700000001",
            "1.2.3.4.5",
            "256.1.1.1",
        ),
        *("127.0.0.0x1", "\uff11\uff12\uff17.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "1.2.3.04", "example.1", "0x"),
    ],
)
def test_address_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(UnusualAddress, match="four decimal numbers"):
        normal_host(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            ".",
            "a..b",
            ".a",
            "-a.example",
            "a-.example",
            "a b",
            "a%2eb",
            "a@b",
            "a/b",
            "a\\b",
            "a\x00b",
            "a\nb",
            "a" * 64,
        ),
        *("[::1", "::1", "[::1%eth0]", "[127.0.0.1]", "[]", ".".join(["a" * 60] * 5), "xn--\udcff", "a\u200db.example"),
    ],
)
def test_what_is_no_host_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not an? (host name|IPv6 address)"):
        normal_host(text)


@pytest.mark.parametrize(
    ("grant", "normal"),
    [
        ("api.github.com", "api.github.com"),
        ("https://API.github.com.:443", "api.github.com"),
        ("HTTP://Shelly.local:80", "http://shelly.local"),
        ("http://192.168.1.20", "http://192.168.1.20"),
        ("http://[FE80::1]:8080", "http://[fe80::1]:8080"),
        ("*.Example.com:8443", "*.example.com:8443"),
        ("*", "*"),
        ("http://*", "http://*"),
    ],
)
def test_grant_has_one_normal_text(grant: str, normal: str) -> None:
    assert str(parse_http_grant(grant)) == normal
    assert parse_http_grant(normal) == parse_http_grant(grant)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "ftp://a",
            "https://a/",
            "https://a/path",
            "a:0",
            "a:65536",
            "a:port",
            "https://",
            "a@b",
            "user:p@host",
            "a?b",
        ),
        *("*.1.2.3.4", "*.[::1]", "**", "a.*", "*a.example", "*.", "127.1", "::1", "https:a", "a b", "*.*.example.com"),
    ],
)
def test_what_is_no_grant_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_http_grant(text)
    assert not allows([text], "https", text, 443)


@pytest.mark.parametrize("case", COVERED, ids=lambda case: f"{case['grant']} {case['destination']}")
def test_grant_covers(case: dict[str, Any]) -> None:
    place = parse_http_grant(case["destination"])
    assert allows(["other.example", case["grant"]], place.scheme, place.host, place.port) is case["covers"]


def test_only_a_grant_without_pattern_names_its_host() -> None:
    assert parse_http_grant("http://192.168.1.20").names_host
    assert not parse_http_grant("*").names_host
    assert not parse_http_grant("*.home.arpa").names_host
