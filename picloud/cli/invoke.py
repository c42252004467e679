"""`picloud invoke NAME`: calls a script's endpoint as any HTTP client would."""

import base64
import json
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.names import ScriptName
from picloud.cli.output import note, say, say_bytes, say_json
from picloud.cli.request import headers_of, method_of, read_body, request_options
from picloud.cli.run import show_trial
from picloud.cli.session import Session, client_options
from picloud.cli.terminal import neutralise
from picloud.cli.traces import describe_trace
from picloud.shared.errors import STATUS_OF_CODE

if TYPE_CHECKING:
    from picloud.cli.client import Answer, Client

_EXECUTION_ID_HEADER: Final = "x-execution-id"
_TEXT_TYPES: Final = ("text/", "application/json", "application/xml", "application/javascript")


@click.command
@click.argument("name", type=ScriptName())
@click.option("-i", "--include", is_flag=True, help="Print status and headers of the response before its body.")
@click.option("-f", "--fail", is_flag=True, help="Exit with code 1 when the status is 400 or more.")
@click.option(
    "--as", "trigger", type=click.Choice(["http", "schedule"]), default="http", show_default=True, help="What calls it."
)
@click.option("--at", metavar="TIME", help="With --as schedule: the time at which the script finds itself.")
@request_options
@client_options
@click.pass_obj
def invoke(
    session: Session,
    *,
    name: str,
    include: bool,
    fail: bool,
    trigger: str,
    at: str | None,
    data: str | None,
    method: str | None,
    path: str,
    query: tuple[tuple[str, str], ...],
    header: tuple[tuple[str, str], ...],
) -> None:
    """Call a script over HTTP and print the response body unchanged.

    A JSON body is sent as application/json, any other as text/plain or application/octet-stream, unless --header sets a
    type. Status and execution id are printed on standard error on a terminal or when the execution failed.

    Without --fail, a status that the script chose, such as 404, is not a failure.

    With --as schedule the script runs as if its schedule were due, with real effects; --data is the payload, as JSON.
    It needs a token with the scope deploy, and no execution is recorded.
    """
    body = read_body(data)
    if trigger == "schedule":
        if method or path or query or header or include or fail:
            raise click.UsageError("--as schedule takes only --at and --data: there is no HTTP request")
        _run_as_schedule(session, name, at, body)
        return
    if at is not None:
        raise click.UsageError("--at needs --as schedule")
    with session.connect() as client:
        answer = client.invoke(
            name,
            path,
            method=method_of(method, body),
            query=query,
            headers=headers_of(header, body),
            body=body or b"",
        )
        failure = _failure_of(client, session, name, answer)
    if session.as_json:
        _print_document(answer)
    elif failure is None:
        if include:
            _print_head(answer)
        _print_body(answer)
    if failure is None and fail and answer.status >= 400:
        failure = CommandFailed(
            f"{name} answered {answer.status} {answer.reason}".rstrip(),
            code="http_status",
            details={"status": answer.status, "execution_id": _execution_id(answer)},
        )
    if failure is not None:
        raise failure
    if not session.as_json and sys.stderr.isatty():
        note(f"{answer.status} {answer.reason}, execution {_execution_id(answer)}")


def _run_as_schedule(session: Session, name: str, at: str | None, body: bytes | None) -> None:
    try:
        payload = None if body is None else json.loads(body)
    except ValueError as exc:
        raise CommandFailed(f"--data is not JSON: {exc}", code="input", exit_code=EXIT_USAGE) from exc
    with session.connect() as client:
        record = client.run_as_schedule(name, at, payload)
    if session.as_json:
        say_json(record)
    else:
        show_trial(record)
    if record.get("error"):
        error = record["error"]
        raise CommandFailed(f"{name}: {error['message']}", code=str(error["code"]), details=error)


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


def _print_head(answer: "Answer") -> None:
    """Print it as it came for a pipe or a file, made harmless for a terminal."""
    status = f"HTTP {answer.status} {answer.reason}".rstrip()
    head = "".join(f"{line}\n" for line in (status, *(f"{name}: {value}" for name, value in answer.headers)))
    if sys.stdout.isatty():
        say(head)
    else:
        say_bytes(f"{head}\n".encode("utf-8", "surrogateescape"))


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
