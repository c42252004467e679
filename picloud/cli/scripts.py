"""`picloud list`, `show`, `release` and `delete`: the scripts of an installation."""

import sys
from typing import Any

import click

from picloud.cli.confirmation import confirm_deletion
from picloud.cli.names import ScriptName
from picloud.cli.output import say, say_bytes
from picloud.cli.session import Session, client_options
from picloud.cli.terminal import neutralise, short_time
from picloud.cli.times import age, long_option
from picloud.shared.version import EXECUTE_PATH


@click.command("list")
@long_option
@client_options
@click.pass_obj
def list_scripts(session: Session, *, is_long: bool) -> None:
    """List the scripts, newest first."""
    with session.connect() as client:
        scripts = client.list_scripts()
    rows = [
        [
            script["name"],
            str(script["revision"]),
            _state(script),
            age(script["updated_at"], is_long=is_long),
            *([script["id"]] if is_long else []),
            script.get("description") or "",
        ]
        for script in scripts
    ]
    header = ["NAME", "REVISION", "ACCESS", "UPDATED", *(["ID"] if is_long else []), "DESCRIPTION"]
    session.print_table(scripts, header, rows, "no scripts yet; `picloud deploy FILE` creates one")


@click.command
@click.argument("name", type=ScriptName())
@click.option("--source", "part", flag_value="source", help="Print only the live source.")
@click.option("--revisions", "part", flag_value="revisions", help="List the kept revisions.")
@long_option
@client_options
@click.pass_obj
def show(session: Session, name: str, part: str | None, *, is_long: bool) -> None:
    """Show a script: its URL, settings and live revision."""
    with session.connect() as client:
        if part == "revisions":
            _print_revisions(session, client.list_revisions(name), is_long=is_long)
            return
        script = client.get_script(name)
        if part == "source" and not session.as_json:
            _print_source(script["source"])
            return
        url = f"{client.address()}{EXECUTE_PATH}/{script['name']}"
    session.print_result({**script, "url": url}, _describe(script, url))


def _state(script: dict[str, Any]) -> str:
    """Describe who may call the script, or why it cannot be called."""
    if not script["enabled"]:
        return "disabled"
    # an older server does not know the field
    return "quarantined" if script.get("quarantined_at") else str(script["access"])


def _print_source(source: str) -> None:
    """As it is, in UTF-8, for a pipe or a file; made harmless for a terminal."""
    if sys.stdout.isatty():
        say(source.removesuffix("\n"))
    else:
        say_bytes(source.encode("utf-8") + (b"" if source.endswith("\n") else b"\n"))


def _print_revisions(session: Session, revisions: list[dict[str, Any]], *, is_long: bool) -> None:
    rows = [
        [
            str(revision["revision"]),
            "live" if revision["live"] else "",
            str(revision["source_bytes"]),
            age(revision["created_at"], is_long=is_long),
        ]
        for revision in revisions
    ]
    session.print_table(revisions, ["REVISION", "LIVE", "BYTES", "CREATED"], rows, "no revisions")


def _describe(script: dict[str, Any], url: str) -> str:
    facts = [
        ("name", script["name"]),
        ("url", url),
        ("id", script["id"]),
        ("revision", str(script["revision"])),
        ("access", script["access"]),
        ("rate limit", _quota(script)),
        ("enabled", "yes" if script["enabled"] else "no"),
        *_quarantine(script),
        ("created", short_time(script["created_at"])),
        ("updated", short_time(script["updated_at"])),
        ("description", neutralise(script.get("description") or "-", keep="")),
        ("limits", ", ".join(f"{name} {value}" for name, value in (script.get("limits") or {}).items()) or "-"),
    ]
    return "\n".join(f"{label:<12} {value}" for label, value in facts)


def _quota(script: dict[str, Any]) -> str:
    """An older server does not know the field."""
    quota = script.get("max_requests_per_minute")
    return f"{quota} requests per minute" if quota else "-"


def _quarantine(script: dict[str, Any]) -> list[tuple[str, str]]:
    since = short_time(script.get("quarantined_at") or "")
    way_out = f"edit it, or run `picloud release {script['name']}`"
    return (
        [("quarantined", f"since {since}: it crashed its executor process three times within a minute; {way_out}")]
        if since
        else []
    )


@click.command
@click.argument("name", type=ScriptName())
@client_options
@click.pass_obj
def release(session: Session, name: str) -> None:
    """Release a script from quarantine.

    A script is quarantined when it crashes its executor process three times within a minute.
    """
    with session.connect() as client:
        script = client.release(name)
    session.print_result(script, f"released {script['name']}")


@click.command
@click.argument("name", type=ScriptName())
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@client_options
@click.pass_obj
def delete(session: Session, name: str, yes: bool) -> None:
    """Delete a script with its revisions and schedules. Its URL and its routes return 404 from then on.

    What it stored is kept for 7 days.
    """
    confirm_deletion(f"Delete {name} with its revisions and schedules?", yes=yes)
    with session.connect() as client:
        client.delete_script(name)
    session.print_result({"name": name, "deleted": True}, f"deleted {name}")
