"""`picloud audit`: who changed what."""

from typing import Any

import click

from picloud.cli.session import Session, client_options
from picloud.cli.times import clock_time, long_option


@click.command
@click.option(
    "-n",
    "count",
    metavar="COUNT",
    type=click.IntRange(1, 10_000),
    default=50,
    show_default=True,
    help="Number of entries.",
)
@click.option("--actor", help="Only this actor: admin-token, token:NAME, anonymous.")
@click.option("--action", help="Only this action, such as script.update.")
@click.option("--object", "object_", metavar="ID", help="Only this object, by id or by the name it had at the time.")
@click.option("--since", metavar="TIME", help="From this time on: 2026-11-23T18:30:00Z.")
@click.option("--until", metavar="TIME", help="Before this time.")
@long_option
@client_options
@click.pass_obj
def audit(
    session: Session,
    *,
    count: int,
    actor: str | None,
    action: str | None,
    object_: str | None,
    since: str | None,
    until: str | None,
    is_long: bool,
) -> None:
    """Show the latest audit log entries, newest last."""
    wanted = {"actor": actor, "action": action, "object": object_, "since": since, "until": until}
    query = {name: value for name, value in wanted.items() if value is not None}
    with session.connect() as client:
        entries = client.list_audit(query, count)
    rows = [
        [
            clock_time(entry["at"], is_long=is_long),
            entry["actor"],
            entry["peer"] or "-",
            entry["action"],
            _object(entry["object"]),
        ]
        for entry in reversed(entries)
    ]
    session.print_table(entries, ["TIME", "ACTOR", "PEER", "ACTION", "OBJECT"], rows, "no entries")


def _object(shown: dict[str, Any]) -> str:
    return str(shown["name"] or shown["id"] or shown["type"])
