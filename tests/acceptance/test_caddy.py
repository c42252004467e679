"""Behind a real Caddy with each of the two files: the same product, and nothing that a client can talk it into."""

import asyncio
import re
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.acceptance.caddy import APPS_HOST, FILES, Caddy, environ_of, fronted
from tests.acceptance.service import Service, running
from tests.corpus.cases import load_cases
from tests.corpus.runner import SCRIPTS, Target, run_corpus

ECHO = "#{ address: ctx.request.remote_addr, path: ctx.request.path, headers: ctx.request.headers }"
NAMES = ["Caddyfile", "Caddyfile.prod"]
PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    settings = {"trusted_proxies": "127.0.0.1", "hosts": "picloud.test", "apps_hosts": APPS_HOST}
    with running(tmp_path_factory.mktemp("behind"), **settings) as service:
        service.deploy("seen", ECHO)
        for name, source in SCRIPTS.items():
            service.deploy(name, source)
        yield service


@pytest.fixture(scope="module", params=NAMES)
def caddy(request: pytest.FixtureRequest, behind: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caddy]:
    with fronted(tmp_path_factory.mktemp("caddy"), request.param, behind.url) as started:
        yield started


@pytest.fixture
def client(caddy: Caddy) -> Iterator[httpx.Client]:
    context: ssl.SSLContext | bool = True
    if caddy.url.startswith("https"):
        context = ssl.create_default_context(cafile=caddy.root)
    with httpx.Client(base_url=caddy.url, verify=context, trust_env=False, timeout=30) as opened:
        yield opened


def raw(caddy: Caddy, text: bytes) -> bytes:
    """Everything that answers these bytes until the connection closes."""
    connection: socket.socket = socket.create_connection(caddy.address, timeout=10)
    if caddy.url.startswith("https"):
        context = ssl.create_default_context(cafile=caddy.root)
        connection = context.wrap_socket(connection, server_hostname="localhost")
    with connection:
        connection.sendall(text)
        parts = []
        while part := connection.recv(65_536):
            parts.append(part)
    return b"".join(parts)


def admin(service: Service, **more: str) -> dict[str, str]:
    return {"authorization": f"Bearer {service.token}", **more}


@pytest.mark.parametrize("name", NAMES)
def test_file_is_valid_and_formatted(tmp_path: Path, name: str) -> None:
    environ = environ_of(tmp_path, "https://picloud.test", "127.0.0.1:8080 127.0.0.1:8081")
    file = str(FILES / name)
    validate = ["caddy", "validate", "--adapter", "caddyfile", "--config", file]

    assert subprocess.run(validate, env=environ, check=False, capture_output=True).returncode == 0
    formatted = subprocess.run(["caddy", "fmt", file], env=environ, check=True, capture_output=True).stdout
    assert formatted == (FILES / name).read_bytes()


def test_both_files_have_one_shape() -> None:
    shapes = {re.sub(r"(?s)^.*?(?=# What PiCloud needs)|\{\$SITE.*", "", (FILES / name).read_text()) for name in NAMES}

    (shape,) = shapes
    assert all(part in shape for part in ("UPSTREAM_MANAGER", "UPSTREAM_ORCHESTRATORS", "handle_errors"))


def test_script_is_called_through_it(client: httpx.Client) -> None:
    answer = client.get("/api/v1/execute/seen/deeper%2fpath?a=1")

    assert answer.status_code == 200
    assert answer.json()["path"] == "/deeper/path"
    assert answer.json()["address"] == "127.0.0.1"
    assert "x-execution-id" in answer.headers


def test_what_a_client_says_of_itself_does_not_arrive(client: httpx.Client, behind: Service) -> None:
    forged = {
        "x-forwarded-for": "198.51.100.1",
        "x-forwarded-proto": "gopher",
        "x-forwarded-host": "evil.example",
        "x-forwarded-port": "1",
        "forwarded": "for=198.51.100.1;proto=https",
        "x-real-ip": "198.51.100.1",
        "x_forwarded_for": "198.51.100.1",
        "X_Forwarded_Proto": "https",
        "x-forwarded_for": "198.51.100.1",
    }
    seen = client.get("/api/v1/execute/seen", headers=forged).json()

    assert seen["address"] == "127.0.0.1"
    ours = {name: value for name, value in seen["headers"].items() if "forward" in name or "real" in name}
    host = client.base_url.netloc.decode()
    scheme = client.base_url.scheme
    assert ours == {"x-forwarded-for": "127.0.0.1", "x-forwarded-proto": scheme, "x-forwarded-host": host}


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v2/execute/seen", "/api/v0/x", "/API/v3", "/api/version"])
def test_other_versions_of_the_api_are_answered_by_an_error_that_names_the_served_one(
    client: httpx.Client, path: str
) -> None:
    for answer in (client.get(path), client.post(path, content=b"x")):
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/json"
        error = answer.json()["error"]
        assert (error["code"], error["details"]) == ("unknown_api_version", {"served": [1]})
        assert error["request_id"]


def test_admin_api_works_under_its_name_and_no_other(client: httpx.Client, behind: Service) -> None:
    assert client.get("/api/v1/admin/scripts", headers=admin(behind)).status_code == 200
    assert client.get("/api/v1/admin/scripts").status_code == 401
    if client.base_url.scheme == "http":  # the other file knows its own name and no other
        assert client.get("/api/v1/admin/scripts", headers=admin(behind, host="picloud.test")).status_code == 200
        assert client.get("/api/v1/admin/scripts", headers=admin(behind, host="evil.example")).status_code == 421
        assert client.get("/api/v1/execute/seen", headers={"host": "evil.example"}).status_code == 200


