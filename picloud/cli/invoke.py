"""`picloud invoke NAME`: calls a script's endpoint as any HTTP client would, and tells what became of it."""

import base64
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from picloud.cli.failures import CommandFailed
from picloud.cli.names import ScriptName
from picloud.cli.output import note, read_input, say, say_bytes, say_json
from picloud.cli.session import Session, client_options
from picloud.cli.source import READABLE
from picloud.cli.terminal import neutralise
from picloud.cli.traces import describe_trace
from picloud.shared.errors import STATUS_OF_CODE
from picloud.shared.file_faults import describe

if TYPE_CHECKING:
    from picloud.cli.client import Answer, Client

_EXECUTION_ID_HEADER: Final = "x-execution-id"
_TEXT_TYPES: Final = ("text/", "application/json", "application/xml", "application/javascript")


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


@click.command(short_help="Call a script and print its answer.")
@click.argument("name", type=ScriptName())
@click.option("-d", "--data", metavar="TEXT|@FILE|-", help="Body: the text, a file's bytes, or standard input.")
@click.option("-X", "--method", metavar="METHOD", help="HTTP method; default: POST with a body, else GET.")
@click.option("--path", "path", default="", metavar="PATH", help="Path below the script, as ctx.request.path.")
@click.option("-q", "--query", type=Pair("="), multiple=True, metavar="K=V", help="Query parameter; may be repeated.")
@click.option("-H", "--header", type=Pair(":"), multiple=True, metavar="K:V", help="Request header; may be repeated.")
@client_options
@click.pass_obj
def invoke(
    session: Session,
    *,
    name: str,
    data: str | None,
    method: str | None,
    path: str,
    query: tuple[tuple[str, str], ...],
    header: tuple[tuple[str, str], ...],
) -> None:
    """Call a script over HTTP and print the response body unchanged.

    A JSON body is sent as application/json, any other as text/plain or application/octet-stream, unless --header sets a
    type. Status and execution id are printed on standard error on a terminal or when the execution failed.
    """
    body = _read_body(data)
    headers = [(key.strip(), value.strip()) for key, value in header]
    if body is not None and not any(key.lower() == "content-type" for key, _ in headers):
        headers.append(("content-type", _content_type_of(body)))
    with session.connect() as client:
        answer = client.invoke(
            name,
            path,
            method=(method or ("GET" if body is None else "POST")).upper(),
            query=query,
            headers=headers,
            body=body or b"",
        )
        failure = _failure_of(client, session, name, answer)
    if session.as_json:
        _print_document(answer)
    elif failure is None:
        _print_body(answer)
    if failure is not None:
        raise failure
    if not session.as_json and sys.stderr.isatty():
        note(f"{answer.status} {answer.reason}, execution {_execution_id(answer)}")


def _read_body(data: str | None) -> bytes | None:
    if data is None:
        return None
    if data == "-":
        return read_input()
    if not data.startswith("@"):
        return data.encode("utf-8", "surrogateescape")
    try:
        return Path(data[1:]).read_bytes()
    except OSError as exc:
        raise CommandFailed(f"cannot read {describe(exc, data[1:], READABLE)}", code="unreadable_file") from exc


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


def _execution_id(answer: "Answer") -> str | None:
    return neutralise(answer.header(_EXECUTION_ID_HEADER), keep="") or None


def _failure_of(client: "Client", session: Session, name: str, answer: "Answer") -> CommandFailed | None:
    """The error that the answer stands for; None when a script gave it, whatever status it chose."""
    error = _own_error(answer)
    if error is None:
        return None
    code = str(error["code"])
    if code == "not_found" and session.token is not None:
        return client.unknown_script(name)
    details = error.get("details") or {}
    place = ", ".join(f"{part} {details[part]}" for part in ("line", "column") if details.get(part) is not None)
    execution_id = _execution_id(answer) or details.get("execution_id")
    return CommandFailed(
        " ".join(filter(None, [str(error.get("message", "")), f"({place})" if place else ""])),
        code=code,
        hint=_way_out(session, name, code, execution_id),
        details={**details, "status": answer.status, "execution_id": execution_id},
        body="\n".join(f"  {line}" for line in describe_trace(details.get("trace"))) or None,
    )


def _own_error(answer: "Answer") -> dict[str, Any] | None:
    """The error when the answer is PiCloud's own refusal or report of a failed execution."""
    if answer.status < 400 or not answer.header("content-type").startswith("application/json"):
        return None
    try:
        error = json.loads(answer.body)["error"]
    except (ValueError, KeyError, TypeError):
        return None
    ours = isinstance(error, dict) and error.get("code") in STATUS_OF_CODE and "request_id" in error
    return error if ours else None


def _way_out(session: Session, name: str, code: str, execution_id: object) -> str | None:
    if code == "unauthenticated":
        return session.token_advice
    if execution_id is not None:
        return f"`picloud logs {name} --failed` shows execution {execution_id}"
    return "try again in a few seconds" if code == "server_busy" else None


def _print_document(answer: "Answer") -> None:
    """For programs: everything about the answer; a body that is not UTF-8 text comes as base64."""
    document: dict[str, Any] = {
        "status": answer.status,
        "execution_id": _execution_id(answer),
        "headers": answer.headers,
    }
    try:
        document["body"] = answer.body.decode("utf-8")
    except UnicodeDecodeError:
        document["body_base64"] = base64.b64encode(answer.body).decode("ascii")
    say_json(document)


def _print_body(answer: "Answer") -> None:
    """The bytes as they came for a pipe or a file; text made harmless for a terminal."""
    body = answer.body
    if not sys.stdout.isatty():
        say_bytes(body)
        return
    content_type = answer.header("content-type")
    if not body:
        return
    if content_type.startswith(_TEXT_TYPES):
        text = body.decode("utf-8", "replace")
        say(text.removesuffix("\n"))
    else:
        note(f"({len(body)} bytes of {neutralise(content_type, keep='')}; send them to a file with >)")
