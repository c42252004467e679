"""Listeners run on uvloop, whose transports differ from asyncio's in what they do at an end of file."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

import pytest
import uvloop

from picloud.server.connections.connection_gate import ConnectionGate, ConnectionLimits
from picloud.server.listeners.binding import bind_socket
from picloud.server.listeners.listener import HttpListener
from tests.acceptance.certificate import make_certificate
from tests.unit.server.http2_caller import Http2Server, http2_server
from tests.unit.server.raw_server import BIG, DirectEcho, Echo, Server


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"uvloop": uvloop.new_event_loop}


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    app, direct = Echo(), DirectEcho()
    with bind_socket("127.0.0.1", 0) as bound:
        port = bound.getsockname()[1]
        gate = ConnectionGate(ConnectionLimits(max_connections=8, max_bodies_bytes=100_000, max_unsent_bytes=BIG))
        listener = HttpListener(app, [bound], gate, direct)
        await listener.start()
        yield Server(listener, app, direct, port, gate)
        listener.force_stop()
        await listener.stop(0)
        await asyncio.sleep(0.05)


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    directory = tmp_path_factory.mktemp("keys")
    make_certificate(directory / "cert.pem", directory / "key.pem")
    return directory / "cert.pem", directory / "key.pem"


@pytest.fixture
async def https(keys: tuple[Path, Path]) -> AsyncIterator[Http2Server]:
    async with http2_server(keys) as served:
        yield served
