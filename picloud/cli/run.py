"""`picloud run FILE`: runs a script once without deploying it."""

import base64
import json
import sys
from typing import Any

import click

from picloud.cli.failures import CommandFailed
from picloud.cli.names import ScriptName
from picloud.cli.output import note, say, say_bytes, say_json
from picloud.cli.request import headers_of, method_of, read_body, request_options
from picloud.cli.session import Session, client_options
from picloud.cli.source import read_source, show_faults
from picloud.cli.spans import describe_effect
from picloud.cli.targets import encode_pairs
from picloud.cli.traces import describe_trace


@click.command
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--name", type=ScriptName(), help="Run it as this script, with the script's limits.")
@click.option(
    "--effects",
    type=click.Choice(["none", "real"]),
    default="none",
    show_default=True,
    help="real: write to stores and send requests as a call would; needs --name.",
)
@request_options
@client_options
@click.pass_obj
def run(
    session: Session,
    file: str,
    *,
    name: str | None,
    effects: str,
    data: str | None,
    method: str | None,
    path: str,
    query: tuple[tuple[str, str], ...],
    header: tuple[tuple[str, str], ...],
) -> None:
    """Run a file once on the server, with any request, without saving anything. FILE may be - for standard input.

    The response body goes to standard output, log lines and errors to standard error. The exit code is 1 when the
    script failed; a status that the script chose is not a failure.
    """
    if file == "-" and data == "-":
        raise click.UsageError("only one of the script and its body can come from standard input")
    if effects == "real" and name is None:
        raise click.UsageError("--effects real needs --name: a file of no script has no store and no grants")
    source, body = read_source(file), read_body(data)
    request = {
        "method": method_of(method, body),
        "path": path if path.startswith("/") else f"/{path}",
        "query": encode_pairs(query),
        "headers": _joined(headers_of(header, body)),
        **({} if body is None else {"body": _content(body)}),
    }
    with session.connect() as client:
        record = client.run_source(source, request, name, has_effects=effects == "real")
    if session.as_json:
        say_json(record)
    else:
        show_trial(record)
    if record.get("error"):
        raise _failure(file, source, record["error"])


def _joined(headers: list[tuple[str, str]]) -> dict[str, str]:
    """Return the headers by lower-case name; values of a repeated one are joined, as HTTP has it."""
    joined: dict[str, str] = {}
    for name, value in headers:
        key = name.lower()
        joined[key] = f"{joined[key]}, {value}" if key in joined else value
    return joined


def _content(body: bytes) -> dict[str, str]:
    try:
        return {"text": body.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(body).decode("ascii")}


def show_trial(record: dict[str, Any]) -> None:
    """Print the result of a trial: the body on standard output, all else on standard error."""
    for line in record.get("logs") or []:
        fields = f" {_fields(line['fields'])}" if line.get("fields") is not None else ""
        note(f"{line['level']:<5} {line['message']}{fields}")
    if record.get("dropped_log_lines"):
        note(f"… {record['dropped_log_lines']} more lines over the log limit")
    for warning in record.get("warnings") or []:
        note(f"warning {warning}")
    for effect in record.get("effects") or []:
        note(f"not done: {describe_effect(effect)}")
    if record.get("error"):
        return
    _print_body(record.get("body") or {})
    if sys.stderr.isatty():
        note(f"{record['http_status']}, {record['duration_ms']:.1f} ms, {record['operations']} operations")


def _fields(fields: Any) -> str:
    """Return the fields of a log line; a text is JSON that the log limit cut off."""
    return fields if isinstance(fields, str) else _compact(fields)


def _print_body(body: dict[str, Any]) -> None:
    """Print text made harmless on a terminal, the bytes as they are elsewhere."""
    if "base64" in body:
        data = base64.b64decode(body["base64"])
        if sys.stdout.isatty():
            note(f"({len(data)} bytes; send them to a file with >)")
        else:
            say_bytes(data)
        return
    text = _compact(body["json"]) if "json" in body else str(body.get("text", ""))
    if not sys.stdout.isatty():
        say_bytes(text.encode("utf-8", "surrogatepass"))
    elif text:
        say(text.removesuffix("\n"))


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _failure(file: str, source: str, error: dict[str, Any]) -> CommandFailed:
    shown = show_faults(file, source, [{"severity": "error", **error}])
    trace = "".join(f"\n  {line}" for line in describe_trace(error.get("trace")))
    return CommandFailed(f"{file} failed", code=str(error["code"]), details=error, body=shown + trace)
