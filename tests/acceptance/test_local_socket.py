"""The command line on the machine of its server: over the Unix socket, whatever the network looks like."""

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from picloud.cli.failures import CommandFailed
from picloud.cli.local_transport import LocalTransport
from picloud.server.listeners.local_listener import LocalListener
from picloud.server.local_app import LocalApp
from picloud.shared.local_socket import SOCKET_NAME
from tests.acceptance.certificate import make_certificate
from tests.acceptance.command import picloud
from tests.acceptance.service import Service, running

SERVICE_UID, OTHER_UID = 54_321, 54_322
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


def local_client(directory: Path) -> httpx.Client:
    return httpx.Client(transport=LocalTransport(directory), base_url="http://localhost")


def deploy(service: Service, directory: Path, name: str, source: str) -> str:
    (directory / f"{name}.rhai").write_text(source)
    done = picloud(service, "deploy", str(directory / f"{name}.rhai"))
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


@pytest.fixture(scope="module")
def https(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Two front processes behind a certificate that nobody signed; the command line is told a wrong address."""
    directory = tmp_path_factory.mktemp("https")
    certificate, key = directory / "cert.pem", directory / "key.pem"
    make_certificate(certificate, key)
    with running(directory, tls_cert=str(certificate), tls_key=str(key), workers="2") as service:
        service._environ["PICLOUD_BIND"] = "127.0.0.1:1"
        yield service


def test_commands_need_neither_certificate_nor_port(https: Service, tmp_path: Path) -> None:
    printed = deploy(https, tmp_path, "hello", "ctx.request.remote_addr")
    assert printed.splitlines()[1] == f"{https.url}/api/v1/execute/hello"
    assert b"hello" in picloud(https, "list").stdout
    assert picloud(https, "invoke", "hello").stdout == b'"127.0.0.1"'
    deadline = time.monotonic() + 10
    while b"GET /" not in (shown := picloud(https, "logs", "hello").stdout):
        assert time.monotonic() < deadline, shown
        time.sleep(0.1)
    link = picloud(https, "setup-link").stdout.decode()
    assert link.startswith(f"{https.url}/setup#")


def test_socket_asks_for_the_token_as_the_network_does(https: Service) -> None:
    with local_client(https.data_dir) as client:
        assert client.get("/api/v1/admin/scripts").status_code == 401
        assert client.get("/readyz").json()["ready"] is True
        wrong = client.get("/api/v1/admin/scripts", headers={"host": "evil.example"})
        assert (wrong.status_code, wrong.json()["error"]["code"]) == (421, "unknown_host")


def test_audit_log_says_that_a_change_was_made_on_this_machine(service: Service, tmp_path: Path) -> None:
    deploy(service, tmp_path, "audited", "1")
    entries = json.loads(picloud(service, "audit", "--action", "script.create", "--json").stdout)
    assert [entry["peer"] for entry in entries if entry["object"]["name"] == "audited"] == ["local"]


def test_logs_follow_over_the_socket(service: Service, tmp_path: Path) -> None:
    deploy(service, tmp_path, "followed", "1")
    earlier = [service.call("followed").headers["x-execution-id"] for _ in range(3)]
    command = [sys.executable, "-m", "picloud", "logs", "followed", "-f", "-n", "2", "--json"]
    following = subprocess.Popen(
        command, cwd=service.directory, env=service._environ, stdout=subprocess.PIPE, bufsize=0
    )
    try:
        assert [next_id(following), next_id(following)] == earlier[1:]
        later = service.call("followed").headers["x-execution-id"]
        assert next_id(following) == later
    finally:
        following.kill()
        following.communicate()


def next_id(following: "subprocess.Popen[bytes]") -> str:
    assert following.stdout is not None
    assert select.select([following.stdout], [], [], 20)[0], "no line in 20 s"
    return str(json.loads(following.stdout.readline())["id"])


def test_token_goes_to_nobody_when_somebody_else_holds_the_port(tmp_path: Path) -> None:
    service = Service(tmp_path)
    service.start()
    service.stop()
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        environ = {"PICLOUD_BIND": f"127.0.0.1:{stranger.getsockname()[1]}"}
        for command in (["list"], ["invoke", "x"], ["setup-link"]):
            done = picloud(service, *command, environ=environ)
            assert b"Traceback" not in done.stderr
            assert done.returncode == 1
        stranger.setblocking(False)
        with pytest.raises(BlockingIOError):
            stranger.accept()
    assert f"no PiCloud is running in {tmp_path / 'data'}" in picloud(service, "list").stderr.decode()


def test_socket_of_a_killed_server_is_replaced_by_the_next(tmp_path: Path) -> None:
    service = Service(tmp_path)
    service.start()
    service.stop(signal.SIGKILL)
    assert (service.data_dir / SOCKET_NAME).is_socket()
    stopped = picloud(service, "list")
    assert (stopped.returncode, stopped.stderr.count(b"\n")) == (1, 1)
    assert b"is running in" in stopped.stderr
    with running(tmp_path) as again:
        assert picloud(again, "list").returncode == 0
    assert not (service.data_dir / SOCKET_NAME).exists()


def test_service_starts_without_the_socket_where_none_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "data" / SOCKET_NAME).mkdir(parents=True)
    (tmp_path / "data").chmod(0o700)
    with running(tmp_path) as service:
        assert "no socket for the command line" in service.log.read_text()
        remote = {"PICLOUD_URL": service.url, "PICLOUD_TOKEN": service.token}
        assert picloud(service, "list", environ=remote).returncode == 0


@contextmanager
def forked_as(uid: int, work: Callable[[], None]) -> Iterator[None]:
    """Run `work` in a process of another user for the length of a block."""
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(uid)
            os.setuid(uid)
            work()
        finally:
            os._exit(0)
    try:
        yield
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


@pytest.fixture
def open_directory() -> Iterator[Path]:
    """A directory that every user may enter, unlike those of pytest."""
    path = Path(f"/tmp/picloud-local-{os.getpid()}-{time.monotonic_ns()}")
    path.mkdir(mode=0o755)
    try:
        yield path
    finally:
        (path / SOCKET_NAME).unlink(missing_ok=True)
        path.rmdir()


def serve(directory: Path, mode: int = 0o600) -> Callable[[], None]:
    async def run() -> None:
        listener = LocalListener(LocalApp(None, "http://board:8080"), directory, max_bodies_bytes=1_000)  # type: ignore[arg-type]
        await listener.start()
        (directory / SOCKET_NAME).chmod(mode)
        await asyncio.sleep(30)

    return lambda: asyncio.run(run())


def wait_for_socket(directory: Path) -> None:
    deadline = time.monotonic() + 20
    with socket.socket(socket.AF_UNIX) as probe:
        while time.monotonic() < deadline:
            try:
                probe.connect(str(directory / SOCKET_NAME))
            except OSError:
                time.sleep(0.05)
            else:
                return
    raise AssertionError("the listener did not start")


@needs_root
def test_root_reaches_the_service_of_another_user(open_directory: Path) -> None:
    os.chown(open_directory, SERVICE_UID, SERVICE_UID)
    with forked_as(SERVICE_UID, serve(open_directory)):
        wait_for_socket(open_directory)
        with local_client(open_directory) as client:
            assert client.get("/local").json() == {"url": "http://board:8080"}


@needs_root
def test_server_in_a_directory_that_is_not_its_own_is_not_trusted(open_directory: Path) -> None:
    os.chown(open_directory, SERVICE_UID, SERVICE_UID)
    open_directory.chmod(0o777)
    with forked_as(OTHER_UID, serve(open_directory)):
        wait_for_socket(open_directory)
        with local_client(open_directory) as client, pytest.raises(CommandFailed, match=f"user {OTHER_UID}"):
            client.get("/local", headers={"authorization": "Bearer secret"})


@needs_root
@pytest.mark.parametrize(("mode", "expected"), [(0o600, "forbidden"), (0o777, "403")])
def test_other_users_are_refused_by_mode_and_by_credentials(open_directory: Path, mode: int, expected: str) -> None:
    os.chown(open_directory, SERVICE_UID, SERVICE_UID)
    reading, writing = os.pipe()

    def call() -> None:
        try:
            with local_client(open_directory) as client:
                told = str(client.get("/local").status_code)
        except CommandFailed as error:
            told = error.code
        os.write(writing, told.encode())

    with forked_as(SERVICE_UID, serve(open_directory, mode)):
        wait_for_socket(open_directory)
        with forked_as(OTHER_UID, call):
            assert select.select([reading], [], [], 20)[0]
            assert os.read(reading, 64).decode() == expected
    os.close(reading)
    os.close(writing)
