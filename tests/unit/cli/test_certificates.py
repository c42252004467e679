"""TLS to a remote server: what is trusted, and what a refusal says."""

import json
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from picloud.cli import cli
from picloud.cli.session import Session

BODY = json.dumps({"items": [], "next_cursor": None}).encode()
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(BODY), BODY)


CA_OF_THE_PAST = """
[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
x509_extensions = extensions
[any]
commonName = supplied
[extensions]
subjectAltName = ALTERNATIVE
"""


def make_certificate(
    directory: Path, name: str, *, alternative: str = "IP:127.0.0.1", ended: str = "21000101000000Z"
) -> Path:
    """Write NAME.pem, a certificate with its key that nobody signed. `ended`: the last moment of its life."""
    (directory / "ca.conf").write_text(CA_OF_THE_PAST.replace("ALTERNATIVE", alternative))
    (directory / "index.txt").write_text("")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "own.key"]
    openssl(directory, "req", "-new", *key, "-subj", f"/CN={name}", "-out", "own.csr")
    life = ["-startdate", "20200101000000Z", "-enddate", ended]
    signing = ["-selfsign", "-batch", "-notext", "-config", "ca.conf", "-keyfile", "own.key"]
    openssl(directory, "ca", *signing, *life, "-in", "own.csr", "-out", "own.crt")
    both = directory / f"{name}.pem"
    both.write_text((directory / "own.crt").read_text() + (directory / "own.key").read_text())
    return both


def openssl(directory: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=directory, check=True, capture_output=True)


@contextmanager
def serving(certificate: Path | None) -> Iterator[tuple[int, list[bytes]]]:
    """A server for one connection, without TLS when there is no certificate; gives its port and what it received."""
    received: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as bound:

        def serve() -> None:
            connection, _ = bound.accept()
            with connection:
                connection.settimeout(10)
                try:
                    if certificate is not None:
                        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                        context.load_cert_chain(certificate)
                        with context.wrap_socket(connection, server_side=True) as secured:
                            received.append(secured.recv(65_536))
                            secured.sendall(ANSWER)
                    else:
                        connection.recv(65_536)
                        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                except OSError:
                    return

        thread = threading.Thread(target=serve)
        thread.start()
        yield bound.getsockname()[1], received
        thread.join()


def run_list(url: str, *arguments: str, **variables: str) -> Result:
    session = Session({"PICLOUD_URL": url, "PICLOUD_TOKEN": "secret", **variables})
    return CliRunner().invoke(cli, ["list", *arguments], obj=session)


def test_certificate_that_was_named_is_trusted(tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path, "own")
    with serving(certificate) as (port, received):
        result = run_list(f"https://127.0.0.1:{port}", "--cacert", str(certificate))
    assert (result.exit_code, b"Bearer secret" in received[0]) == (0, True)
    with serving(certificate) as (port, _):
        assert run_list(f"https://127.0.0.1:{port}", PICLOUD_CACERT=str(certificate)).exit_code == 0


@pytest.mark.parametrize(
    ("options", "trusted", "said"),
    [
        ({}, "none", "is not trusted (self-signed certificate); name its certificate"),
        (
            {},
            "other",
            "is not trusted (self-signed certificate); the file of --cacert or PICLOUD_CACERT is for another",
        ),
        ({"alternative": "DNS:pi.example"}, "own", "is for another name; use a name from the certificate"),
        ({"ended": "20210101000000Z"}, "own", "has expired; renew it on the server"),
    ],
)
def test_refused_certificate_is_explained_and_nothing_is_sent(
    tmp_path: Path, options: dict[str, str], trusted: str, said: str
) -> None:
    certificate = make_certificate(tmp_path, "own", **options)
    file = {"none": None, "own": certificate, "other": make_certificate(tmp_path, "other")}[trusted]
    with serving(certificate) as (port, received):
        result = run_list(f"https://127.0.0.1:{port}", *([] if file is None else ["--cacert", str(file)]))
    assert (result.exit_code, result.stderr.count("\n"), received) == (1, 1, [])
    assert result.stderr.startswith("error: the certificate of 127.0.0.1 ")
    assert said in result.stderr


def test_server_without_tls_is_said_to_have_none() -> None:
    with serving(None) as (port, _):
        result = run_list(f"https://127.0.0.1:{port}")
    assert result.exit_code == 1
    assert "127.0.0.1 does not answer with TLS" in result.stderr
    assert "write http://" in result.stderr


@pytest.mark.parametrize(("content", "said"), [(None, "No such file"), ("text", "holds no PEM certificate")])
def test_unusable_file_is_a_usage_error(tmp_path: Path, content: str | None, said: str) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_text(content)
    result = run_list("https://127.0.0.1:1", "--cacert", str(file))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert said in result.stderr
