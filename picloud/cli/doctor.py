"""`picloud doctor`: looks over this machine."""

import dataclasses
import sys
from pathlib import Path

import click

from picloud.cli.failures import EXIT_FAILED
from picloud.cli.session import Session, client_options

_SIGNS = {"ok": "ok     ", "warning": "warning", "fault": "FAULT  "}


@click.command(short_help="Look over this machine.")
@client_options
@click.pass_obj
def doctor(session: Session) -> None:
    """Look over this machine: Python, processor, memory, disk, clock, power, database, unit, port, back-ups.

    Each finding names the way out. Ends with code 1 when there is a fault. Asks no server but that of this machine, and
    changes nothing.
    """
    from picloud.installer.doctor import examine  # noqa: PLC0415  # needed by this command alone
    from picloud.installer.layout import Layout  # noqa: PLC0415  # with the other

    places = [folder for folder in session.settings.data_dirs if folder.is_dir()]
    findings = examine(Layout(), places[-1] if places else Path())
    lines = []
    for finding in findings:
        lines.append(f"{_SIGNS[finding.level]}  {finding.name}: {finding.fact}")
        if finding.advice:
            lines.append(f"{'':9}{finding.advice}")
    session.print_result([dataclasses.asdict(finding) for finding in findings], "\n".join(lines))
    if any(finding.level == "fault" for finding in findings):
        sys.exit(EXIT_FAILED)
