"""The command for a browser on another machine."""

import socket

import pytest

from picloud.shared.tunnel import tunnel_command


@pytest.mark.parametrize(
    ("url", "ports"),
    [
        ("http://127.0.0.1:8080/setup#token", "8080:127.0.0.1:8080"),
        ("https://[::1]:81", "81:[::1]:81"),
        ("http://localhost:8080", "8080:localhost:8080"),
    ],
)
def test_tunnel_leads_to_an_address_of_this_machine_alone(url: str, ports: str) -> None:
    assert tunnel_command(url, "pi") == f"ssh -L {ports} pi@{socket.gethostname()}"


@pytest.mark.parametrize(
    "url", ["http://192.168.1.5:8080", "http://board.local:8080/setup#token", "https://example.org"]
)
def test_there_is_no_tunnel_to_what_others_can_open(url: str) -> None:
    assert tunnel_command(url) is None
