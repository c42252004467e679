"""The one place that builds objects from Settings and joins the services: everything in one process, scripts in child
processes. Split modes will join the same objects differently; nothing else may import all services."""

import asyncio
import gc
import logging
import platform
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import uvloop

from picloud.executor.local_client import LocalExecutorClient
from picloud.executor.native_library import find_native_library
from picloud.executor.process import ExecutorStartFailed, Launch, child_command
from picloud.executor.quarantine import Quarantine
from picloud.executor.slots import Slots
from picloud.executor.source_cache import SourceCache
from picloud.manager.access import AdminToken, AnyOf
from picloud.manager.accounts import AccountService
from picloud.manager.api import ManagerServices, create_manager_app
from picloud.manager.audit import AuditService
from picloud.manager.executions import ExecutionService
from picloud.manager.history import HistorySink
from picloud.manager.last_used import LastUsedWriter
from picloud.manager.models import Caller
from picloud.manager.passwords import Passwords
from picloud.manager.scripts import ScriptService
from picloud.manager.sessions import SessionService
from picloud.manager.setup_link import SetupLink
from picloud.manager.storage.accounts import AccountStore
from picloud.manager.storage.audit import AuditStore
from picloud.manager.storage.executions import ExecutionStore
from picloud.manager.storage.installation import Storage, open_storage
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.scripts import ScriptStore
from picloud.manager.storage.tokens import TokenStore
from picloud.manager.tokens import TokenService
from picloud.orchestrator.ingress import Ingress
from picloud.orchestrator.request_reader import BodyReader
from picloud.orchestrator.script_table import ScriptTable
from picloud.server.app import RootApp
from picloud.server.binding import Address, bind_socket
from picloud.server.listener import HttpListener, Listener
from picloud.server.probes import Check, Probes
from picloud.server.tls_listener import TlsListener, check_certificate
from picloud.shared.clock import iso_utc, new_id
from picloud.shared.errors import EXIT_PACKAGE, StartRefused, StorageUnavailable
from picloud.shared.log import configure_logging
from picloud.shared.models import MIB, LiveScript
from picloud.shared.protocols import ScriptFeed
from picloud.shared.settings import Settings
from picloud.shared.version import API_VERSION, PRODUCT_VERSION, SDK_VERSION, WIRE_VERSION
from picloud.shared.wire import ExecutorHello, HostSettings

if TYPE_CHECKING:
    from picloud.shared.asgi import AsgiApp

logger = logging.getLogger(__name__)

_PROCESS_SPARE_BYTES: Final = 32 * MIB
_STOP_SPARE_S: Final = 2.0
_GC_THRESHOLD: Final = 10_000


class FanOut:
    """A `ScriptFeed` that tells several others, in order."""

    def __init__(self, *feeds: ScriptFeed) -> None:
        self._feeds = feeds

    def publish(self, script: LiveScript, source: str | None = None) -> None:
        """As in `ScriptFeed`."""
        for feed in self._feeds:
            feed.publish(script, source)

    def withdraw(self, script_id: str) -> None:
        """As in `ScriptFeed`."""
        for feed in self._feeds:
            feed.withdraw(script_id)


def serve(settings: Settings) -> int:
    """Run all services until SIGTERM or SIGINT; a second signal does not wait for executions. Returns the exit code.

    Raises:
        StartRefused: as `run_service`.
    """
    configure_logging(settings.log_level)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve_until_signal(settings))
    return 0


async def _serve_until_signal(settings: Settings) -> None:
    stop, hurry = asyncio.Event(), asyncio.Event()

    def on_signal() -> None:
        (hurry if stop.is_set() else stop).set()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, on_signal)
    await run_service(settings, ready=_announce, stop=stop, hurry=hurry)


def _announce(address: Address) -> None:
    logger.info("picloud is ready", extra={"action": "ready", "url": address.url, "version": PRODUCT_VERSION})


