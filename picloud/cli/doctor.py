"""`picloud doctor`: looks over this machine."""

import dataclasses
import sys
from pathlib import Path
from typing import Any

import click

from picloud.cli.failures import EXIT_FAILED, CommandFailed
from picloud.cli.session import Session, client_options

_SIGNS = {"ok": "ok     ", "warning": "warning", "fault": "FAULT  "}


@click.command
@client_options
@click.pass_obj
def doctor(session: Session) -> None:
    """Check this machine: Python, processor, memory, disk, clock, power, database, service, port, backups.

    Each finding says how to fix it. Exits with code 1 when there is a fault. Contacts only the server on this machine
    and changes nothing.
    """
    from picloud.installer.doctor import examine  # noqa: PLC0415  # needed by this command alone
    from picloud.installer.layout import Layout  # noqa: PLC0415  # with the other

    session.stay_local()
    findings = examine(Layout(), _data_directory(session), lambda path: _ask(session, path))
    lines = []
    for finding in findings:
        lines.append(f"{_SIGNS[finding.level]}  {finding.name}: {finding.fact}")
        if finding.advice:
            lines.append(f"{'':9}{finding.advice}")
    session.print_result([dataclasses.asdict(finding) for finding in findings], "\n".join(lines))
    if any(finding.level == "fault" for finding in findings):
        sys.exit(EXIT_FAILED)


def _data_directory(session: Session) -> Path | None:
    try:
        directory = session.directory
    except CommandFailed:
        return None
    return directory if directory.is_dir() else None


def _ask(session: Session, path: str) -> dict[str, Any]:
    from picloud.installer.doctor import Unanswered  # noqa: PLC0415  # as above

    try:
        with session.connect() as client:
            return client.probe(path)
    except CommandFailed as error:
        raise Unanswered(error.message, error.hint or "see its log") from error
