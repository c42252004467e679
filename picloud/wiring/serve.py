"""One process from start to stop: lock, listener, services, signals."""

import asyncio
import logging
import resource
import socket
from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial
from typing import Final, NamedTuple

import uvloop

from picloud.cluster.manager_side.fleet import Fleet
from picloud.manager.storage.engines.sqlite_builds import warn_of_known_faults
from picloud.manager.storage.installation import open_storage
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.maintenance.snapshot import library_version
from picloud.manager.storage.storage import Storage
from picloud.server.listeners.binding import Address, bind_socket, inherited_socket
from picloud.server.listeners.certificate import Certificate
from picloud.server.listeners.listener import Listener, ListenerGroup
from picloud.shared.errors import EXIT_TRY_AGAIN, StartRefused
from picloud.shared.log import configure_logging
from picloud.shared.scratch import remove_leftovers
from picloud.shared.settings import Settings, renamed_variables
from picloud.shared.supervision import Supervision, load_supervision
from picloud.shared.version import PRODUCT_VERSION
from picloud.wiring.access import show_setup_link
from picloud.wiring.addresses import owner_url
from picloud.wiring.apps import listen_for_apps
from picloud.wiring.fronts import front_settings, start_fleet
from picloud.wiring.listening import (
    build_gate,
    build_listeners,
    build_local_listener,
    calm_garbage_collector,
    load_certificate,
)
from picloud.wiring.services import Node, start_services
from picloud.wiring.signals import Signals, handle_signals
from picloud.wiring.watchdog import Watchdog, is_healthy

logger = logging.getLogger(__name__)

_STOP_SPARE_S: Final = 2.0


def serve(settings: Settings) -> int:
    """Run all services until a signal to stop, and return the exit code; a second one does not wait for executions.

    Raises:
        StartRefused: as `run_service`.
    """
    configure_logging(settings.log_level)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # memory holds secrets; child processes inherit this
    for old, new in renamed_variables():
        logger.warning(
            "a setting has another name now, rename it: the old name will stop working",
            extra={"action": "renamed_setting", "variable": old, "name_now": new},
        )
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve_until_signal(settings))
    return 0


async def _serve_until_signal(settings: Settings) -> None:
    supervision = load_supervision()
    signals = handle_signals(settings, supervision)
    await run_service(settings, ready=_announce, signals=signals, supervision=supervision)


def _announce(address: Address) -> None:
    logger.info("picloud is ready", extra={"action": "ready", "url": address.url, "version": PRODUCT_VERSION})


async def run_service(
    settings: Settings,
    *,
    ready: Callable[[Address], None],
    signals: Signals,
    supervision: Supervision | None = None,
) -> None:
    """Start everything, serve until a stop is asked for, then let executions finish and end everything in order.

    Args:
        ready: called once with the address when requests are answered.
        supervision: the supervisor that is notified of readiness and liveness; None without one.
    Raises:
        StartRefused: with the exit code; nothing listens, and no data was changed. Also exit code 1 when the disk
            failed meanwhile.
    """
    supervision = supervision or Supervision()
    certificate = load_certificate(settings.tls_cert, settings.tls_key)
    async with AsyncExitStack() as stack:
        service = await _start(settings, supervision, certificate, stack)
        _report_start(service, settings, ready, supervision)
        await _wait_for_stop(service, signals, supervision, certificate)
        supervision.notify("STOPPING=1", "STATUS=letting executions finish")
        logger.info("picloud is stopping", extra={"action": "stop"})
        await _stop_listening(service, settings, signals.force_stop)
        failed = service.storage.failed.is_set()
    logger.info("picloud has stopped", extra={"action": "stopped"})
    if failed:
        fault = f"{settings.data_dir}: the disk failed during a write to the database; see docs/explanation/storage.md"
        raise StartRefused(EXIT_TRY_AGAIN, fault)


class _Service(NamedTuple):
    """The running service and its addresses."""

    addresses: list[Address]
    apps_addresses: list[Address]
    storage: Storage
    node: Node
    listener: Listener


async def _start(
    settings: Settings, supervision: Supervision, certificate: Certificate | None, stack: AsyncExitStack
) -> _Service:
    """Take the lock and the ports before the data is opened; accept connections last."""
    stack.enter_context(InstanceLock.acquire(settings.data_dir))
    bound = _listening_sockets(settings, supervision, stack)
    addresses = [_address(listening, settings) for listening in bound]
    apps = listen_for_apps(settings, bound, stack)
    storage = await open_storage(settings)
    await asyncio.to_thread(_remove_leftovers, settings)
    stack.push_async_callback(storage.close)
    node = await start_services(settings, storage, bound, apps, stack, dashboard_url=owner_url(settings, addresses[0]))
    listener = _build_listeners(settings, node, bound, apps.sockets, certificate)
    await listener.start()
    if node.fleet is not None:
        await start_fleet(node.fleet)
    await show_setup_link(node.accounts)
    calm_garbage_collector()
    return _Service(addresses, apps.addresses, storage, node, listener)


