"""File descriptors run out: no flood in the log, no busy loop, and everything works again when there are some."""

import resource
import socket
import ssl
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.acceptance.certificate import make_certificate
from tests.acceptance.service import Service, running

SPARE = 12


def settings_of(scheme: str, directory: Path) -> dict[str, str]:
    if scheme == "http":
        return {}
    certificate, key = directory / "cert.pem", directory / "key.pem"
    make_certificate(certificate, key)
    return {"tls_cert": str(certificate), "tls_key": str(key)}


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def flood(service: Service) -> list[socket.socket]:
    """Many more connections than there are descriptors."""
    url = urlsplit(service.url)
    assert url.hostname is not None
    return [socket.create_connection((url.hostname, url.port or 0), timeout=2) for _ in range(150)]


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.alone
def test_service_without_descriptors_stays_quiet_and_recovers(tmp_path: Path, scheme: str) -> None:
    with running(tmp_path, **settings_of(scheme, tmp_path)) as service:
        verify = ssl.create_default_context(cafile=tmp_path / "cert.pem") if scheme == "https" else True
        ask = {"trust_env": False, "verify": verify, "timeout": 10}
        assert httpx.get(f"{service.url}/healthz", **ask).status_code == 200  # type: ignore[arg-type]  # as named above
        lines = len(service.log.read_text().splitlines())
        limits = resource.prlimit(service.pid, resource.RLIMIT_NOFILE)
        few = len(list(Path(f"/proc/{service.pid}/fd").iterdir())) + SPARE
        resource.prlimit(service.pid, resource.RLIMIT_NOFILE, (few, limits[1]))
        used = cpu_seconds(service.pid)
        connections = flood(service)
        time.sleep(2)
        assert cpu_seconds(service.pid) - used < 1
        assert len(service.log.read_text().splitlines()) - lines < 10
        for connection in connections:
            connection.close()
        resource.prlimit(service.pid, resource.RLIMIT_NOFILE, limits)
        time.sleep(1)
        assert httpx.get(f"{service.url}/healthz", **ask).status_code == 200  # type: ignore[arg-type]  # as named above
