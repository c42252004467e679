"""The Unix socket in the data directory: who may use it, and what becomes of its file."""

import os
import socket
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from picloud.server.listeners.local_listener import LocalListener, bind_local_socket
from picloud.server.local_app import LocalApp
from picloud.shared.http.asgi import Receive, Scope, Send, send_json
from picloud.shared.local_socket import SOCKET_NAME, address_in, opened_directory, peer_uid

URL = "https://board.example:8443"


async def show_scope(scope: Scope, receive: Receive, send: Send) -> None:
    names = [name.decode() for name, _ in scope["headers"]]
    await send_json(scope, send, 200, {"client": scope["client"], "scheme": scope["scheme"], "headers": names})


@asynccontextmanager
async def listening(directory: Path, **options: object) -> AsyncIterator[httpx.AsyncClient]:
    listener = LocalListener(LocalApp(show_scope, URL), directory, max_bodies_bytes=1_000, **options)  # type: ignore[arg-type]
    await listener.start()
    try:
        with opened_directory(directory) as folder:
            transport = httpx.AsyncHTTPTransport(uds=address_in(folder))
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                yield client
    finally:
        await listener.stop(1)


async def test_request_has_the_local_peer_and_no_forwarded_address(tmp_path: Path) -> None:
    headers = {"x-forwarded-for": "192.0.2.1", "x-forwarded-proto": "https", "x-mine": "1"}
    async with listening(tmp_path) as client:
        seen = (await client.get("/api/v1/admin/scripts", headers=headers)).json()
        called = (await client.get("/api/v1/execute/hello")).json()
    assert seen["client"] == ["local", 0]
    assert seen["scheme"] == "http"
    assert "x-mine" in seen["headers"]
    assert not any(name.startswith("x-forwarded") for name in seen["headers"])
    assert called["client"] == ["127.0.0.1", 0]


async def test_socket_tells_the_address_of_the_server(tmp_path: Path) -> None:
    async with listening(tmp_path) as client:
        assert (await client.get("/local")).json() == {"url": URL}


async def test_another_user_is_refused_by_the_credentials_of_its_process(tmp_path: Path) -> None:
    async with listening(tmp_path, allowed_uids=[os.geteuid() + 1]) as client:
        refused = await client.get("/local")
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "forbidden")


async def test_only_the_owner_may_connect_and_the_file_ends_with_the_listener(tmp_path: Path) -> None:
    path = tmp_path / SOCKET_NAME
    old = os.umask(0)
    try:
        async with listening(tmp_path):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(old)
    assert not path.exists()


async def test_directory_may_have_a_longer_path_than_a_socket_address(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 120) / ("e" * 120)
    deep.mkdir(parents=True)
    async with listening(deep) as client:
        assert (await client.get("/local")).status_code == 200


def test_socket_of_a_killed_process_is_replaced(tmp_path: Path) -> None:
    bind_local_socket(tmp_path).close()
    left = (tmp_path / SOCKET_NAME).stat().st_ino
    bound = bind_local_socket(tmp_path)
    bound.listen()
    with socket.socket(socket.AF_UNIX) as caller, opened_directory(tmp_path) as folder:
        caller.connect(address_in(folder))
        assert peer_uid(caller) == os.geteuid()
    bound.close()
    assert left


@pytest.mark.parametrize("kind", ["file", "directory", "link"])
def test_what_is_no_socket_is_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / SOCKET_NAME
    if kind == "file":
        path.write_text("mine")
    elif kind == "directory":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="not a socket"):
        bind_local_socket(tmp_path)
    assert os.path.lexists(path)
