"""Runs the command line in this process against the stand-in server."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from picloud.cli import cli
from picloud.cli.session import Session

from .fake_server import TOKEN, FakeServer

Run = Callable[..., Result]


@pytest.fixture
def server() -> FakeServer:
    return FakeServer("hello", "greeter")


@pytest.fixture
def run(server: FakeServer, tmp_path: Path) -> Run:
    """`run("list", "--json")`; `environ` replaces the environment, `transport` the server, `input` is stdin."""

    def invoke_command(
        *arguments: str,
        environ: dict[str, str] | None = None,
        transport: httpx.BaseTransport | None = None,
        input: bytes | str | None = None,  # noqa: A002  # the name that click's runner has for it
        color: bool = False,
    ) -> Result:
        if environ is None:
            environ = {"PICLOUD_TOKEN": TOKEN, "PICLOUD_DATA_DIR": str(tmp_path)}
        session = Session(environ, transport or server)
        return CliRunner().invoke(cli, list(arguments), obj=session, input=input, color=color)

    return invoke_command