@pytest.mark.parametrize("path", ["/%61pi/v1/admin/scripts", "//api/v1/admin/scripts", "/API/V1/ADMIN/scripts"])
def test_no_spelling_of_a_path_gets_around_the_credential(caddy: Caddy, path: str) -> None:
    answer = raw(caddy, b"GET %b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" % path.encode())

    assert re.match(rb"HTTP/1\.1 (401|404|400|200) ", answer), answer
    assert b'"items"' not in answer


def test_browser_session_works_through_it(client: httpx.Client, behind: Service) -> None:
    link = behind.data_dir / "setup-link"
    origin = str(client.base_url).rstrip("/")
    body = {"password": PASSWORD}
    if link.exists():
        made = client.post("/api/v1/admin/setup", json={**body, "token": link.read_text().strip()})
        assert made.status_code == 201, made.text
    answer = client.post("/api/v1/admin/session", json=body, headers={"origin": origin})

    assert answer.status_code == 201, answer.text
    secure = client.base_url.scheme == "https"
    name = answer.headers["set-cookie"].partition("=")[0]
    assert name == ("__Host-" if secure else "") + f"picloud_session_{client.base_url.port or (443 if secure else 80)}"
    assert ("Secure" in answer.headers["set-cookie"]) is secure
    foreign = {"origin": "https://evil.example"}
    assert client.post("/api/v1/admin/session", json=body, headers=foreign).status_code == 403


def test_upgrade_to_http2_is_no_tunnel(caddy: Caddy) -> None:
    answer = raw(
        caddy,
        b"GET /api/v1/execute/seen HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\n"
        b"Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
    )

    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"101 Switching" not in answer
    assert b'"upgrade"' not in answer.lower()


@pytest.mark.parametrize("upgrade", ["websocket, h2c", "WebSocket", "websocket"])
def test_websocket_is_refused_by_picloud_itself(caddy: Caddy, upgrade: str) -> None:
    answer = raw(
        caddy,
        b"GET /api/v1/execute/seen HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: %b\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n" % upgrade.encode(),
    )

    assert not answer.startswith(b"HTTP/1.1 101"), answer


def test_body_over_the_limit_is_refused_in_the_one_shape(client: httpx.Client) -> None:
    answer = client.post("/api/v1/execute/seen", content=b"x" * (11 * 1024 * 1024))

    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "body_too_large"


def test_files_of_the_product_answer_in_json_while_it_is_away(tmp_path: Path) -> None:
    with fronted(tmp_path, "Caddyfile", "http://127.0.0.1:9") as caddy:
        for path in ("/api/v1/execute/seen", "/api/v1/admin/scripts", "/"):
            answer = httpx.get(caddy.url + path, trust_env=False)
            assert answer.status_code == 503
            assert answer.json()["error"]["code"] == "server_busy"
            assert answer.headers["retry-after"] == "1"


def test_hsts_is_sent_with_its_own_certificate_alone(client: httpx.Client) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert ("strict-transport-security" in answer.headers) is (client.base_url.scheme == "https")


def test_another_name_is_refused_and_plain_http_leads_to_https(tmp_path: Path, behind: Service) -> None:
    with (
        fronted(tmp_path, "Caddyfile.prod", behind.url) as caddy,
        httpx.Client(verify=ssl.create_default_context(cafile=caddy.root), trust_env=False) as client,
    ):
        for url in (f"{caddy.url}/healthz", f"http://localhost:{caddy.http_port}/healthz"):
            refused = client.get(url, headers={"host": "evil.example"})
            assert refused.status_code == 421
            assert refused.json()["error"]["code"] == "unknown_host"
        moved = client.get(f"http://localhost:{caddy.http_port}/healthz")
        assert (moved.status_code, moved.headers["location"]) == (308, "https://localhost/healthz")


def test_every_path_under_a_name_of_the_apps_goes_to_scripts(caddy: Caddy, behind: Service) -> None:
    behind.admin("POST", "/routes", json={"path": "/*rest", "script": "seen"})
    context = ssl.create_default_context(cafile=caddy.root) if caddy.url.startswith("https") else True
    with httpx.Client(base_url=caddy.url, verify=context, trust_env=False) as client:
        for path in ("/", "/api/v2/anything", "/login"):
            answer = client.get(path, headers={"host": APPS_HOST})
            assert (answer.status_code, answer.headers.get("content-security-policy")) == (200, None), path


@pytest.mark.long
async def test_corpus_of_bad_requests_gets_no_further_through_it(
    behind: Service, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Both files at once, because it takes as long as Caddy waits for bodies that never come."""
    with (
        fronted(tmp_path_factory.mktemp("corpus"), "Caddyfile", behind.url) as plain,
        fronted(tmp_path_factory.mktemp("corpus"), "Caddyfile.prod", behind.url) as secure,
    ):
        targets = [corpus_target(caddy, behind) for caddy in (plain, secure)]
        faults = await asyncio.gather(*(run_corpus(target, load_cases()) for target in targets))

    assert not any(faults), "\n".join(faults[0] + faults[1])
    assert "Traceback" not in behind.log.read_text()


def corpus_target(caddy: Caddy, behind: Service) -> Target:
    host, port = caddy.address
    tls = ssl.create_default_context(cafile=caddy.root) if caddy.url.startswith("https") else None
    return Target(host, port, f"{host}:{port}", behind.token, behind_proxy=True, tls=tls)
