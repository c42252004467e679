"""Nothing that a caller sends looks like a line of the service's log."""

import re
import socket
from pathlib import Path
from urllib.parse import urlsplit

from tests.acceptance.service import running

LINE = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.]+Z (DEBUG|INFO|WARNING|ERROR) [\w.]+ .+"
    r"|  .*|To open it from another machine, .*|Or set the .*|Later: .*|PiCloud has .*|"
)
FORGED = "2026-01-01T00:00:00.000Z INFO picloud.wiring.serve forged action=forged"
EVIL = [f"\n{FORGED}", f"\r\n{FORGED}", f"\x85{FORGED}", f"\u2028{FORGED}", "\x1b[2J\x9b2J\u202e\u2066", "\x00"]


def raw_requests(evil: str) -> list[bytes]:
    """Requests with the text as it is, where the grammar of HTTP lets it stand and where not."""
    text = evil.encode()
    escaped = b"".join(b"%%%02X" % byte for byte in text)
    rest = b"Host: localhost\r\nConnection: close\r\n\r\n"
    paths = (b"/api/v1/execute/hello/", b"/api/v1/execute/", b"/api/v1/admin/scripts/", b"/")
    return [
        *(b"GET " + path + part + b" HTTP/1.1\r\n" + rest for path in paths for part in (escaped, text)),
        b"GET" + text + b" / HTTP/1.1\r\n" + rest,
        b"GET /api/v1/execute/hello?" + escaped + b" HTTP/1.1\r\n" + rest,
        b"GET /api/v1/execute/hello HTTP/1.1\r\nX-Evil: " + text + b"\r\n" + rest,
        b"GET /api/v1/admin/scripts HTTP/1.1\r\nAuthorization: Bearer " + text + b"\r\n" + rest,
        b"GET / HTTP/1.1\r\nHost: " + text + b"\r\nConnection: close\r\n\r\n",
    ]


def test_no_line_of_the_log_is_forged(tmp_path: Path) -> None:
    with running(tmp_path, log_level="DEBUG", workers="2") as service:
        service.deploy("hello", "throw ctx.request.headers")
        place = urlsplit(service.url)
        for evil in EVIL:
            for request in raw_requests(evil):
                with socket.create_connection((place.hostname, place.port), timeout=30) as caller:
                    caller.sendall(request)
                    while caller.recv(65_536):
                        pass
            body = {"name": f"hello{evil}", "source": f"// {evil}\nthrow 1", "description": evil}
            service.admin("POST", "/scripts", json=body)
            service.admin("POST", "/tokens", json={"name": evil, "scopes": [evil]})
            service.admin("POST", "/session", json={"name": evil, "password": evil})
            service.admin("GET", "/executions", params={"script": evil, "status": evil})
        assert service.call("hello").status_code == 500

    text = service.log.read_text("utf-8")
    lines = text.split("\n")
    assert [line for line in lines if LINE.fullmatch(line) is None and "http://" not in line] == []
    assert not any(line.startswith(FORGED[:24]) for line in lines)
    assert all(line.isprintable() for line in lines)
