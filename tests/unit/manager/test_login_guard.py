"""Attempts to log in, by account and peer."""

import pytest

from picloud.manager.access.login_guard import ATTEMPTS_OF_STRANGERS, MAX_KNOWN_PEERS, LoginGuard
from picloud.shared.errors import PiCloudError
from tests.fakes.services import FixedClock

HOME = "192.0.2.1"


def tries(guard: LoginGuard, peer: str, count: int = 1, name: str = "owner") -> list[bool]:
    """Which of so many attempts were let through."""
    return [lets_through(guard, peer, name) for _ in range(count)]


def lets_through(guard: LoginGuard, peer: str, name: str) -> bool:
    try:
        guard.take(name, peer)
    except PiCloudError as error:
        return error.code != "too_many_attempts"
    return True


@pytest.fixture
def guard() -> LoginGuard:
    return LoginGuard(FixedClock())


def test_stranger_uses_up_his_own_attempts_alone(guard: LoginGuard) -> None:
    assert tries(guard, "198.51.100.1", 8) == [True] * 5 + [False] * 3
    assert tries(guard, "198.51.100.2") == [True]
    assert tries(guard, "198.51.100.1", name="somebody") == [True]


def test_strangers_together_are_bounded_and_leave_known_peers_alone(guard: LoginGuard) -> None:
    guard.succeed("owner", HOME)
    let = [lets_through(guard, f"198.51.100.{number % 200}", "owner") for number in range(400)]

    assert sum(let) == ATTEMPTS_OF_STRANGERS
    assert not lets_through(guard, "198.51.100.1", "owner")
    assert tries(guard, "203.0.113.9") == [False]
    assert tries(guard, HOME, 6) == [True] * 5 + [False]


def test_refused_attempts_of_one_peer_cost_the_others_nothing(guard: LoginGuard) -> None:
    tries(guard, "198.51.100.1", 1_000)
    assert tries(guard, "198.51.100.2", 5) == [True] * 5


def test_addresses_of_one_ipv6_network_are_one_peer(guard: LoginGuard) -> None:
    assert all(lets_through(guard, f"2001:db8::{number}", "owner") for number in range(5))
    assert tries(guard, "2001:db8::ffff") == [False]
    guard.remember(["2001:db8:1::1"])
    assert guard.knows("2001:db8:1::2")


def test_known_peers_are_the_last_ones_and_an_unknown_address_is_none(guard: LoginGuard) -> None:
    guard.remember([None, "", *(f"192.0.2.{number}" for number in range(MAX_KNOWN_PEERS + 1))])
    assert not guard.knows(None)
    assert not guard.knows("192.0.2.0")
    assert guard.knows("192.0.2.1")
    assert guard.knows(f"192.0.2.{MAX_KNOWN_PEERS}")
