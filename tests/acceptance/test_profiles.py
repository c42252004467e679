"""`picloud login` and what follows, against a real server over its URL."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.certificate import make_certificate
from tests.acceptance.command import picloud
from tests.acceptance.service import Service, running

PASSWORD = b"a long and good password"


@pytest.fixture(scope="module")
def https(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    directory = tmp_path_factory.mktemp("https")
    make_certificate(directory / "cert.pem", directory / "key.pem")
    settings = {"tls_cert": str(directory / "cert.pem"), "tls_key": str(directory / "key.pem")}
    with running(directory, **settings) as service:
        assert picloud(service, "password", stdin=None, input=PASSWORD).returncode == 0
        yield service


def test_login_serves_all_commands_until_logout(https: Service, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "PICLOUD_DATA_DIR": ""}

    def run(*arguments: str, **options: object) -> str:
        done = picloud(https, *arguments, cwd=tmp_path, environ=home, **options)
        assert done.returncode == 0, done.stderr
        return done.stdout.decode()

    run(
        "login", https.url, "--cacert", str(https.directory / "cert.pem"), "--profile", "pi", stdin=None, input=PASSWORD
    )
    (tmp_path / "hello.rhai").write_text("ctx.request.remote_addr")
    assert run("deploy", "hello.rhai").splitlines()[1] == f"{https.url}/api/v1/execute/hello"
    assert "hello" in run("list", "--profile", "pi")
    assert "hello" in run("list", "--url", https.url)
    (token,) = json.loads(run("token", "list", "--json"))
    assert (token["scopes"], token["revoked_at"]) == (["admin"], None)
    assert run("open", "hello") == f"{https.url}/api/v1/execute/hello\n"
    run("logout")
    (token,) = json.loads(picloud(https, "token", "list", "--json").stdout)
    assert token["revoked_at"] is not None
    assert picloud(https, "list", cwd=tmp_path, environ=home).returncode == 1


def test_wrong_password_is_one_line(https: Service, tmp_path: Path) -> None:
    arguments = ["login", https.url, "--cacert", str(https.directory / "cert.pem")]
    done = picloud(https, *arguments, environ={"HOME": str(tmp_path)}, stdin=None, input=b"no\n")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"error: the password is wrong; `picloud password` on the server's machine sets another one\n"