async def run_service(
    settings: Settings,
    *,
    ready: Callable[[Address], None],
    stop: asyncio.Event,
    hurry: asyncio.Event | None = None,
) -> None:
    """Start everything, serve until `stop` is set, then let executions finish and end everything in order.

    Args:
        ready: called once with the address when requests are answered.
        stop: ends the service cleanly.
        hurry: ends executions in flight during a stop.
    Raises:
        StartRefused: with the exit code; nothing listens, and no data was changed.
    """
    if settings.tls_cert is not None and settings.tls_key is not None:
        check_certificate(settings.tls_cert, settings.tls_key)
    async with AsyncExitStack() as stack:
        lock = InstanceLock.acquire(settings.data_dir)
        stack.callback(lock.release)
        bound = bind_socket(settings.host, settings.port)
        stack.callback(bound.close)
        host, port = bound.getsockname()[:2]
        storage = await open_storage(settings)
        stack.push_async_callback(storage.close)
        node = await _start_services(settings, storage, stack)
        listener: Listener
        if settings.tls_cert is not None and settings.tls_key is not None:
            listener = TlsListener(node.app, bound, settings.tls_cert, settings.tls_key)
        else:
            listener = HttpListener(node.app, bound)
        await listener.start()
        await _show_setup_token(node.accounts)
        _calm_garbage_collector()
        ready(Address(host, port, tls=settings.tls_cert is not None))
        await stop.wait()
        logger.info("picloud is stopping", extra={"action": "stop"})
        await _stop_listening(listener, node, settings, hurry or asyncio.Event())
    logger.info("picloud has stopped", extra={"action": "stopped"})


