"""How a command ends when it does not succeed: exit codes, and one line that names the way out.

With `--json` the same facts go to stderr as `{"error": {"code", "message", "hint"?, "details"?}}`.
"""

from collections.abc import Mapping
from typing import Any, Final

import click

from picloud.cli.terminal import neutralise, to_json

EXIT_FAILED: Final = 1
EXIT_USAGE: Final = 2
EXIT_TROUBLE: Final = 2
"""Of `diff`, where 1 means that there are differences."""
EXIT_INTERRUPTED: Final = 130


class CommandFailed(Exception):
    """Ends the command.

    Args:
        message: what went wrong, one line.
        code: stable name of the fault, an error code of the API where it comes from there.
        hint: the way out, one line.
        details: JSON-ready facts for `--json`.
        body: further lines for people, such as the source line with a caret.
        exit_code: see docs/reference/cli.md.
    """

    def __init__(
        self,
        message: str,
        *,
        code: str = "failed",
        hint: str | None = None,
        details: Mapping[str, Any] | None = None,
        body: str | None = None,
        exit_code: int = EXIT_FAILED,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.hint = hint
        self.details = details
        self.body = body
        self.exit_code = exit_code


def report(error: CommandFailed | click.ClickException, *, as_json: bool) -> None:
    """Write the failure to stderr, for a program or for a person."""
    if as_json:
        click.echo(to_json(_as_document(error), ascii_only=True), err=True)
        return
    if isinstance(error, click.ClickException):
        _report_usage(error)
        return
    message = neutralise(error.message, keep="")
    if error.hint:
        message = f"{message.removesuffix('.')}; {neutralise(error.hint, keep='')}"
    click.echo(f"error: {message}", err=True)
    if error.body:
        click.echo(neutralise(error.body), err=True)


def _report_usage(error: click.ClickException) -> None:
    """As click does, with arguments that cannot drive the terminal."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        click.echo(context.get_usage(), err=True)
        click.echo(f"Try '{context.command_path} --help' for help.\n", err=True)
    click.echo(f"Error: {neutralise(error.format_message())}", err=True)


def _as_document(error: CommandFailed | click.ClickException) -> dict[str, Any]:
    if isinstance(error, click.ClickException):
        return {"error": {"code": "usage", "message": error.format_message()}}
    document: dict[str, Any] = {"code": error.code, "message": error.message}
    if error.hint:
        document["hint"] = error.hint
    if error.details:
        document["details"] = dict(error.details)
    return {"error": document}
