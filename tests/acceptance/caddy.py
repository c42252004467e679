"""A real Caddy in front of a service, with one of the files of `caddy/`."""

import os
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

ROOT = Path(__file__).parents[2]
FILES = ROOT / "caddy"
_START_DEADLINE_S = 20
APPS_HOST = "apps.localhost"
"""The name that `PICLOUD_APPS_HOSTS` has in tests."""


class Caddy(Struct, frozen=True):
    """A running Caddy. `url` without a path; `root`: the certificate of the authority it made for itself; `http_port`:
    where `Caddyfile.prod` takes plain HTTP."""

    url: str
    root: Path
    log: Path
    http_port: int

    @property
    def address(self) -> tuple[str, int]:
        parts = urlsplit(self.url)
        assert parts.hostname is not None
        assert parts.port is not None
        return parts.hostname, parts.port


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environ_of(directory: Path, site: str, upstream: str, https_port: int | None = None) -> dict[str, str]:
    """Everything that Caddy keeps goes into the directory."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(directory),
        "XDG_DATA_HOME": str(directory),
        "XDG_CONFIG_HOME": str(directory),
        "SITE": site,
        "APPS_HOSTS": APPS_HOST,
        "HTTP_PORT": str(free_port()),
        "HTTPS_PORT": str(https_port or free_port()),
        "UPSTREAM_MANAGER": upstream,
        "UPSTREAM_ORCHESTRATORS": upstream,
    }


@contextmanager
def fronted(directory: Path, name: str, upstream_url: str) -> Iterator[Caddy]:
    """Caddy with the file `name`, on a port of its own, until the end of the block."""
    port = free_port()
    plain = name == "Caddyfile"
    url = f"http://127.0.0.1:{port}" if plain else f"https://localhost:{port}"
    site = f"http://:{port}" if plain else f"localhost, {APPS_HOST}"
    environ = environ_of(directory, site, urlsplit(upstream_url).netloc, port)
    log = directory / "caddy.log"
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(FILES / name)]
    with log.open("wb") as stream:
        process = subprocess.Popen(command, env=environ, stdout=stream, stderr=stream, cwd=directory)
    try:
        _wait_until_it_answers(process, port, log, tls=not plain)
        yield Caddy(
            url, directory / "caddy" / "pki" / "authorities" / "local" / "root.crt", log, int(environ["HTTP_PORT"])
        )
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_until_it_answers(process: "subprocess.Popen[bytes]", port: int, log: Path, *, tls: bool) -> None:
    """Caddy listens before it has made itself a certificate, and ends handshakes until then."""
    deadline = time.monotonic() + _START_DEADLINE_S
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        try:
            _connect(port, tls=tls)
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError(f"Caddy does not answer:\n{log.read_text()}")


def _connect(port: int, *, tls: bool) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
        if tls:
            context = ssl.create_default_context()
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            context.wrap_socket(connection, server_hostname="localhost").close()
