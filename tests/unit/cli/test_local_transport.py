"""The socket of the data directory: nothing is sent to a server that another user runs."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from picloud.cli.failures import CommandFailed
from picloud.cli.installation_directory import find_data_directory
from picloud.cli.local_transport import LocalTransport
from picloud.cli.session import Session
from picloud.shared import local_socket
from picloud.shared.local_socket import SOCKET_NAME, address_in, opened_directory

ANSWER = b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 16\r\n\r\n{"url":"http:x"}'
OTHER_UID = 54_321


@contextmanager
def answering(directory: Path) -> Iterator[list[bytes]]:
    """A server of this user on the socket of a directory; gives what it received."""
    received: list[bytes] = []
    with socket.socket(socket.AF_UNIX) as bound, opened_directory(directory) as folder:
        bound.bind(address_in(folder))
        bound.listen()

        def serve() -> None:
            try:
                connection, _ = bound.accept()
            except OSError:
                return
            with connection:
                received.append(connection.recv(65_536))
                if received[0]:
                    connection.sendall(ANSWER)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield received
        finally:
            bound.shutdown(socket.SHUT_RDWR)
            thread.join()


def ask(directory: Path) -> httpx.Response:
    with httpx.Client(transport=LocalTransport(directory), base_url="http://localhost") as client:
        return client.get("/local", headers={"authorization": "Bearer secret"})


def test_owner_of_the_directory_is_asked_whatever_its_path_is(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 150)
    deep.mkdir()
    with answering(deep) as received:
        assert ask(deep).json() == {"url": "http:x"}
    assert b"secret" in received[0]


def test_nothing_is_sent_when_the_process_is_another_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("picloud.cli.local_transport.peer_uid", lambda connected: OTHER_UID)
    with answering(tmp_path) as received, pytest.raises(CommandFailed, match=f"user {OTHER_UID}.*nothing was sent"):
        ask(tmp_path)
    assert received == [b""]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_nothing_is_sent_when_the_socket_is_another_users(tmp_path: Path) -> None:
    with answering(tmp_path) as received:
        os.chown(tmp_path / SOCKET_NAME, OTHER_UID, -1)
        with pytest.raises(CommandFailed, match="nothing was sent") as caught:
            ask(tmp_path)
    assert caught.value.code == "foreign_socket"
    assert b"".join(received) == b""


def test_link_in_the_place_of_the_socket_is_not_followed(tmp_path: Path) -> None:
    elsewhere, here = tmp_path / "elsewhere", tmp_path / "here"
    elsewhere.mkdir()
    here.mkdir()
    (here / SOCKET_NAME).symlink_to(elsewhere / SOCKET_NAME)
    with answering(elsewhere) as received, pytest.raises(CommandFailed, match="nothing was sent"):
        ask(here)
    assert b"".join(received) == b""


@pytest.mark.parametrize("left", ["nothing", "socket", "directory"])
def test_stopped_server_is_said_to_be_stopped(tmp_path: Path, left: str) -> None:
    directory = tmp_path / "data"
    if left != "nothing":
        directory.mkdir()
    if left == "socket":
        with socket.socket(socket.AF_UNIX) as bound, opened_directory(directory) as folder:
            bound.bind(address_in(folder))
    with pytest.raises(CommandFailed, match=f"no PiCloud is running in {directory}") as caught:
        ask(directory)
    assert caught.value.hint is not None
    assert "picloud serve" in caught.value.hint


def test_peer_credentials_are_those_of_the_other_process() -> None:
    one, other = socket.socketpair(socket.AF_UNIX)
    with one, other:
        assert local_socket.peer_uid(one) == os.geteuid()


def test_directory_of_the_user_comes_before_that_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    system = tmp_path / "system"
    system.mkdir()
    (system / "admin-token").touch()
    assert find_data_directory([Path("data"), system]) == system
    Path("data").mkdir()
    assert find_data_directory([Path("data"), system]) == system
    Path("data", "admin-token").touch()
    assert find_data_directory([Path("data"), system]) == Path("data")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory away")
def test_directory_that_somebody_else_made_where_the_user_stands_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("data", "admin-token").write_text("bait")
    os.chown("data", OTHER_UID, -1)
    with pytest.raises(CommandFailed, match="belongs to another user"):
        find_data_directory([Path("data"), tmp_path / "system"])
    assert Session({}).settings.data_dirs[0] == Path("data")
    assert find_data_directory([Path("data")]) == Path("data")  # named by the user


def test_machine_without_an_installation_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandFailed, match="no PiCloud was found on this machine") as caught:
        find_data_directory([Path("data"), tmp_path / "system"])
    assert caught.value.hint is not None
    assert "picloud login" in caught.value.hint
