"""The listening socket."""

import socket

import pytest

from picloud.server.binding import Address, bind_socket
from picloud.shared.errors import EXIT_CONFIGURATION, StartRefused


def test_bind_refuses_a_port_that_is_listened_on() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(StartRefused) as refused:
        bind_socket("127.0.0.1", taken.getsockname()[1])
    assert refused.value.exit_code == EXIT_CONFIGURATION
    assert "PICLOUD_BIND" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_bind_refuses_an_address_that_is_not_ours(host: str) -> None:
    with pytest.raises(StartRefused) as refused:
        bind_socket(host, 0)
    assert refused.value.exit_code == EXIT_CONFIGURATION


def test_bind_leaves_the_choice_of_port_to_the_system() -> None:
    with bind_socket("127.0.0.1", 0) as bound:
        assert bound.getsockname()[1] > 0


def test_address_is_written_as_url() -> None:
    assert Address("127.0.0.1", 8080).url == "http://127.0.0.1:8080"
    assert Address("::1", 443, tls=True).url == "https://[::1]:443"