def _report_start(
    service: _Service, settings: Settings, ready: Callable[[Address], None], supervision: Supervision
) -> None:
    first, *others = service.addresses
    ready(first)
    for other in others:
        logger.info("picloud also listens on another address", extra={"action": "ready", "at": other.url})
    for other in service.apps_addresses:
        logger.info("routes are served from / on the apps origin", extra={"action": "ready", "at": other.url})
    if settings.database_server is None:
        warn_of_known_faults(library_version())
    supervision.notify("READY=1", f"STATUS=serving on port {first.port}")


async def _wait_for_stop(
    service: _Service, signals: Signals, supervision: Supervision, certificate: Certificate | None
) -> None:
    """Wait until a stop is asked for or the disk fails; meanwhile show the supervisor life, and reload on request."""
    watchdog = Watchdog(supervision, partial(is_healthy, service.storage, service.node.executor))
    meanwhile = [
        asyncio.create_task(watchdog.run()),
        asyncio.create_task(_reload_certificate(signals.reload, certificate, service.node.fleet)),
    ]
    await _first_of(signals.stop, service.storage.failed)
    for task in meanwhile:
        task.cancel()


def _remove_leftovers(settings: Settings) -> None:
    directories = {settings.data_dir}
    if settings.database_server is None:
        directories.add(settings.database_path.parent)
    removed = remove_leftovers(*directories)
    if removed:
        logger.info(
            "files of an interrupted command were removed",
            extra={"action": "leftovers_removed", "count": len(removed)},
        )


async def _reload_certificate(reload: asyncio.Event, certificate: Certificate | None, fleet: Fleet | None) -> None:
    """Load the certificate again whenever that is asked for, here and in the other front processes."""
    while True:
        await reload.wait()
        reload.clear()
        if certificate is None:
            logger.info("there is no certificate to load again", extra={"action": "reload"})
            continue
        certificate.reload()
        if fleet is not None:
            fleet.reload()


def _build_listeners(
    settings: Settings,
    node: Node,
    bound: list[socket.socket],
    apps_bound: list[socket.socket],
    certificate: Certificate | None,
) -> Listener:
    """The listeners on the network and, where it can be made, the one for the command line."""
    gate = build_gate(front_settings(settings), settings.trusted_proxies)
    listeners = build_listeners(node.app, bound, apps_bound, gate, certificate)
    url = owner_url(settings, _address(bound[0], settings))
    local = build_local_listener(node.app, settings.data_dir, url, max_bodies_bytes=settings.max_bodies_bytes)
    return ListenerGroup(*listeners, *([] if local is None else [local]))


def _listening_sockets(settings: Settings, supervision: Supervision, stack: AsyncExitStack) -> list[socket.socket]:
    """Return the sockets to accept on, which the stack closes."""
    if supervision.has_socket:
        return [stack.enter_context(inherited_socket())]
    return [stack.enter_context(bind_socket(host, port)) for host, port in settings.binds]


def _address(bound: socket.socket, settings: Settings) -> Address:
    host, port = bound.getsockname()[:2]
    return Address(host, port, tls=settings.tls_cert is not None)


async def _first_of(*events: asyncio.Event) -> None:
    """Wait until one of them is set."""
    waiting = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


async def _stop_listening(service: _Service, settings: Settings, force_stop: asyncio.Event) -> None:
    """End the listener when all executions in flight have answered, or at once when that is forced."""
    node, listener = service.node, service.listener
    node.tail.end()
    longest_ms = max(node.table.longest_timeout_ms(), settings.timeout_ms) + settings.queue_wait_ms
    stopping = asyncio.create_task(_stop_fronts(listener, node.fleet, longest_ms / 1000 + _STOP_SPARE_S))
    force_stopping = asyncio.create_task(force_stop.wait())
    await asyncio.wait({stopping, force_stopping}, return_when=asyncio.FIRST_COMPLETED)
    if not stopping.done():
        listener.force_stop()
        if node.fleet is not None:
            node.fleet.force_stop()
        await node.executor.stop()
    force_stopping.cancel()
    await stopping


async def _stop_fronts(listener: Listener, fleet: Fleet | None, grace_s: float) -> None:
    """End the orchestrator processes first: what they forward is still answered."""
    if fleet is not None:
        await fleet.stop(grace_s)
    await listener.stop(grace_s)
