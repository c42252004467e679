"""`picloud assets ...`: files that are served below a route, without a script."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from picloud.cli.asset_folder import Changes, compare, pack, read_folder
from picloud.cli.confirmation import confirm_deletion
from picloud.cli.failures import CommandFailed
from picloud.cli.output import note, say
from picloud.cli.session import Session, client_options
from picloud.cli.times import age, long_option

if TYPE_CHECKING:
    from picloud.cli.client import Client

_SHOWN_PATHS: Final = 20
_KIB: Final = 1024

Bundle = dict[str, Any]


@click.group("assets")
@client_options
def assets() -> None:
    """Serve the files of a website or a single-page app.

    Files are pushed under a NAME, as numbered versions. A route serves them: `picloud route add GET /app/*rest
    --assets NAME`.
    """


@assets.command("push", short_help="Push a folder; it is live at once.")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("name")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--hidden", is_flag=True, help="Also push names that begin with a dot, and node_modules.")
@client_options
@click.pass_obj
def push(session: Session, folder: Path, name: str, *, dry_run: bool, hidden: bool) -> None:
    """Push all files of DIR as a new version of NAME. Files that are not in DIR are not in that version.

    Names that begin with a dot, but for .well-known, and node_modules are left out.
    """
    files = read_folder(folder, is_whole=hidden)
    with session.connect() as client:
        live = _live_files(client, name)
        changes = None if live is None else compare(files, live)
        if dry_run:
            _print_plan(session, name, len(files), changes)
            return
        if not session.as_json and changes is not None:
            _say_changes(changes)
        data = pack(files)
        if sys.stderr.isatty():
            note(f"uploading {len(files)} files, {_size(len(data))}")
        bundle = client.push_assets(name, data)
    session.print_result({**bundle, **_facts_of(changes)}, _pushed_line(name, bundle, changes))


@assets.command("list", short_help="List what was pushed.")
@long_option
@client_options
@click.pass_obj
def list_assets(session: Session, *, is_long: bool) -> None:
    """List all static assets with their live versions, and the routes that serve them."""
    with session.connect() as client:
        items = client.call("GET", "assets")["items"]
    rows = [
        [
            each["name"],
            str(each["live_version"]),
            f"{each['files']:,}",
            _size(each["bytes"]),
            age(each["updated_at"], is_long=is_long),
            " ".join(route["url"] for route in each["routes"]) or "-",
        ]
        for each in items
    ]
    header = ["NAME", "VERSION", "FILES", "SIZE", "CHANGED", "ROUTES"]
    session.print_table(items, header, rows, "no assets yet; `picloud assets push DIR NAME` pushes a folder")


@assets.command("show", short_help="Show the versions of assets, or the files of one.")
@click.argument("name")
@click.option("--version", "number", type=click.IntRange(min=1), help="Show the files of this version.")
@click.option("--files", is_flag=True, help="Show the files of the live version.")
@long_option
@client_options
@click.pass_obj
def show(session: Session, name: str, *, number: int | None, files: bool, is_long: bool) -> None:
    """Show the versions of NAME that are kept, newest first, or the files of one."""
    with session.connect() as client:
        bundle = client.call("GET", "assets", name)
        if files or number is not None:
            version = str(number or bundle["live_version"])
            found = client.call("GET", "assets", name, "versions", version)
            rows = [
                [each["path"], _size(each["bytes"]), each["content_type"], " ".join(each["codings"]) or "-"]
                for each in found["items"]
            ]
            session.print_table(found, ["PATH", "SIZE", "TYPE", "CODINGS"], rows, "")
            return
    rows = [
        [
            str(each["number"]),
            f"{each['files']:,}",
            _size(each["bytes"]),
            age(each["created_at"], is_long=is_long),
            "live" if each["live"] else "",
        ]
        for each in bundle["versions"]
    ]
    session.print_table(bundle, ["VERSION", "FILES", "SIZE", "PUSHED", ""], rows, "")


@assets.command("rollback", short_help="Make an older version live again.")
@click.argument("name")
@click.argument("version", type=click.IntRange(min=1))
@client_options
@click.pass_obj
def rollback(session: Session, name: str, version: int) -> None:
    """Make VERSION of NAME live, as `picloud assets show NAME` lists it."""
    with session.connect() as client:
        bundle = client.call("POST", "assets", name, "rollback", body={"version": version})
    session.print_result(bundle, f"{name} serves version {bundle['live_version']}")


@assets.command("delete", short_help="Delete assets with all their versions.")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@client_options
@click.pass_obj
def delete(session: Session, name: str, *, yes: bool) -> None:
    """Delete NAME with all its versions. Routes to it stay, and answer 404."""
    confirm_deletion(f"Delete the assets {name} with all versions?", yes=yes)
    with session.connect() as client:
        client.call("DELETE", "assets", name)
    session.print_result({"name": name, "deleted": True}, f"deleted {name}")


def _live_files(client: "Client", name: str) -> dict[str, str] | None:
    """Return the digests of the live files by path; None when the token may not read them."""
    try:
        version = client.call("GET", "assets", name)["live_version"]
        found = client.call("GET", "assets", name, "versions", str(version))["items"]
    except CommandFailed as error:
        if error.code == "not_found":
            return {}
        if error.code == "forbidden":
            return None
        raise
    return {each["path"]: each["sha256"] for each in found}


def _print_plan(session: Session, name: str, files: int, changes: Changes | None) -> None:
    if not session.as_json and changes is not None:
        _say_changes(changes)
    text = f"would push {files} files as {name}{_count_of(changes)}"
    if changes is not None and not changes.count:
        text = f"{name} is up to date"
    session.print_result({"dry_run": True, "name": name, "files": files, **_facts_of(changes)}, text)


def _say_changes(changes: Changes) -> None:
    lines = [f"+ {path}" for path in changes.added]
    lines += [f"~ {path}" for path in changes.changed]
    lines += [f"- {path}" for path in changes.removed]
    for line in lines[:_SHOWN_PATHS]:
        say(line)
    if len(lines) > _SHOWN_PATHS:
        say(f"and {len(lines) - _SHOWN_PATHS} more")


def _pushed_line(name: str, bundle: Bundle, changes: Changes | None) -> str:
    if not bundle.get("changed", True):
        return f"{name} is up to date: version {bundle['live_version']}"
    return f"pushed {name}, version {bundle['live_version']}{_count_of(changes)}"


def _count_of(changes: Changes | None) -> str:
    if changes is None:
        return ""
    return f": {len(changes.added)} added, {len(changes.changed)} changed, {len(changes.removed)} removed"


def _facts_of(changes: Changes | None) -> dict[str, Any]:
    if changes is None:
        return {}
    return {"changes": {"added": changes.added, "changed": changes.changed, "removed": changes.removed}}


def _size(count: int) -> str:
    if count < _KIB:
        return f"{count} B"
    if count < _KIB * _KIB:
        return f"{count / _KIB:.1f} KiB"
    return f"{count / _KIB / _KIB:.1f} MiB"
