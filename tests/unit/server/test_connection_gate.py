"""Counting connections, backlogs and descriptors, without a socket."""

import resource
from ipaddress import ip_network

import pytest

from picloud.server.connections.backlogs import Backlogs
from picloud.server.connections.connection_gate import ConnectionGate, ConnectionLimits
from picloud.server.listeners import descriptors, memory
from picloud.server.listeners.descriptors import RESERVED, make_room
from picloud.server.listeners.memory import FloodWatch
from picloud.shared.http.peers import peer_group


class FakeWriter:
    def __init__(self, size: int) -> None:
        self.size = size
        self.aborted = False

    def get_write_buffer_size(self) -> int:
        return self.size

    def abort(self) -> None:
        self.aborted = True


def test_enter_refuses_over_the_total_and_lets_in_again_after_a_leave() -> None:
    gate = ConnectionGate(ConnectionLimits(max_connections=2, max_connections_per_peer=5))
    groups = [gate.enter("192.0.2.1"), gate.enter("127.0.0.1")]
    assert groups == ["192.0.2.1", ""]
    assert gate.enter("127.0.0.1") is None
    gate.leave("")
    assert gate.enter("127.0.0.1") == ""


def test_enter_refuses_over_the_bound_of_a_peer_but_never_this_machine() -> None:
    gate = ConnectionGate(ConnectionLimits(max_connections=100, max_connections_per_peer=1))
    assert gate.enter("192.0.2.1") == "192.0.2.1"
    assert gate.enter("192.0.2.1") is None
    assert gate.enter("192.0.2.2") == "192.0.2.2"
    assert [gate.enter("127.0.0.1"), gate.enter("::1"), gate.enter("")] == ["", "", ""]
    assert gate.enter("2001:db8::1") == peer_group("2001:db8::2")
    assert gate.enter("2001:db8::2") is None
    gate.leave("192.0.2.1")
    assert gate.enter("192.0.2.1") == "192.0.2.1"
    assert gate.connections == 6


@pytest.mark.parametrize(
    ("peer", "expected"),
    [
        ("127.9.9.9", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("", True),
        ("192.0.2.1", False),
        ("198.51.100.7", True),
        ("x", False),
    ],
)
def test_is_exempt_knows_this_machine_and_proxies(peer: str, expected: bool) -> None:
    assert ConnectionGate(proxies=[ip_network("198.51.100.0/24")]).is_exempt(peer) is expected


def test_may_linger_is_bounded() -> None:
    gate = ConnectionGate()
    allowed = 0
    while gate.may_linger():
        allowed += 1
    assert allowed == 64
    gate.lingered()
    assert gate.may_linger()


def test_backlogs_cut_off_the_oldest_over_the_bound() -> None:
    backlogs = Backlogs(100)
    first, second, third = FakeWriter(40), FakeWriter(50), FakeWriter(60)
    for writer in (first, second):
        backlogs.enter(writer)
    assert not first.aborted
    backlogs.enter(third)
    assert (first.aborted, second.aborted, third.aborted) == (True, True, False)
    assert (backlogs.total_bytes, backlogs.cut_off_count) == (60, 2)
    third.size = 10
    backlogs.refresh()
    assert backlogs.total_bytes == 10
    backlogs.leave(third)
    backlogs.leave(first)
    assert backlogs.total_bytes == 0


def test_backlogs_spare_a_single_large_answer() -> None:
    backlogs = Backlogs(100)
    only = FakeWriter(1_000)
    backlogs.enter(only)
    assert not only.aborted


@pytest.mark.parametrize(
    ("soft", "hard", "room", "raised_to"),
    [
        (1_024, 20_000, 12_000, 12_000 + RESERVED),
        (1_024, 4_096, 4_096 - RESERVED, 4_096),
        (65_536, 65_536, 12_000, None),
        (64, 64, 16, 64),
        (resource.RLIM_INFINITY, resource.RLIM_INFINITY, 12_000, None),
    ],
)
def test_make_room_raises_the_limit_as_far_as_allowed(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, room: int, raised_to: int | None
) -> None:
    calls: list[tuple[int, int]] = []
    monkeypatch.setattr(descriptors.resource, "getrlimit", lambda _: (soft, hard))
    monkeypatch.setattr(descriptors.resource, "setrlimit", lambda _, limits: calls.append(limits))
    assert make_room(12_000) == room
    assert calls == ([] if raised_to is None else [(raised_to, hard)])


def test_flood_watch_gives_memory_back_once_after_a_flood(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[None] = []
    monkeypatch.setattr(memory, "give_back", lambda: calls.append(None))
    watch = FloodWatch()
    assert [watch.note(count) for count in (100, 5, 499, 5)] == [False] * 4
    assert [watch.note(count) for count in (800, 400, 200, 200, 5)] == [False, False, True, False, False]
    assert len(calls) == 1


def test_give_back_runs_here() -> None:
    memory.give_back()
