"""`picloud logs`: the newest executions of a script, or of all, with what they logged and where they failed."""

import json
from itertools import chain
from typing import Any, Final

import click

from picloud.cli.names import ScriptName
from picloud.cli.output import note, say_json, say_painted
from picloud.cli.session import Session, client_options
from picloud.cli.spans import describe_span, describe_spans
from picloud.cli.terminal import neutralise
from picloud.cli.times import EXECUTION_ID, clock_time, long_option, shown_id
from picloud.cli.traces import describe_trace

_DEFAULT_COUNT: Final = 20
_COLOR_OF_LEVEL: Final = {"error": "red", "warn": "yellow", "debug": "bright_black"}


@click.command
@click.argument("name", type=ScriptName(), required=False)
@click.option(
    "-n", "count", metavar="COUNT", type=click.IntRange(1, 200), help="Number of executions; default: 20, or 0 with -f."
)
@click.option("-f", "--follow", is_flag=True, help="Keep printing executions as they end, until Ctrl-C.")
@click.option("--failed", is_flag=True, help="Only executions that failed.")
@long_option
@client_options
@click.pass_obj
def logs(session: Session, name: str | None, *, count: int | None, follow: bool, failed: bool, is_long: bool) -> None:
    """Show the latest executions of a script, newest last; without NAME those of all scripts.

    With the whole id of an execution in place of NAME, show that one with each of its calls to services.

    Times are local, ids are cut to their last 8 characters; --long shows both in full.
    """
    if follow:
        _follow(session, name, count or 0, only_failed=failed, is_long=is_long)
        return
    with session.connect() as client:
        one = client.find_execution(name) if name is not None and EXECUTION_ID.fullmatch(name) else None
        if one is not None:
            _show_one(session, one, is_long=is_long)
            return
        executions = client.list_executions(name, count or _DEFAULT_COUNT, only_failed=failed)
    if session.as_json:
        session.print_result(executions, "")
        return
    if not executions:
        kind = "failed executions" if failed else "executions"
        note(f"no {kind} recorded" if name is None else f"no {kind} of {name} recorded")
    for execution in reversed(executions):
        say_painted(_describe(session, execution, with_script=name is None, is_long=is_long))


def _show_one(session: Session, execution: dict[str, Any], *, is_long: bool) -> None:
    if session.as_json:
        session.print_result(execution, "")
        return
    say_painted(_describe(session, execution, with_script=True, is_long=is_long))
    for span in execution.get("spans") or []:
        say_painted(f"  {_one_line(describe_span(span))}")
    if execution.get("dropped_spans"):
        note(f"… {execution['dropped_spans']} more calls to services")


def _follow(session: Session, name: str | None, count: int, *, only_failed: bool, is_long: bool) -> None:
    """Show the newest `count` executions, then each as it ends. One line of JSON for each with `--json`."""
    with session.connect() as client:
        earlier = client.list_executions(name, count, only_failed=only_failed) if count else []
        after = str(earlier[0]["id"]) if earlier else None
        later = client.follow_executions(name, only_failed=only_failed, after=after)
        for execution in chain(reversed(earlier), later):
            if session.as_json:
                say_json(execution, indent=None)
            else:
                say_painted(_describe(session, execution, with_script=name is None, is_long=is_long))


def _describe(session: Session, execution: dict[str, Any], *, with_script: bool, is_long: bool) -> str:
    lines = [_head(session, execution, with_script=with_script, is_long=is_long)]
    lines += [_log_line(session, line) for line in execution.get("logs") or []]
    if execution.get("dropped_log_lines"):
        lines.append(f"  … {execution['dropped_log_lines']} more lines over the log limit")
    lines += [f"  {session.paint('warning', 'yellow')} {_one_line(text)}" for text in execution.get("warnings") or []]
    summary = describe_spans(execution)
    lines += [f"  {_one_line(summary)}"] if summary else []
    if execution.get("last_call") == "unknown":
        lines.append("  it ended while waiting for a service; that call may or may not have taken effect")
    fault = execution.get("error")
    if fault:
        place = ":".join(str(fault[part]) for part in ("line", "column") if fault.get(part) is not None)
        at = f" at line {_one_line(place)}" if place else ""
        lines.append(f"  {session.paint(str(fault['code']), 'red')}{at}: {_one_line(str(fault['message']))}")
        lines += [f"    {line}" for line in describe_trace(fault.get("trace"))]
    return "\n".join(lines)


def _head(session: Session, execution: dict[str, Any], *, with_script: bool, is_long: bool) -> str:
    status = str(execution["status"])
    shown = session.paint(status, "green" if status == "ok" else "red")
    query = f"?{execution['query']}" if execution.get("query") else ""  # an older server does not know the field
    event = execution.get("event")
    request = f"{execution['method']} {execution['path']}{query}" if event is None else _cause(execution, event)
    duration_ms = execution["duration_us"] / 1000
    script = f"{execution['script_name']} " if with_script else ""
    started = clock_time(str(execution["started_at"]), is_long=is_long)
    before, after = f"{started} {script}", f" {execution['http_status']} {request}"
    facts = f" revision {execution['revision']} {duration_ms:.1f} ms {shown_id(str(execution['id']), is_long=is_long)}"
    return _one_line(before) + shown + _one_line(after + facts)


def _cause(execution: dict[str, Any], event: dict[str, Any]) -> str:
    attempt = f" attempt {event['attempt']}" if event["attempt"] > 1 else ""
    return f"{execution['trigger']} {event['source']}{attempt}"


def _log_line(session: Session, line: dict[str, Any]) -> str:
    level = str(line["level"])
    color = _COLOR_OF_LEVEL.get(level)
    shown = f"{level:<5}"
    fields = f" {_one_line(_compact(line['fields']))}" if line.get("fields") else ""
    level_shown = session.paint(shown, color) if color else _one_line(shown)
    return f"  {level_shown} {_one_line(str(line['message']))}{fields}"


def _compact(fields: Any) -> str:
    return fields if isinstance(fields, str) else json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _one_line(text: str) -> str:
    return neutralise(text, keep="\t")
