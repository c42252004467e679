"""HTTP/2 of the HTTPS listener: the rules that have a meaning there, with a client of its own."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from tests.acceptance.certificate import make_certificate
from tests.acceptance.service import Service

OVER_HTTP2 = {"http2": True, "trust_env": False, "timeout": 20}


@pytest.fixture(scope="module")
def verify(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    directory = tmp_path_factory.mktemp("certificate")
    make_certificate(directory / "cert.pem", directory / "key.pem")
    return ssl.create_default_context(cafile=directory / "cert.pem"), directory


@pytest.fixture(scope="module")
def service(verify: tuple[ssl.SSLContext, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    context, keys = verify
    settings = {"tls_cert": str(keys / "cert.pem"), "tls_key": str(keys / "key.pem"), "log_level": "DEBUG"}
    service = Service(tmp_path_factory.mktemp("http2"), **settings)
    service.start()
    with httpx.Client(base_url=service.url, verify=context, **OVER_HTTP2) as client:
        made = client.post(
            "/api/v1/admin/scripts",
            json={"name": "hello", "source": '"hello"'},
            headers={"authorization": f"Bearer {service.token}"},
        )
        assert made.status_code == 201
    yield service
    assert service.stop() == 0
    log = service.log.read_text()
    assert "Traceback" not in log
    assert service.token not in log


@pytest.fixture
async def client(service: Service, verify: tuple[ssl.SSLContext, Path]) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"authorization": f"Bearer {service.token}"}
    async with httpx.AsyncClient(base_url=service.url, verify=verify[0], headers=headers, **OVER_HTTP2) as client:
        yield client


@pytest.mark.parametrize(
    ("request_line", "options", "status", "code"),
    [
        ("GET /healthz", {"headers": {f"x-{number}": "1" for number in range(101)}}, 431, "headers_too_large"),
        ("GET /healthz", {"headers": {"x-a": "1" * 17_000}}, 431, "headers_too_large"),
        ("GET /healthz", {"headers": {"host": "a@b"}}, 400, "bad_request"),
        ("GET /" + "a" * 8_192, {}, 414, "uri_too_long"),
        ("TRACE /healthz", {}, 405, "method_not_allowed"),
        ("GET /api/v1/execute/hello/%FF", {}, 400, "bad_path_encoding"),
        ("GET /api/v1/execute/hello/%2e%2e/x", {}, 400, "bad_path"),
        ("POST /api/v1/execute/hello", {"content": b"a" * 2_000_000}, 413, "body_too_large"),
        ("POST /api/v1/execute/hello", {"content": b"a", "headers": {"content-encoding": "br"}}, 415, None),
        ("POST /api/v1/admin/scripts", {"content": b"a" * 8_000_000}, 415, "unsupported_media_type"),
        ("POST /api/v1/admin/scripts", {"json": {"source": "1" * 8_000_000}}, 413, "source_too_large"),
    ],
)
async def test_request_is_refused_and_the_connection_goes_on(
    client: httpx.AsyncClient, request_line: str, options: dict[str, object], status: int, code: str | None
) -> None:
    answer = await client.request(*request_line.split(), **options)  # type: ignore[arg-type]  # as a table has them
    assert answer.http_version == "HTTP/2"
    assert answer.status_code == status, answer.text
    assert code is None or answer.json()["error"]["code"] == code
    assert (await client.get("/api/v1/execute/hello")).text == '"hello"'


async def test_many_requests_at_once_on_one_connection_are_all_answered(client: httpx.AsyncClient) -> None:
    answers = await asyncio.gather(*(client.get("/api/v1/execute/hello") for _ in range(100)))
    assert {answer.status_code for answer in answers} == {200}


async def test_handshake_that_stops_is_cut_off(service: Service) -> None:
    url = httpx.URL(service.url)
    assert url.port is not None
    reader, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(b"\x16\x03\x01\x02\x00")
    async with asyncio.timeout(8):
        assert await reader.read() == b""
    writer.close()


async def test_stream_that_sends_no_body_is_told_so(client: httpx.AsyncClient) -> None:
    async def stalled() -> AsyncIterator[bytes]:
        yield b"abc"
        await asyncio.sleep(17.2)  # until the answer is there

    answer = await client.post("/api/v1/execute/hello", content=stalled())
    assert answer.status_code == 408
