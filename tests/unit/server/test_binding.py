"""The listening socket."""

import socket

import pytest

from picloud.server.listeners.binding import Address, bind_socket
from picloud.shared.errors import EXIT_CONFIGURATION, EXIT_TRY_AGAIN, StartRefused


def test_bind_refuses_a_port_that_is_listened_on() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(StartRefused) as refused:
        bind_socket("127.0.0.1", taken.getsockname()[1])
    assert refused.value.exit_code == EXIT_CONFIGURATION
    assert "PICLOUD_BIND" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "no-such-host.invalid"])
def test_bind_is_tried_again_when_the_network_may_bring_the_address(host: str) -> None:
    with pytest.raises(StartRefused) as refused:
        bind_socket(host, 0)
    assert refused.value.exit_code == EXIT_TRY_AGAIN
    assert "PICLOUD_BIND" in str(refused.value)


def test_bind_without_a_host_takes_callers_of_both_families() -> None:
    with bind_socket("", 0) as bound:
        bound.listen()
        port = bound.getsockname()[1]
        for host in ("127.0.0.1", "::1"):
            socket.create_connection((host, port), timeout=2).close()


def test_bind_without_a_host_is_ipv4_where_there_is_no_ipv6(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "has_dualstack_ipv6", lambda: False)
    with bind_socket("", 0) as bound:
        assert bound.getsockname()[0] == "0.0.0.0"


def test_bind_leaves_the_choice_of_port_to_the_system() -> None:
    with bind_socket("127.0.0.1", 0) as bound:
        assert bound.getsockname()[1] > 0


def test_address_is_written_as_url() -> None:
    assert Address("127.0.0.1", 8080).url == "http://127.0.0.1:8080"
    assert Address("::1", 443, tls=True).url == "https://[::1]:443"