def _calm_garbage_collector() -> None:
    """What is there after the start stays, so it need not be looked through again; calls leave hardly any cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GC_THRESHOLD, 20, 50)


class _Node:
    """What runs on this node, as far as starting and stopping need it."""

    def __init__(
        self, app: RootApp, executor: LocalExecutorClient, table: ScriptTable, accounts: AccountService
    ) -> None:
        self.app = app
        self.accounts = accounts
        self.executor = executor
        self.table = table


async def _start_services(settings: Settings, storage: Storage, stack: AsyncExitStack) -> _Node:
    """Build and start the services; what must be ended is left on the stack."""
    script_store = ScriptStore(storage.control)
    execution_store = ExecutionStore(storage.history)
    sink = HistorySink(execution_store, history_days=settings.history_days, history_max_rows=settings.history_max_rows)
    await sink.start()
    stack.push_async_callback(sink.close)

    admin_token = _load_admin_token(settings)
    access = await _start_access(settings, storage, script_store, stack)
    authenticator = AnyOf(admin_token, access.tokens)

    executor = _build_executor(settings, script_store)
    stack.push_async_callback(executor.stop)
    hello = await _boot(executor)

    table = ScriptTable()
    scripts = ScriptService(
        script_store,
        executor,
        FanOut(executor, table),
        quarantine=executor,
        default_limits=settings.default_limits,
        max_source_bytes=settings.max_source_bytes,
    )
    await scripts.publish_all()
    services = ManagerServices(
        scripts=scripts,
        executions=ExecutionService(execution_store, script_store, sink),
        tokens=access.tokens,
        accounts=access.accounts,
        sessions=access.sessions,
        audit=access.audit,
    )
    admin = create_manager_app(services, authenticator)
    app = RootApp(
        ingress=Ingress(
            table=table, executor=executor, sink=sink, authenticator=authenticator, body_reader=BodyReader()
        ),
        admin=cast("AsgiApp", admin),  # Quart's type names each kind of message
        probes=Probes(
            {
                "executor": lambda: _check_executor(executor, hello),
                "database": lambda: _check_database(storage, table),
                "history": lambda: _check_history(sink),
            },
            _versions(storage, hello),
        ),
    )
    return _Node(app, executor, table, access.accounts)


def _load_admin_token(settings: Settings) -> AdminToken:
    token = AdminToken.load_or_create(settings.data_dir)
    if token.created:
        logger.info("admin token made", extra={"action": "token_made", "path": str(token.path)})
    return token


class _Access(NamedTuple):
    """Who may come in, and who came."""

    tokens: TokenService
    accounts: AccountService
    sessions: SessionService
    audit: AuditService


async def _start_access(
    settings: Settings, storage: Storage, script_store: ScriptStore, stack: AsyncExitStack
) -> _Access:
    store = AccountStore(storage.control)
    audit = AuditService(AuditStore(storage.control))
    tokens = TokenService(TokenStore(storage.control), script_store)
    sessions = SessionService(store)
    accounts = AccountService(store, sessions, SetupLink(store, settings.data_dir), audit, passwords=Passwords())
    for service in (tokens, sessions, accounts):
        await service.load()
    writer = LastUsedWriter(tokens.write_last_used, sessions.write_last_seen)
    await writer.start()
    stack.push_async_callback(writer.close)
    return _Access(tokens, accounts, sessions, audit)


async def _show_setup_token(accounts: AccountService) -> None:
    """On the first start, and past the log: whoever reads that later must not find it."""
    try:
        link = await accounts.first_link(Caller(actor="picloud", request_id=new_id()))
    except (OSError, StorageUnavailable) as exc:
        logger.warning("no set-up token could be made", extra={"action": "setup", "fault": str(exc)})
        return
    if link is not None:
        sys.stderr.write(f"set-up token of the owner's account, for 30 minutes and one use: {link.token}\n")
        sys.stderr.flush()


def _build_executor(settings: Settings, script_store: ScriptStore) -> LocalExecutorClient:
    threads = settings.executor_threads
    memory = settings.max_process_memory_bytes or settings.max_memory_bytes + _PROCESS_SPARE_BYTES
    return LocalExecutorClient(
        Launch(child_command(find_native_library()), HostSettings(threads, memory)),
        settings.executor_processes,
        SourceCache(script_store),
        Slots(settings.queue_depth, settings.queue_wait_ms / 1000),
        Quarantine(),
    )


async def _boot(executor: LocalExecutorClient) -> ExecutorHello:
    try:
        return await executor.start()
    except ExecutorStartFailed as exc:
        raise StartRefused(EXIT_PACKAGE, f"the executor process does not start: {exc}; install PiCloud again") from exc


def _versions(storage: Storage, hello: ExecutorHello) -> Mapping[str, Any]:
    return {
        "product": PRODUCT_VERSION,
        "sdk": SDK_VERSION,
        "api": API_VERSION,
        "schema": storage.schema_version,
        "wire": WIRE_VERSION,
        "engine": hello.engine,
        "python": platform.python_version(),
        "database": storage.control.engine,
    }


async def _check_executor(executor: LocalExecutorClient, hello: ExecutorHello) -> Check:
    stats = executor.stats()
    death = stats.last_death
    return Check(
        stats.processes > 0,
        {
            "processes": stats.processes,
            "slots": stats.slots,
            "in_flight": stats.in_flight,
            "queued": stats.queued,
            "deaths": stats.deaths,
            "walls": hello.walls,
            "last_death": None if death is None else {"at": iso_utc(death.at), "reason": death.reason},
        },
    )


async def _check_database(storage: Storage, table: ScriptTable) -> Check:
    try:
        await storage.control.fetch_one("SELECT 1 AS one")
    except StorageUnavailable as exc:
        return Check(False, {"scripts": len(table), "fault": exc.message})
    return Check(True, {"scripts": len(table)})


async def _check_history(sink: HistorySink) -> Check:
    """History that cannot be written is worth knowing and no reason to send callers away."""
    return Check(True, {"writing": sink.is_writing})


async def _stop_listening(listener: Listener, node: _Node, settings: Settings, hurry: asyncio.Event) -> None:
    """End the listener when all executions in flight have answered, or at once when hurried."""
    longest_ms = max(node.table.longest_timeout_ms(), settings.timeout_ms) + settings.queue_wait_ms
    stopping = asyncio.create_task(listener.stop(longest_ms / 1000 + _STOP_SPARE_S))
    hurried = asyncio.create_task(hurry.wait())
    await asyncio.wait({stopping, hurried}, return_when=asyncio.FIRST_COMPLETED)
    if not stopping.done():
        listener.hurry()
        await node.executor.stop()
    hurried.cancel()
    await stopping
