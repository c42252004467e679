"""The question before a deletion."""

import sys

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed


def confirm_deletion(question: str, *, yes: bool) -> None:
    """Ask on the terminal whether to delete. `yes`: do not ask.

    Raises:
        CommandFailed: there is no terminal; `declined`.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise CommandFailed(
            "delete needs confirmation, and there is no terminal", hint="add --yes", exit_code=EXIT_USAGE
        )
    if not click.confirm(question, err=True):
        raise CommandFailed("nothing was deleted", code="declined")
