"""`picloud deploy FILE`: the file's text becomes the live revision of a script."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from picloud.cli.failures import CommandFailed
from picloud.cli.names import ScriptName, name_of_file
from picloud.cli.output import note
from picloud.cli.session import Session, client_options
from picloud.cli.source import FORGIVING, read_source, show_faults
from picloud.shared.version import API_PREFIX

if TYPE_CHECKING:
    from picloud.cli.client import Client


@click.command
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--name", type=ScriptName(), help="Name of the script; default: derived from the file name.")
@click.option("--description", metavar="TEXT", help="One-line description.")
@click.option(
    "--access", type=click.Choice(["public", "token"]), help="Who may call the script; a new script is public."
)
@click.option(
    "--max-requests-per-minute",
    "quota",
    type=click.IntRange(0, 1_000_000),
    help="Rate limit per minute; 0 means no limit.",
)
@click.option("--strict", is_flag=True, help="Refuse a script of which every run would fail; warnings never do.")
@client_options
@click.pass_obj
def deploy(
    session: Session,
    file: str,
    *,
    name: str | None,
    description: str | None,
    access: str | None,
    quota: int | None,
    strict: bool,
) -> None:
    """Create a script, or save a new revision of an existing one. FILE may be - for standard input.

    The revision is live when the command returns. A source that does not compile changes nothing. Warnings about the
    source are printed on standard error and do not stop the deployment; --strict stops it only for those of which
    every run would fail.
    """
    chosen = name or _name_of(session, file)
    source = read_source(file)
    fields: dict[str, Any] = {"source": source}
    if description is not None:
        fields["description"] = description
    if access is not None:
        fields["access"] = access
    if quota is not None:
        fields["max_requests_per_minute"] = quota
    if strict:
        fields["strict"] = True
    with session.connect() as client:
        try:
            script, created = _save(client, chosen, fields)
        except CommandFailed as error:
            raise _with_excerpts(error, file, source) from error
        url = f"{client.address()}{API_PREFIX}/execute/{script['name']}"
    # a token that only deploys is not told the access
    facts = {key: script[key] for key in ("id", "name", "revision", "access") if key in script}
    warnings = script.get("warnings", [])
    changed = bool(script.get("changed", True))  # an older server does not say so
    if warnings and not session.as_json:
        note(show_faults(file, source, warnings))
    session.print_result(
        {**facts, "created": created, "changed": changed, "url": url, "warnings": warnings},
        f"{_outcome(script, created=created, changed=changed)}\n{url}\ntry it: {_call(script, url)}",
    )


def _name_of(session: Session, file: str) -> str:
    """Return the name made of a file's; a remark tells people when the two differ."""
    stem = PurePath(file).stem
    name = "" if file == "-" else name_of_file(PurePath(file))
    if not name:
        raise click.UsageError("cannot derive a script name from the file name; pass one with --name")
    if name != stem and not session.as_json:
        note(f"the script's name is {name}, made of {stem}; use --name to choose another")
    return name


def _call(script: dict[str, Any], url: str) -> str:
    """Return a command that calls the script; one without a token where anybody may."""
    return f"curl '{url}'" if script.get("access") == "public" else f"picloud invoke {script['name']}"


def _outcome(script: dict[str, Any], *, created: bool, changed: bool) -> str:
    name, revision, before = script["name"], script["revision"], script.get("previous_revision")
    if created:
        return f"created {name}, revision {revision}"
    if not changed:
        return f"unchanged {name}, revision {revision}"
    return f"updated {name}, revision {revision if before in (None, revision) else f'{before} -> {revision}'}"


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
