"""Under which names the admin plane answers."""

import pytest

from picloud.server.hosts import AppsHosts, HostRule
from picloud.shared.errors import BadRequest, PiCloudError
from picloud.shared.http.asgi import Header

RULE = HostRule(["picloud.example.org", "Board", "board.local"])


def host(value: str) -> list[Header]:
    return [(b"accept", b"*/*"), (b"host", value.encode("latin-1"))]


@pytest.mark.parametrize(
    "value",
    [
        "localhost",
        "LOCALHOST:8080",
        "localhost.",
        "app.localhost:1",
        "127.0.0.1:8080",
        "192.168.1.20",
        "[::1]:8080",
        "[fd00::1]",
        "board",
        "board.local:80",
        "PICLOUD.example.org:443",
        "picloud.example.org.",
    ],
)
def test_own_name_or_an_address_is_accepted(value: str) -> None:
    RULE.check(host(value))


@pytest.mark.parametrize(
    "value",
    [
        "evil.example",
        "picloud.example.org.evil.example",
        "evil-picloud.example.org",
        "example.org",
        "localhost.evil.example",
        "notlocalhost",
        "127.0.0.1.evil.example",
        "127.1",
        "0x7f000001",
        "2130706433",
        "a.board.local",
    ],
)
def test_other_name_is_refused_as_misdirected(value: str) -> None:
    with pytest.raises(PiCloudError) as caught:
        RULE.check(host(value))
    assert (caught.value.code, caught.value.status) == ("unknown_host", 421)


@pytest.mark.parametrize(
    "value",
    ["", " ", "a b", "user@localhost", "localhost:port", "localhost:123456", "localhost:", "::1", "[::1", "a/b", "ä"],
)
def test_value_that_is_no_host_is_refused_as_unreadable(value: str) -> None:
    with pytest.raises(BadRequest):
        RULE.check(host(value))


def test_no_or_two_hosts_are_refused_as_unreadable() -> None:
    for headers in ([], host("localhost") + host("localhost")):
        with pytest.raises(BadRequest):
            RULE.check(headers)


@pytest.mark.parametrize(
    ("value", "is_named"),
    [
        ("apps.example.org", True),
        ("APPS.example.org.:8443", True),
        ("board", False),
        ("apps.example.org.evil.example", False),
        ("127.0.0.1", False),
        ("apps.example.org, board", False),
    ],
)
def test_names_of_the_apps_origin_count_whatever_their_port(value: str, *, is_named: bool) -> None:
    assert AppsHosts(["Apps.example.org"]).is_named(host(value)) is is_named


def test_request_without_one_host_names_no_apps_origin() -> None:
    hosts = AppsHosts(["apps.example.org"])
    assert not hosts.is_named([])
    assert not hosts.is_named([*host("apps.example.org"), *host("apps.example.org")])
