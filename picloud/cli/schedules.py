"""`picloud schedule ...`: runs of scripts at set times."""

import json
import re
from typing import Any, Final

import click

from picloud.cli.confirmation import confirm_deletion
from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.names import ScriptName
from picloud.cli.session import Session, client_options
from picloud.cli.terminal import neutralise
from picloud.cli.times import age, long_option

_PREVIEWED: Final = 5
_SECONDS_OF_UNIT: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_TIME_SPAN: Final = re.compile(r"([1-9][0-9]{0,5})([smhd])")


class TimeSpan(click.ParamType[int]):
    """A time span such as `30s`, `15m`, `6h` or `1d`, as seconds."""

    name = "duration"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        match = _TIME_SPAN.fullmatch(str(value))
        if match is None:
            self.fail(f"{value!r} is not a time span such as 30s, 15m or 6h", param, ctx)
        return int(match[1]) * _SECONDS_OF_UNIT[match[2]]


timezone_option = click.option("--tz", "timezone", metavar="ZONE", help="Time zone of CRON, such as Europe/Berlin.")


@click.group("schedule")
@client_options
def schedule() -> None:
    """Run scripts at set times."""


@schedule.command("list", short_help="List the schedules.")
@long_option
@client_options
@click.pass_obj
def list_schedules(session: Session, *, is_long: bool) -> None:
    """List the schedules by name, with their next run and the outcome of the last one."""
    with session.connect() as client:
        schedules = client.call("GET", "schedules")["items"]
    rows = [
        [
            item["name"],
            item["script_name"],
            item["explanation"],
            _next(item, is_long=is_long),
            _last(item, is_long=is_long),
            _state(item),
        ]
        for item in schedules
    ]
    header = ["NAME", "SCRIPT", "WHEN", "NEXT", "LAST", "STATE"]
    session.print_table(schedules, header, rows, "no schedules yet; `picloud schedule add` creates one")


@schedule.command("add", short_help="Create a schedule.")
@click.argument("name")
@click.argument("script", type=ScriptName())
@click.option("--cron", metavar="CRON", help='Five fields in quotes: "30 2 * * *" is 02:30 every day.')
@click.option("--every", "every_s", type=TimeSpan(), help="At this interval: 30s, 15m, 6h.")
@click.option("--at", metavar="TIME", help="Once at this time: 2026-12-24T18:00:00Z.")
@timezone_option
@click.option("--data", metavar="JSON", help="The payload of each run, for ctx.event.payload.")
@click.option(
    "--overlap", type=click.Choice(["skip", "queue", "allow"]), help="What to do when it is due while it still runs."
)
@click.option(
    "--missed",
    type=click.Choice(["skip", "once", "all"]),
    help="Which due times to run that were missed while PiCloud was off.",
)
@click.option("--jitter", "jitter_s", type=TimeSpan(), help="Delay each run by a random time up to this: 30s, 5m.")
@click.option("--paused", is_flag=True, help="Create it paused.")
@client_options
@click.pass_obj
def add(session: Session, /, name: str, script: str, *, data: str | None, paused: bool, **given: Any) -> None:
    """Create the schedule NAME, which runs SCRIPT. Give exactly one of --cron, --every and --at."""
    if sum(given[each] is not None for each in ("cron", "every_s", "at")) != 1:
        raise CommandFailed("give exactly one of --cron, --every and --at", code="usage", exit_code=EXIT_USAGE)
    body = {key: value for key, value in given.items() if value is not None}
    if data is not None:
        body["payload"] = _payload(data)
    with session.connect() as client:
        made = client.call("POST", "schedules", body={"name": name, "script": script, "enabled": not paused, **body})
    session.print_result(made, f"{_clean(made['name'])}: {_clean(made['explanation'])}; next {_next(made)}")


@schedule.command("run", short_help="Run a schedule now.")
@click.argument("name")
@click.option("--data", metavar="JSON", help="Another payload for this run.")
@client_options
@click.pass_obj
def run(session: Session, name: str, *, data: str | None) -> None:
    """Run the schedule NAME now, even if it is paused. Its due times do not change."""
    body = {} if data is None else {"payload": _payload(data)}
    with session.connect() as client:
        started = client.call("POST", "schedules", name, "run", body=body)
    session.print_result(started, f"started; see `picloud logs {started['execution_id']}`")


@schedule.command("pause", short_help="Pause a schedule.")
@click.argument("name")
@client_options
@click.pass_obj
def pause(session: Session, name: str) -> None:
    """Pause the schedule NAME. A run in progress goes on."""
    with session.connect() as client:
        paused = client.call("POST", "schedules", name, "pause")
    session.print_result(paused, f"paused {_clean(paused['name'])}")


@schedule.command("resume", short_help="Resume a schedule.")
@click.argument("name")
@client_options
@click.pass_obj
def resume(session: Session, name: str) -> None:
    """Resume the schedule NAME. Due times that passed meanwhile do not run."""
    with session.connect() as client:
        resumed = client.call("POST", "schedules", name, "resume")
    session.print_result(resumed, f"resumed {_clean(resumed['name'])}; next {_next(resumed)}")


@schedule.command("delete", short_help="Delete a schedule.")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@client_options
@click.pass_obj
def delete(session: Session, name: str, *, yes: bool) -> None:
    """Delete the schedule NAME. Its script and past executions stay."""
    confirm_deletion(f"Delete the schedule {name}?", yes=yes)
    with session.connect() as client:
        client.call("DELETE", "schedules", name)
    session.print_result({"name": name, "deleted": True}, f"deleted {name}")


@schedule.command("preview", short_help="Show the next times of a cron expression.")
@click.argument("cron")
@timezone_option
@click.option("-n", "count", type=click.IntRange(1, 100), default=_PREVIEWED, help="How many times; default: 5.")
@client_options
@click.pass_obj
def preview(session: Session, cron: str, *, timezone: str | None, count: int) -> None:
    """Show CRON, such as "30 2 * * *", in words, and its next times."""
    body: dict[str, Any] = {"cron": cron, "count": count}
    if timezone is not None:
        body["timezone"] = timezone
    with session.connect() as client:
        found = client.call("POST", "schedules", "preview", body=body)
    lines = [_clean(found["explanation"]), *(_clean(each["local"]) for each in found["times"])]
    session.print_result(found, "\n".join(lines))


def _payload(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as exc:
        raise CommandFailed(f"--data is not JSON: {exc}", code="input", exit_code=EXIT_USAGE) from exc


def _next(item: dict[str, Any], *, is_long: bool = True) -> str:
    if not item["next"]:
        return "-"
    first = item["next"][0]
    return str(first["local"]) if is_long else age(first["at"], is_long=False)


def _last(item: dict[str, Any], *, is_long: bool) -> str:
    last = item["last"]
    return "-" if last is None else f"{last['outcome']} {age(last['ended_at'], is_long=is_long)}"


def _state(item: dict[str, Any]) -> str:
    if not item["enabled"]:
        return "paused"
    if item["waits_for"]:
        return f"waits: {item['waits_for']}"
    return "failing" if item["failing"] else "running" if item["running"] else "ok"


def _clean(text: str) -> str:
    return neutralise(str(text))
