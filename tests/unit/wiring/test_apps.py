"""The listener of the apps origin."""

import socket
from contextlib import AsyncExitStack

import pytest

from picloud.server.listeners.binding import bind_socket
from picloud.shared.settings import Settings, SettingsError, load_settings
from picloud.wiring.apps import AppsListening, check_apps, listen_for_apps


async def listen(settings: Settings, *bound: socket.socket) -> AppsListening:
    async with AsyncExitStack() as stack:
        return listen_for_apps(settings, list(bound), stack)


def settings(**given: str) -> Settings:
    return load_settings({f"PICLOUD_{name.upper()}": value for name, value in given.items()})


@pytest.mark.parametrize(
    ("bind", "given", "wanted"),
    [
        ("127.0.0.1:8080", [("127.0.0.1", 8080)], [("127.0.0.1", 8081)]),
        (":80,[::1]:443", [("", 80), ("::1", 443)], [("", 81), ("::1", 444)]),
        ("127.0.0.1:0", [("127.0.0.1", 40_000)], [("127.0.0.1", 0)]),
    ],
    ids=["one", "two", "chosen"],
)
async def test_auto_is_the_next_port_on_each_address(
    monkeypatch: pytest.MonkeyPatch, bind: str, given: list[tuple[str, int]], wanted: list[tuple[str, int]]
) -> None:
    asked: list[tuple[str, int]] = []

    def open_anywhere(host: str, port: int) -> socket.socket:
        asked.append((host, port))
        return bind_socket("127.0.0.1", 0)

    addresses = iter(given)
    monkeypatch.setattr("picloud.wiring.apps.bound_address", lambda _bound: next(addresses))
    monkeypatch.setattr("picloud.wiring.apps.open_socket", open_anywhere)
    monkeypatch.setattr("picloud.wiring.apps._ports_of", lambda _bound: set())
    bound = [bind_socket("127.0.0.1", 0) for _ in given]
    apps = await listen(settings(bind=bind), *bound)
    for each in bound:
        each.close()
    assert (asked, apps.fault) == (wanted, None)
    assert len(apps.addresses) == len(wanted)


async def test_auto_beside_a_port_of_the_systems_choice_is_one_too() -> None:
    with bind_socket("127.0.0.1", 0) as bound:
        apps = await listen(settings(bind="127.0.0.1:0"), bound)
        assert apps.port not in (None, 0, bound.getsockname()[1])


async def test_port_that_is_taken_is_a_fault_and_no_refusal() -> None:
    with bind_socket("127.0.0.1", 0) as bound, socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        apps = await listen(settings(apps_bind=f"127.0.0.1:{port},[::1]:0", apps_hosts="apps.example"), bound)
    check = await check_apps(apps)
    assert check.ok
    assert check.facts["port"] == apps.addresses[0].port  # the other address is served
    assert check.facts["hosts"] == ["apps.example"]
    assert check.facts["fault"].startswith(f"PICLOUD_APPS_BIND: cannot listen on 127.0.0.1 port {port}: ")


async def test_port_of_the_main_listener_is_taken_before_that_one_listens() -> None:
    with bind_socket("127.0.0.1", 0) as bound:
        apps = await listen(settings(apps_bind=f"127.0.0.1:{bound.getsockname()[1]}"), bound)
    assert apps.fault is not None
    assert "PICLOUD_BIND has the port" in apps.fault
    assert apps.port is None


async def test_there_is_no_port_after_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("picloud.wiring.apps.bound_address", lambda _bound: ("127.0.0.1", 65_535))
    with bind_socket("127.0.0.1", 0) as bound:
        apps = await listen(settings(bind="127.0.0.1:65535"), bound)
    assert apps.fault is not None
    assert "there is no such port" in apps.fault


async def test_off_listens_nowhere() -> None:
    with bind_socket("127.0.0.1", 0) as bound:
        assert await listen(settings(apps_bind="off"), bound) == AppsListening([], [], (), None)


@pytest.mark.parametrize("value", ["on", "8081", "Auto", "127.0.0.1", "127.0.0.1:1,127.0.0.1:1"])
def test_other_values_are_refused_with_the_words_that_count(value: str) -> None:
    with pytest.raises(SettingsError, match="or auto, or off"):
        settings(apps_bind=value)


def test_a_name_of_both_origins_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"both have pi\.example; the apps need a name of their own"):
        settings(hosts="board, pi.example", apps_hosts="PI.example")
