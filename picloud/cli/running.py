"""`picloud running` and `picloud cancel`: executions in progress."""

from typing import Any

import click

from picloud.cli.failures import CommandFailed
from picloud.cli.session import Session, client_options
from picloud.cli.times import EXECUTION_ID, long_option, shown_id


@click.command("running")
@long_option
@client_options
@click.pass_obj
def running(session: Session, *, is_long: bool) -> None:
    """List the executions in progress, and the call to a service that each waits for.

    The one that has run longest comes first. Ids are cut to their last 8 characters; --long shows them in full.
    """
    with session.connect() as client:
        items = client.list_running()
    rows = [
        [
            shown_id(item["id"], is_long=is_long),
            item["script_name"],
            str(item["revision"]),
            f"{item['duration_us'] / 1_000_000:.1f} s",
            f"{item['timeout_ms'] / 1_000:g} s",
            "trial run" if item["is_trial"] else item["trigger"],
            item["waits_for"] or "",
        ]
        for item in items
    ]
    header = ["ID", "SCRIPT", "REVISION", "RUNS FOR", "AT MOST", "STARTED BY", "WAITS FOR"]
    session.print_table(items, header, rows, "no execution is in progress")


@click.command("cancel")
@click.argument("execution_id", metavar="ID")
@client_options
@click.pass_obj
def cancel(session: Session, execution_id: str) -> None:
    """Cancel an execution in progress, by its ID or the end of it that `picloud running` shows.

    Its caller gets status 503 with script_cancelled, and so says its record.
    """
    with session.connect() as client:
        if EXECUTION_ID.fullmatch(execution_id) is None:
            execution_id = _complete(execution_id, client.list_running())
        client.cancel_execution(execution_id)
    session.print_result({"id": execution_id, "cancelled": True}, f"cancelled {execution_id}")


def _complete(end: str, items: list[dict[str, Any]]) -> str:
    found = [str(item["id"]) for item in items if end and str(item["id"]).endswith(end)]
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandFailed(
            f"the ids of {len(found)} executions end in {end}", hint="`picloud running --long` shows them in full"
        )
    raise CommandFailed(
        f"no execution in progress has an id that ends in {end!r}",
        code="not_found",
        hint="`picloud running` shows those in progress",
    )
