"""`picloud rollback NAME REVISION`: an earlier revision becomes the live one."""

from typing import TYPE_CHECKING, Any

import click

from picloud.cli.failures import CommandFailed
from picloud.cli.grants import differences
from picloud.cli.names import ScriptName
from picloud.cli.session import Session, client_options
from picloud.cli.source import FORGIVING, show_faults

if TYPE_CHECKING:
    from picloud.cli.client import Client


@click.command
@click.argument("name", type=ScriptName())
@click.argument("revision", type=click.IntRange(min=1))
@click.option("--strict", is_flag=True, help="Refuse a revision that would fail on every run.")
@client_options
@click.pass_obj
def rollback(session: Session, name: str, revision: int, *, strict: bool) -> None:
    """Make an earlier REVISION live again; `picloud show NAME --revisions` lists them.

    Grants stay as they are. Those that the source needs and those that it does not use are listed.
    """
    with session.connect() as client:
        try:
            script = client.rollback(name, revision, strict=strict)
        except CommandFailed as error:
            raise _with_excerpts(client, name, revision, error) from error
    session.print_result(script, "\n".join([_moved(script), *differences(script)]))


def _with_excerpts(client: "Client", name: str, revision: int, error: CommandFailed) -> CommandFailed:
    """Return the same error; where the server named places in the revision's source, they are shown below it."""
    diagnostics = (error.details or {}).get("diagnostics")
    if not diagnostics:
        return error
    source = client.get_revision(name, revision)["source"]
    return CommandFailed(
        f"revision {revision} of {name} was refused, nothing changed",
        code=error.code,
        hint=FORGIVING if error.code == "certain_failure" else None,
        details={**(error.details or {}), "message": error.message},
        body=show_faults(name, source, [{"message": error.message, **each} for each in diagnostics]),
    )


def _moved(script: dict[str, Any]) -> str:
    now, before = script["revision"], script.get("previous_revision")
    if not script.get("changed", True):
        return f"unchanged {script['name']}, revision {now}"
    return f"rolled back {script['name']}, revision {now if before is None else f'{before} -> {now}'}"
