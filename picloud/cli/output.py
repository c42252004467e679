"""What commands print: text that cannot drive a terminal, JSON for programs, bytes as they are."""

import sys
from typing import Any, Final

import click

from picloud.cli.failures import CommandFailed
from picloud.cli.streams import is_utf8
from picloud.cli.terminal import neutralise, to_json

_MAX_LINE_BYTES: Final = 4_096


def say(text: str) -> None:
    """Print text for people on standard output; characters that could drive a terminal are escaped."""
    click.echo(neutralise(text))


def note(text: str) -> None:
    """Print a remark for people on standard error, likewise."""
    click.echo(neutralise(text), err=True)


def say_painted(text: str) -> None:
    """Print text with colours, every other part of which has been through `neutralise`."""
    click.echo(text)


def say_json(document: Any, *, indent: int | None = 2) -> None:
    """Print JSON on standard output, in ASCII where that is not UTF-8."""
    click.echo(to_json(document, indent=indent, ascii_only=not is_utf8(sys.stdout)))


def say_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def read_input(limit: int = -1) -> bytes:
    """Return standard input, at most `limit` bytes of it when that is not negative."""
    return sys.stdin.buffer.read(limit)


def read_line(what: str) -> str:
    """Return the first line of standard input without its end. `what` names it in errors.

    Raises:
        CommandFailed: `input`, there is no line, or it is too long or not UTF-8.
    """
    line = sys.stdin.buffer.readline(_MAX_LINE_BYTES).removesuffix(b"\n").removesuffix(b"\r")
    if not line:
        hint = "run this on a terminal, or pipe one line into it"
        raise CommandFailed(f"there is no {what} on standard input", code="input", hint=hint)
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise CommandFailed(f"the {what} on standard input is not UTF-8 text", code="input") from exc
