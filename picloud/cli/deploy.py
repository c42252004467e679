"""`picloud deploy`: a file becomes the live revision of a script, or all files of a directory do."""

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from picloud.cli.deploy_directory import deploy_all, outcome_line, plan
from picloud.cli.failures import CommandFailed
from picloud.cli.grants import offer_missing
from picloud.cli.manifest import LocalScript, read_directory
from picloud.cli.names import ScriptName, name_of_file
from picloud.cli.output import note
from picloud.cli.session import Session, client_options
from picloud.cli.source import FORGIVING, read_source, show_faults
from picloud.shared.version import EXECUTE_PATH

if TYPE_CHECKING:
    from picloud.cli.client import Client


@click.command
@click.argument("path", metavar="FILE|DIR", type=click.Path(allow_dash=True))
@click.option("--name", type=ScriptName(), help="Name of the script; default: derived from the file name.")
@click.option("--description", metavar="TEXT", help="One-line description.")
@click.option(
    "--access", type=click.Choice(["public", "token"]), help="Who may call the script; a new script is public."
)
@click.option(
    "--max-requests-per-minute",
    "quota",
    metavar="N",
    type=click.IntRange(0, 1_000_000),
    help="Rate limit per minute; 0 means no limit.",
)
@click.option("--strict", is_flag=True, help="Refuse a script that would fail on every run.")
@click.option(
    "--grant",
    "grant_all",
    is_flag=True,
    help="Grant what the source uses by name; without it, asked on a terminal. Needs the scope admin.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be created, updated and deleted, and change nothing.")
@click.option("--prune", is_flag=True, help="With DIR: delete the server's scripts that are not in it; asks first.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation of --prune.")
@client_options
@click.pass_obj
def deploy(
    session: Session,
    path: str,
    *,
    name: str | None,
    description: str | None,
    access: str | None,
    quota: int | None,
    strict: bool,
    grant_all: bool,
    dry_run: bool,
    prune: bool,
    yes: bool,
) -> None:
    """Create a script from FILE, or save a new revision of it; or do so for all *.rhai files in DIR.

    A script is live when the command returns. FILE may be - for standard input. When a source does not compile, nothing
    changes, not even the other scripts of DIR. Warnings are printed on standard error and do not stop the deployment.

    Settings that are not given stay as they are. Those of scripts in DIR can be in picloud.toml there.
    """
    settings = {"description": description, "access": access, "max_requests_per_minute": quota}
    fields = {key: value for key, value in settings.items() if value is not None}
    if Path(path).is_dir():
        if name is not None or description is not None:
            raise click.UsageError("--name and --description are for one FILE; with DIR they are in picloud.toml")
        scripts = [each._replace(settings={**each.settings, **fields}) for each in read_directory(Path(path))]
    elif prune:
        raise click.UsageError("--prune needs a DIR")
    else:
        scripts = [LocalScript(name or _name_of(session, path), path, read_source(path), fields)]
    if dry_run:
        plan(session, scripts, strict=strict, prune=prune)
    elif Path(path).is_dir():
        deploy_all(session, scripts, strict=strict, grant_all=grant_all, prune=prune, yes=yes)
    else:
        _deploy(session, scripts[0], strict=strict, grant_all=grant_all)


def _deploy(session: Session, script: LocalScript, *, strict: bool, grant_all: bool) -> None:
    fields = {"source": script.source, **script.settings, **({"strict": True} if strict else {})}
    with session.connect() as client:
        try:
            saved, created = _save(client, script.name, fields)
        except CommandFailed as error:
            raise _with_excerpts(error, script.file, script.source) from error
        url = f"{client.address()}{EXECUTE_PATH}/{saved['name']}"
        granted = _offer(session, client, script, saved, grant_all=grant_all)
    # a token that only deploys may not read the access
    facts: dict[str, Any] = {key: saved[key] for key in ("id", "name", "revision", "access") if key in saved}
    warnings = saved.get("warnings", [])
    changed = bool(saved.get("changed", True))  # an older server does not say so
    action = "created" if created else "updated" if changed else "unchanged"
    outcome: dict[str, Any] = {**saved, "action": action}
    facts |= {"previous_revision": saved.get("previous_revision"), "created": created, "changed": changed}
    lines = [outcome_line(outcome), *(f"granted {line}" for line in granted), url, f"try it: {_call(saved, url)}"]
    session.print_result({**facts, "url": url, "warnings": warnings, "granted": granted}, "\n".join(lines))


def _offer(
    session: Session, client: "Client", script: LocalScript, saved: dict[str, Any], *, grant_all: bool
) -> list[str]:
    """Show the warnings of a save and give the script what it lacks; returns what was granted."""
    if saved.get("warnings") and not session.as_json:
        note(show_faults(script.file, script.source, saved["warnings"]))
    return offer_missing(session, client, saved, grant_all=grant_all)


def _name_of(session: Session, file: str) -> str:
    """Return the name made of a file's; a remark tells people when the two differ."""
    stem = PurePath(file).stem
    name = "" if file == "-" else name_of_file(PurePath(file))
    if not name:
        raise click.UsageError("cannot derive a script name from the file name; pass one with --name")
    if name != stem and not session.as_json:
        note(f"the script is named {name}, after {stem}; choose another name with --name")
    return name


def _call(script: dict[str, Any], url: str) -> str:
    """Return a command that calls the script; one without a token where anybody may."""
    return f"curl '{url}'" if script.get("access") == "public" else f"picloud invoke {script['name']}"


def _save(client: "Client", name: str, fields: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    script = client.find_and_update_script(name, fields)
    if script is not None:
        return script, False
    return client.create_script({"name": name, **fields}), True


def _with_excerpts(error: CommandFailed, file: str, source: str) -> CommandFailed:
    """The same error; where the server named places in the source, they are shown below it."""
    details = error.details or {}
    diagnostics = details.get("diagnostics") or ([details] if details.get("line") else [])
    if not diagnostics:
        return error
    placed = [{"message": error.message, **diagnostic} for diagnostic in diagnostics]
    return CommandFailed(
        f"{file} was refused, nothing changed",
        code=error.code,
        hint=FORGIVING if error.code == "certain_failure" else None,
        details={**details, "message": error.message},
        body=show_faults(file, source, placed),
    )
