"""Options that describe one HTTP request, as `invoke` and `run` take them, and the body they stand for."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from picloud.cli.failures import CommandFailed
from picloud.cli.output import read_input

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Pair(click.ParamType[tuple[str, str]]):
    """`name=value` or `name: value`, split at the first separator."""

    def __init__(self, separator: str) -> None:
        self.name = f"name{separator}value"
        self._separator = separator

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        name, separator, rest = value.partition(self._separator)
        if not separator or not name:
            self.fail(f"{value!r} is not {self.name}", param, ctx)
        return name, rest


def request_options(command: Decorated) -> Decorated:
    """Give a command `--data`, `--method`, `--path`, `--query` and `--header`."""
    options = (
        click.option("-d", "--data", metavar="TEXT|@FILE|-", help="Body: the text, a file's bytes, or standard input."),
        click.option("-X", "--method", metavar="METHOD", help="HTTP method; default: POST with a body, else GET."),
        click.option("--path", default="", metavar="PATH", help="Path below the script, as ctx.request.path."),
        click.option(
            "-q", "--query", type=Pair("="), multiple=True, metavar="K=V", help="Query parameter; may be repeated."
        ),
        click.option(
            "-H", "--header", type=Pair(":"), multiple=True, metavar="K:V", help="Request header; may be repeated."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def method_of(method: str | None, body: bytes | None) -> str:
    """Return the method to send: the given one, else POST with a body and GET without."""
    return (method or ("GET" if body is None else "POST")).upper()


def read_body(data: str | None) -> bytes | None:
    """Return the bytes that `--data` stands for, None without it.

    Raises:
        CommandFailed: `unreadable_file`.
    """
    if data is None:
        return None
    if data == "-":
        return read_input()
    if not data.startswith("@"):
        return data.encode("utf-8", "surrogateescape")
    try:
        return Path(data[1:]).read_bytes()
    except OSError as exc:
        raise CommandFailed(f"cannot read {data[1:]}: {exc.strerror}", code="unreadable_file") from exc


def headers_of(given: Sequence[tuple[str, str]], body: bytes | None) -> list[tuple[str, str]]:
    """Return the headers to send: the given ones, and a content type for a body without one."""
    headers = [(key.strip(), value.strip()) for key, value in given]
    if body is not None and not any(key.lower() == "content-type" for key, _ in headers):
        headers.append(("content-type", _content_type_of(body)))
    return headers


def _content_type_of(body: bytes) -> str:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return "application/octet-stream"
    try:
        json.loads(text)
    except ValueError:
        return "text/plain; charset=utf-8"
    return "application/json"
