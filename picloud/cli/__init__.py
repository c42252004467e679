"""The `picloud` command: arguments, human and machine output, exit codes. Talks to a server over its HTTP API alone.

`serve` is the one command that reaches the services, through `picloud.wiring`. Importing this package must stay cheap:
httpx, pydantic and the services are imported by the commands that need them.
"""

import sys

from picloud.cli.failures import CommandFailed, report
from picloud.cli.root import cli
from picloud.cli.streams import prepare_streams


def main() -> None:
    """Entry point of the command; ends the process with one of the exit codes of docs/reference/cli.md."""
    arguments = sys.argv[1:]
    try:
        prepare_streams(arguments)
    except CommandFailed as error:
        report(error, as_json="--json" in arguments)
        sys.exit(error.exit_code)
    cli(arguments, prog_name="picloud")


__all__ = ["cli", "main"]
