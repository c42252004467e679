"""TLS of outgoing HTTP: certificates are checked against the host of the URL, and nothing is sent before that."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from picloud.providers.http_backend import system_trust
from picloud.providers.outbound_http import HttpProvider

from .outbound import (
    OK,
    Exchange,
    Names,
    answering,
    caller,
    fault_of,
    get,
    make_authority,
    make_certificate,
    provider,
    serving,
)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("authority")
    make_authority(directory)
    return directory


@pytest.fixture
async def http(authority: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[HttpProvider]:
    """A provider that trusts what its system trusts, which is the authority of this test."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(authority / "none"))
    provided = provider(Names({"tls.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}))
    yield provided
    await provided.stop()


async def test_certificate_of_the_host_is_accepted(http: HttpProvider, authority: Path) -> None:
    context = make_certificate(authority, "DNS:tls.example,IP:127.0.0.1")
    async with serving(answering(OK), context) as server:
        for host in ("tls.example", "127.0.0.1"):
            url = f"https://{host}:{server.port}/"
            assert (await get(http, caller(url[:-1]), url))["body"] == b"ok"
        assert [seen.header("host") for seen in server.seen] == [
            f"{host}:{server.port}" for host in ("tls.example", "127.0.0.1")
        ]


async def test_certificate_of_another_host_is_refused(http: HttpProvider, authority: Path) -> None:
    async with serving(answering(OK), make_certificate(authority, "DNS:tls.example")) as server:
        url = f"https://other.example:{server.port}"
        fault = await fault_of(get(http, caller(url), url))
    assert (fault.code, fault.retryable, server.seen) == ("http_tls", False, [])
    assert "hostname mismatch" in fault.message.lower()


async def test_certificate_of_no_known_authority_is_refused(
    http: HttpProvider, tmp_path: Path, authority: Path
) -> None:
    make_authority(tmp_path)
    async with serving(answering(OK), make_certificate(tmp_path, "DNS:tls.example")) as server:
        url = f"https://tls.example:{server.port}"
        fault = await fault_of(get(http, caller(url), url))
    assert (fault.code, server.seen) == ("http_tls", [])
    assert "certificate" in fault.message


async def test_expired_certificate_is_refused(http: HttpProvider, authority: Path) -> None:
    async with serving(answering(OK), make_certificate(authority, "DNS:tls.example", days=-1)) as server:
        url = f"https://tls.example:{server.port}"
        fault = await fault_of(get(http, caller(url), url))
    assert (fault.code, "expired" in fault.message) == ("http_tls", True)


async def test_old_version_is_refused(http: HttpProvider, authority: Path) -> None:
    context = make_certificate(authority, "DNS:tls.example")
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    for name, version in (("minimum_version", ssl.TLSVersion.TLSv1), ("maximum_version", ssl.TLSVersion.TLSv1_1)):
        with pytest.warns(DeprecationWarning, match="TLSv1"):
            setattr(context, name, version)
    async with serving(answering(OK), context) as server:
        url = f"https://tls.example:{server.port}"
        assert (await fault_of(get(http, caller(url), url))).code == "http_tls"


async def test_plain_server_at_the_port_of_tls(http: HttpProvider) -> None:
    async def respond(exchange: Exchange) -> None:
        await exchange.send(OK)

    async with serving(respond) as server:
        url = f"https://tls.example:{server.port}"
        fault = await fault_of(get(http, caller(url), url, timeout_ms=500))
    assert fault.code in ("http_tls", "http_timeout")


async def test_server_that_answers_in_plain_text(http: HttpProvider) -> None:
    async def respond(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(OK)
        writer.close()

    listener = await asyncio.start_server(respond, "127.0.0.1", 0)
    url = f"https://tls.example:{listener.sockets[0].getsockname()[1]}"
    assert (await fault_of(get(http, caller(url), url))).code == "http_tls"
    listener.close()


async def test_handshake_that_hangs_ends_in_time(http: HttpProvider) -> None:
    async def respond(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    listener = await asyncio.start_server(respond, "127.0.0.1", 0)
    url = f"https://tls.example:{listener.sockets[0].getsockname()[1]}"
    assert (await fault_of(get(http, caller(url), url, timeout_ms=300))).code == "http_timeout"
    listener.close()


async def test_large_body_and_idle_connection(http: HttpProvider, authority: Path) -> None:
    body = b"x" * 700_000
    response = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body)
    async with serving(answering(response), make_certificate(authority, "DNS:tls.example")) as server:
        url = f"https://tls.example:{server.port}"
        for _ in range(2):
            assert (await get(http, caller(url), url))["body"] == body
        assert server.connections == 1


def test_list_of_mozilla_stands_in_where_the_system_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    context = system_trust()
    assert context.cert_store_stats()["x509_ca"] > 50
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
